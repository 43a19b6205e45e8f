import type { ItemSummary, ListGroup } from '../../../src-shared/item.ts'

/** One line of the drawn list: a heading of a group or a key. */
export type ListEntry =
  | { readonly kind: 'group'; readonly group: ListGroup; readonly count: number }
  | { readonly kind: 'row'; readonly row: ItemSummary; readonly index: number }

/** The lines of the list: with headings where it is ordered by what is worst, else without. */
export function listEntries(
  rows: readonly ItemSummary[],
  groups: Readonly<Record<ListGroup, number>> | null,
): readonly ListEntry[] {
  const entries: ListEntry[] = []
  let group: ListGroup | null = null
  for (const [index, row] of rows.entries()) {
    if (groups && row.group !== group) {
      group = row.group
      entries.push({ kind: 'group', group, count: groups[group] })
    }
    entries.push({ kind: 'row', row, index })
  }
  return entries
}

/** The row that a key press moves to, of so many, or null if the press is no movement. */
export function movedTo(key: string, from: number, count: number): number | null {
  const within = (index: number) => Math.min(Math.max(index, 0), Math.max(count - 1, 0))
  switch (key) {
    case 'ArrowDown':
      return within(from + 1)
    case 'ArrowUp':
      return within(from - 1)
    case 'PageDown':
      return within(from + 10)
    case 'PageUp':
      return within(from - 10)
    case 'Home':
      return within(0)
    case 'End':
      return within(count - 1)
    default:
      return null
  }
}
