/**
 * Searches, sorts and pages the rows of the list.
 *
 * Pure. Search is by every word of the text, anywhere in what a person can read on the row or the
 * item; `is:overdue` and the like ask for a badge.
 */
import type { ListPage, ListQuery } from '../../src-shared/ipc-contract.ts'
import type { ItemSummary, ListGroup, Overview } from '../../src-shared/item.ts'
import { shortPlaceNames } from '../../src-shared/place-names.ts'

/** A row with the text in which it is searched. */
export type SearchableRow = { readonly row: ItemSummary; readonly haystack: string }

/** The text in which an item is searched, in lower case. */
export function haystackOf(overview: Overview): string {
  return [
    overview.name,
    overview.service,
    overview.providerName,
    overview.environment,
    overview.business,
    overview.owner,
    overview.integration,
    overview.envVar,
    overview.purpose,
    ...shortPlaceNames(overview),
    ...overview.tags,
    ...overview.versions.map((version) => version.credentialId ?? ''),
  ]
    .join('\n')
    .toLowerCase()
}

/** The page that was asked for, with the counts of all rows that match the text. */
export function pageOf(all: readonly SearchableRow[], query: ListQuery): ListPage {
  const matching = all.filter(matcher(query.text)).map(({ row }) => row)
  const groups: Record<ListGroup, number> = {
    'act-now': 0,
    'due-soon': 0,
    'cannot-tell': 0,
    fine: 0,
  }
  for (const row of matching) groups[row.group] += 1
  const shown =
    query.group === null ? matching : matching.filter((row) => row.group === query.group)
  const rows = shown.sort(orders[query.sort]).slice(query.offset, query.offset + query.limit)
  return { rows, total: shown.length, all: all.length, groups }
}

function matcher(text: string): (searchable: SearchableRow) => boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return ({ row, haystack }) =>
    words.every((word) =>
      word.startsWith('is:') ? row.worst.kind === word.slice(3) : haystack.includes(word),
    )
}

const groupOrder: readonly ListGroup[] = ['act-now', 'due-soon', 'cannot-tell', 'fine']

type Order = (a: ItemSummary, b: ItemSummary) => number

const byName: Order = (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

const byAge: Order = (a, b) => (b.ageDays ?? -1) - (a.ageDays ?? -1) || byName(a, b)

const orders: Record<ListQuery['sort'], Order> = {
  worst: (a, b) =>
    groupOrder.indexOf(a.group) - groupOrder.indexOf(b.group) ||
    urgency(b) - urgency(a) ||
    (a.worst.at ?? Infinity) - (b.worst.at ?? Infinity) ||
    byAge(a, b),
  name: byName,
  age: byAge,
  'last-use': (a, b) => (b.lastUsedAt ?? -1) - (a.lastUsedAt ?? -1) || byName(a, b),
}

function urgency({ worst }: ItemSummary): number {
  return worst.kind === 'stopped' ? 2 : worst.kind === 'overdue' ? 1 : 0
}
