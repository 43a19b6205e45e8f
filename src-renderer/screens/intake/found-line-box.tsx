import type { ReactNode } from 'react'
import { cssVars } from '../../css-vars.ts'

/** Where a line stands, and whether it has the keyboard. */
export type LinePlace = {
  readonly number: number
  readonly start: number
  readonly isActive: boolean
  readonly onFocus: () => void
}

/** One line of the grid in its place: the thing that the keyboard reaches. */
export function FoundLineBox({
  place,
  className,
  isSelected,
  onClick,
  children,
}: {
  readonly place: LinePlace
  readonly className: string
  readonly isSelected?: boolean
  readonly onClick?: () => void
  readonly children: ReactNode
}) {
  return (
    <div
      role="row"
      className={`found-line ${className}`}
      style={cssVars({ '--start': `${place.start}px` })}
      tabIndex={place.isActive ? 0 : -1}
      aria-rowindex={place.number + 2}
      aria-selected={isSelected}
      data-line={place.number}
      onFocus={place.onFocus}
      onClick={onClick}
    >
      {children}
    </div>
  )
}
