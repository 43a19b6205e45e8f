import { BadgeMark } from '../../components/badge-mark.tsx'
import { cssVars } from '../../css-vars.ts'
import { go } from '../../stores/app.ts'
import { useDue } from '../../stores/due.ts'
import { batchWords, listWords } from '../../words/en.ts'
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
  const late = useDue(({ view }) => (view?.overdue ?? 0) + (view?.expired ?? 0))
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
        {entry.group === 'act-now' && late > 1 && (
          <button
            type="button"
            className="link list-group-act"
            onClick={() => go({ screen: 'batch-plan', filter: { by: 'overdue' } })}
          >
            {batchWords.replaceOverdue}
          </button>
        )}
      </div>
    </div>
  )
}
