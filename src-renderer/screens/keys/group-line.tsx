import { BadgeMark } from '../../components/badge-mark.tsx'
import { cssVars } from '../../css-vars.ts'
import { listWords } from '../../words/en.ts'
import { groupShape } from './group-shape.ts'
import type { ListEntry } from './list-entries.ts'

/** The heading of a group, with how many keys stand in it. */
export function GroupLine({
  entry,
  start,
}: {
  readonly entry: Extract<ListEntry, { kind: 'group' }>
  readonly start: number
}) {
  return (
    <div
      role="row"
      className="list-group"
      data-group={entry.group}
      style={cssVars({ '--start': `${start}px` })}
    >
      <div role="gridcell" aria-colspan={6}>
        <BadgeMark shape={groupShape[entry.group]} />
        <strong>{listWords.groups[entry.group]}</strong>
        <span className="list-group-count">{entry.count}</span>
      </div>
    </div>
  )
}
