import { ArrowDown } from 'lucide-react'
import type { ListQuery } from '../../../src-shared/ipc-contract.ts'
import { askFor, useItems } from '../../stores/items.ts'
import { listWords } from '../../words/en.ts'

const columns: readonly { readonly id: string; readonly sort: ListQuery['sort'] | null }[] = [
  { id: 'name', sort: 'name' },
  { id: 'usedIn', sort: null },
  { id: 'age', sort: 'age' },
  { id: 'lastUse', sort: 'last-use' },
  { id: 'state', sort: 'worst' },
]

/** The names of the columns; those by which the list can be ordered are buttons. */
export function ListHead() {
  const sort = useItems((state) => state.ask.sort)
  return (
    <div role="rowgroup" className="list-head">
      <div role="row" className="list-columns" aria-rowindex={1}>
        {columns.map(({ id, sort: by }) => (
          <div
            key={id}
            role="columnheader"
            className={`cell-${id}`}
            aria-sort={by === null ? undefined : by !== sort ? 'none' : 'descending'}
          >
            {by === null ? labelOf(id, false) : <SortButton id={id} by={by} isOn={by === sort} />}
          </div>
        ))}
      </div>
    </div>
  )
}

function SortButton({
  id,
  by,
  isOn,
}: {
  readonly id: string
  readonly by: ListQuery['sort']
  readonly isOn: boolean
}) {
  return (
    <button
      type="button"
      className="list-sort"
      data-on={isOn}
      onClick={() => void askFor({ sort: by })}
    >
      {labelOf(id, isOn)}
      {isOn && by !== 'worst' && <ArrowDown size={12} aria-hidden />}
    </button>
  )
}

function labelOf(id: string, isOn: boolean): string {
  const words = listWords.list.columns
  if (id === 'name') return words.name
  if (id === 'usedIn') return words.usedIn
  if (id === 'age') return words.age
  if (id === 'lastUse') return words.lastUse
  return isOn ? words.stateWorst : words.state
}
