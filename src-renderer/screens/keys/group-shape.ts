import type { ListGroup } from '../../../src-shared/item.ts'
import type { BadgeShape } from '../../format/badge.ts'

/** The shape that stands before the name of a group. */
export const groupShape: Readonly<Record<ListGroup, BadgeShape>> = {
  'act-now': 'diamond',
  'due-soon': 'half',
  'cannot-tell': 'dashed',
  fine: 'tick',
}
