/**
 * Use and errors of a key over time, as far as Keyturn itself tried it.
 *
 * Pure, from the audit log: where a provider tells nothing, this is all that is known, and it is
 * called by its name.
 */
import type { UsageDay, UsageView } from '../../src-shared/care.ts'
import type { AuditEntry } from '../vault/audit-event.ts'

/** Days of an answer, the latest ones. */
const mostDays = 400

type Count = keyof Omit<UsageDay, 'day'>

/** What a line of the log counts as; reading a key for some purpose is no use of it. */
const counts: Readonly<Record<string, Count>> = {
  proved: 'used',
  diagnosed: 'used',
  'diagnosed-refused': 'refused',
  'diagnosed-failed': 'failed',
  'refusal-proved': 'refused',
  'proof-failed': 'failed',
}

/** What was written down of a key's use, by days in UTC, the oldest first. */
export function recordedUsage(audit: readonly AuditEntry[]): UsageView {
  const days = new Map<string, UsageDay>()
  for (const { at, event } of audit) {
    const count = counts[event]
    if (count === undefined) continue
    const day = new Date(at).toISOString().slice(0, 10)
    const before = days.get(day) ?? { day, used: 0, refused: 0, failed: 0 }
    days.set(day, { ...before, [count]: before[count] + 1 })
  }
  const sorted = [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
  return { source: 'keyturn', days: sorted.slice(-mostDays), callers: [] }
}
