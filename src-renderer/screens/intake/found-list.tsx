import { cssVars } from '../../css-vars.ts'
import { entryAt, useIntake } from '../../stores/intake.ts'
import { intakeWords } from '../../words/en.ts'
import { FoundGroup, FoundMore } from './found-group.tsx'
import { FoundRow } from './found-row.tsx'
import { useFoundList } from './use-found-list.ts'
import './found-list.css'

const words = intakeWords.found
const columns = ['check', 'variable', 'hint', 'place', 'age', 'checked', 'state'] as const

/** What was found, by provider in fixed columns; only the lines in sight are in the page. */
export function FoundList() {
  const pages = useIntake((state) => state.pages)
  const total = useIntake((state) => state.total)
  const isChecked = useIntake(({ state }) => (state?.checks ?? null) !== null)
  const { watch, height, lines, active, setActive, toggle, onKeyDown } = useFoundList()
  return (
    <div
      role="grid"
      className="found-list"
      data-checked={isChecked}
      aria-label={words.label}
      aria-rowcount={total + 1}
      onKeyDown={onKeyDown}
    >
      <Head isChecked={isChecked} />
      <div role="rowgroup" className="found-scroll" ref={watch}>
        <div
          role="presentation"
          className="found-whole"
          style={cssVars({ '--all': `${height}px` })}
        >
          {lines.map(({ line, number, start }) => {
            const onFocus = () => setActive(number)
            const place = { number, start, isActive: number === active, onFocus }
            if (line.kind === 'group')
              return <FoundGroup key={`g${line.at}`} {...line} place={place} />
            if (line.kind === 'more')
              return (
                <FoundMore
                  key={`m${line.group.providerName}`}
                  group={line.group}
                  hidden={line.hidden}
                  place={place}
                  onToggle={toggle}
                />
              )
            return (
              <FoundRow key={`r${line.index}`} entry={entryAt(pages, line.index)} place={place} />
            )
          })}
        </div>
      </div>
    </div>
  )
}

function Head({ isChecked }: { readonly isChecked: boolean }) {
  return (
    <div role="rowgroup" className="found-head">
      <div role="row" className="found-columns" aria-rowindex={1}>
        {columns
          .filter((column) => column !== 'checked' || isChecked)
          .map((column) => (
            <div key={column} role="columnheader" className={`found-${column}`}>
              <span className={column === 'check' ? 'visually-hidden' : undefined}>
                {words.columns[column]}
              </span>
            </div>
          ))}
      </div>
    </div>
  )
}
