import type { ItemSummary } from '../../../src-shared/item.ts'
import { cssVars } from '../../css-vars.ts'
import { KeyCells } from './key-cells.tsx'

/** Where a row stands, and whether it has the keyboard or its panel is open. */
export type RowPlace = {
  readonly index: number
  readonly start: number
  readonly isActive: boolean
  readonly isOpen: boolean
}

/** One key of the list: a row of the grid that opens with a click or Enter. */
export function KeyRow({
  row,
  place,
  busy,
  onFocus,
  onOpen,
  onReplace,
}: {
  readonly row: ItemSummary
  readonly place: RowPlace
  readonly busy: boolean
  readonly onFocus: () => void
  readonly onOpen: () => void
  readonly onReplace: () => void
}) {
  const tabIndex = place.isActive ? 0 : -1
  return (
    <div
      role="row"
      className="list-columns list-row"
      style={cssVars({ '--start': `${place.start}px` })}
      tabIndex={tabIndex}
      aria-rowindex={place.index + 2}
      aria-selected={place.isOpen}
      data-index={place.index}
      data-item={row.id}
      onFocus={onFocus}
      onClick={onOpen}
    >
      <KeyCells row={row} busy={busy} tabIndex={tabIndex} onReplace={onReplace} />
    </div>
  )
}
