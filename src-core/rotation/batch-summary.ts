/**
 * Writes down how a batch went, as a file for people: names, states, codes, times, and who acts.
 *
 * Holds no value and no hint of one.
 */
import type { BatchView } from '../../src-shared/batch.ts'
import { plainCell } from '../../src-shared/csv-cell.ts'

/** A key of the summary: what the window shows of it, and who acts next. */
export type SummaryItem = BatchView['items'][number] & {
  readonly who: 'keyturn' | 'person' | 'nobody'
}

/** What the summary is written of. */
export type BatchSummary = Omit<BatchView, 'items'> & { readonly items: readonly SummaryItem[] }

/** The bytes of a summary. */
export function summaryBytes(summary: BatchSummary, form: 'csv' | 'json'): Uint8Array {
  return new TextEncoder().encode(form === 'csv' ? csvOf(summary) : jsonOf(summary))
}

const columns = ['name', 'state', 'code', 'at', 'who_acts'] as const

function csvOf({ items }: BatchSummary): string {
  const rows = items.map((item) =>
    [item.name, item.state, item.code ?? '', isoOf(item.at) ?? '', item.who].map(plainCell),
  )
  return [columns, ...rows].map((row) => `${row.join(',')}\r\n`).join('')
}

function jsonOf({ title, reason, startedAt, state, items }: BatchSummary): string {
  const listed = items.map(({ name, state: itemState, code, at, who }) => {
    return { name, state: itemState, code, at: isoOf(at), whoActs: who }
  })
  const whole = { title, reason, startedAt: isoOf(startedAt), state, items: listed }
  return `${JSON.stringify(whole, null, 2)}\n`
}

function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
