import type { ItemSummary } from '../../../src-shared/item.ts'
import { cssVars } from '../../css-vars.ts'
import { useItems } from '../../stores/items.ts'
import { listWords } from '../../words/en.ts'
import { GroupLine } from './group-line.tsx'
import { KeyRow } from './key-row.tsx'
import { ListHead } from './list-head.tsx'
import { useKeyList } from './use-key-list.ts'
import './key-list.css'

/** The keys in fixed columns; only the rows in sight are in the page. */
export function KeyList({
  busyId,
  onReplace,
}: {
  readonly busyId: ItemSummary['id'] | null
  readonly onReplace: (row: ItemSummary) => void
}) {
  const total = useItems((state) => state.counts?.total ?? 0)
  const selectedId = useItems((state) => state.selectedId)
  const { watch, height, lines, active, setActive, open, onKeyDown } = useKeyList(onReplace)
  return (
    <div
      role="grid"
      className="key-list"
      aria-label={listWords.list.label}
      aria-rowcount={total + 1}
      onKeyDown={onKeyDown}
    >
      <ListHead />
      <div role="rowgroup" className="list-scroll" ref={watch}>
        <div role="presentation" className="list-whole" style={cssVars({ '--all': `${height}px` })}>
          {lines.map(({ entry, start }) => {
            if (entry.kind === 'group')
              return <GroupLine key={entry.group} entry={entry} start={start} />
            const { row, index } = entry
            return (
              <KeyRow
                key={row.id}
                row={row}
                place={{ index, start, isActive: index === active, isOpen: row.id === selectedId }}
                busy={busyId === row.id}
                onFocus={() => setActive(index)}
                onOpen={() => open(index)}
                onReplace={() => onReplace(row)}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}
