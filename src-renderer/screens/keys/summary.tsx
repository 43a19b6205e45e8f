import type { ListGroup } from '../../../src-shared/item.ts'
import { BadgeMark } from '../../components/badge-mark.tsx'
import { useNow } from '../../clock.ts'
import { askFor, useItems } from '../../stores/items.ts'
import { listWords } from '../../words/en.ts'
import { groupShape } from './group-shape.ts'
import { summaryText } from './summary-parts.ts'
import './summary.css'

const shown = ['act-now', 'due-soon', 'cannot-tell'] as const satisfies readonly ListGroup[]

/** Three counts of what needs a person; each shows only its own keys, and all again. */
export function Summary() {
  const rows = useItems((state) => state.rows)
  const groups = useItems((state) => state.counts?.groups ?? null)
  const group = useItems((state) => state.ask.group)
  const now = useNow(3_600_000)
  if (!groups) return null
  return (
    <div className="summary" role="group" aria-label={listWords.list.summary}>
      {shown.map((one) => {
        const count = groups[one]
        const isOnly = group === one
        return (
          <button
            key={one}
            type="button"
            className="summary-count"
            data-group={count === 0 ? 'none' : one}
            aria-pressed={isOnly}
            title={isOnly ? listWords.list.showAll : listWords.list.showOnly(listWords.groups[one])}
            onClick={() => void askFor({ group: isOnly ? null : one })}
          >
            <span className="summary-number">{count}</span>
            <span className="summary-words">
              <span className="summary-name">
                <BadgeMark shape={groupShape[one]} />
                {listWords.groups[one]}
              </span>
              <span className="summary-parts">{summaryText(one, rows, { count, now })}</span>
            </span>
          </button>
        )
      })}
    </div>
  )
}
