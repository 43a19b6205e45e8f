import type { BadgeKind, ItemSummary, ListGroup } from '../../../src-shared/item.ts'
import { formatNearDay } from '../../format/dates.ts'
import { listWords } from '../../words/en-list.ts'

const words = listWords.list.summaryParts

/**
 * What a group's count is made of, such as `4 overdue, 1 stopped`.
 *
 * Empty while some of its rows were not read yet: half a sum would be a wrong one.
 */
export function summaryText(
  group: ListGroup,
  rows: readonly ItemSummary[],
  { count, now }: { readonly count: number; readonly now: number },
): string {
  const mine = rows.filter((row) => row.group === group)
  if (count === 0) return words.none
  if (mine.length !== count) return ''
  if (group === 'due-soon') return firstDay(mine, now)
  const number = (kind: BadgeKind) => mine.filter((row) => row.worst.kind === kind).length
  const parts: readonly (readonly [BadgeKind, (many: number) => string])[] =
    group === 'act-now'
      ? [
          ['committed', words.committed],
          ['overdue', words.overdue],
          ['expired', words.expired],
          ['stopped', words.stopped],
          ['owner-left', words.ownerLeft],
          ['access-changed', words.accessChanged],
        ]
      : [
          ['age-unknown', words.age],
          ['use-unknown', words.use],
        ]
  return parts
    .filter(([kind]) => number(kind) > 0)
    .map(([kind, text]) => text(number(kind)))
    .join(', ')
}

function firstDay(rows: readonly ItemSummary[], now: number): string {
  const days = rows.flatMap((row) => (row.worst.at === null ? [] : [row.worst.at]))
  if (days.length > 0) return words.first(formatNearDay(Math.min(...days), now))
  return words.waiting(rows.length)
}
