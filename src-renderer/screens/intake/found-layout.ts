import type { IntakeGroup } from '../../../src-shared/intake-contract.ts'
import type { Sight } from '../keys/list-layout.ts'

const groupHeight = 34
const rowHeight = 32
const gapHeight = 5
// Lines drawn beyond the edges, so that a quick scroll finds them ready.
const beyond = 400

/** Rows that a long group shows before it is opened. */
export const firstRows = 3

/** One line of the list; `index` of a row counts through all groups, shown or not. */
export type FoundLine =
  | { readonly kind: 'group'; readonly at: number; readonly group: IntakeGroup }
  | { readonly kind: 'row'; readonly index: number }
  | { readonly kind: 'more'; readonly group: IntakeGroup; readonly hidden: number }

/** A line and how far down it stands, in pixels. */
export type PlacedLine = { readonly line: FoundLine; readonly start: number }

/** Every line in its place, and the height of all. */
export type FoundLayout = { readonly lines: readonly PlacedLine[]; readonly height: number }

/**
 * Puts groups, their rows and what opens the rest of them under one another.
 *
 * `opened` names the groups that show all of their rows; null opens every one.
 */
export function foundLayout(
  groups: readonly IntakeGroup[],
  opened: ReadonlySet<string> | null,
): FoundLayout {
  const lines: PlacedLine[] = []
  let start = 0
  let index = 0
  const put = (line: FoundLine, height: number) => {
    lines.push({ line, start })
    start += height
  }
  for (const [at, group] of groups.entries()) {
    const isLong = opened !== null && group.count > firstRows + 1
    const isOpen = !isLong || opened.has(group.providerName)
    const shown = isOpen ? group.count : firstRows
    put({ kind: 'group', at, group }, groupHeight)
    for (let row = 0; row < shown; row += 1) put({ kind: 'row', index: index + row }, rowHeight)
    if (isLong) put({ kind: 'more', group, hidden: group.count - shown }, rowHeight)
    index += group.count
    start += gapHeight
  }
  return { lines, height: start + gapHeight }
}

/** A line with its number among all. */
export type NumberedLine = PlacedLine & { readonly number: number }

/** The lines to draw: those in sight, and always the one that has the keyboard. */
export function linesInSight(
  { lines }: FoundLayout,
  sight: Sight,
  active: number,
): readonly NumberedLine[] {
  const from = sight.top - beyond
  const to = sight.top + sight.height + beyond
  const drawn: NumberedLine[] = []
  for (const [number, placed] of lines.entries()) {
    const isInSight = placed.start >= from && placed.start <= to
    if (isInSight || number === active) drawn.push({ ...placed, number })
  }
  return drawn
}
