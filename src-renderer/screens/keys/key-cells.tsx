import type { ItemSummary } from '../../../src-shared/item.ts'
import { AgeBar } from '../../components/age-bar.tsx'
import { BadgePill } from '../../components/badge-pill.tsx'
import { Button } from '../../components/button.tsx'
import { Tile } from '../../components/tile.tsx'
import { When } from '../../components/when.tsx'
import { formatMinute } from '../../format/dates.ts'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { isUnderWay, useRotations } from '../../stores/rotations.ts'
import { itemWords, listWords } from '../../words/en.ts'
import { ageState } from './age-state.ts'
import { useSource } from './use-text.ts'

const words = listWords.list

/** The cells of one key: what it is, where it is used, how old, how used, and what is worst. */
export function KeyCells({
  row,
  busy,
  tabIndex,
  onReplace,
}: {
  readonly row: ItemSummary
  readonly busy: boolean
  readonly tabIndex: 0 | -1
  readonly onReplace: () => void
}) {
  return (
    <>
      <NameCell row={row} />
      <PlacesCell row={row} />
      <div role="gridcell" className="cell-age">
        <span data-unknown={row.ageDays === null}>
          {row.ageDays === null ? words.unknown : words.days(row.ageDays)}
        </span>
        <AgeBar
          ageDays={row.ageDays}
          policyDays={row.policyDays}
          state={ageState(row.ageDays, row.policyDays)}
        />
      </div>
      <UseCell row={row} />
      <div role="gridcell" className="cell-state">
        <BadgePill badge={row.worst} />
        <UnderWay row={row} />
      </div>
      <div role="gridcell" className="cell-replace">
        {row.replaceable && (
          <Button
            variant="plain"
            busy={busy}
            tabIndex={tabIndex}
            aria-label={words.replaceNamed(visibleText(row.name))}
            onClick={(event) => {
              event.stopPropagation()
              onReplace()
            }}
          >
            {words.replace}
          </Button>
        )}
      </div>
    </>
  )
}

function NameCell({ row }: { readonly row: ItemSummary }) {
  const { head, stamp } = splitName(row.name)
  const facts = [row.providerName, row.environment].filter((fact) => fact !== '')
  const date = row.createdAt === null ? words.noDate(row.providerName) : formatMinute(row.createdAt)
  return (
    <div role="gridcell" className="cell-name">
      <Tile text={row.providerName === '' ? row.name : row.providerName} />
      <span className="cell-lines">
        <span className="cell-first" title={visibleText(row.name)}>
          <strong>{head}</strong>
          <span className="cell-stamp">{stamp}</span>
        </span>
        <span className="cell-second">{visibleText([...facts, date].join(' · '))}</span>
      </span>
    </div>
  )
}

/** A late key that is being replaced is both, and its one badge says only that it is late. */
function UnderWay({ row }: { readonly row: ItemSummary }) {
  const isOpen = useRotations((state) => isUnderWay(row.id, state.views))
  const isLate = row.worst.kind === 'overdue' || row.worst.kind === 'expired'
  return isOpen && isLate ? <span className="cell-second">{itemWords.underWay}</span> : null
}

function PlacesCell({ row }: { readonly row: ItemSummary }) {
  const more = row.callerCount - 1
  return (
    <div role="gridcell" className="cell-usedIn">
      <span className="cell-first" data-unknown={row.firstCaller === null}>
        {row.firstCaller === null ? words.noPlace : visibleText(row.firstCaller)}
      </span>
      <span className="cell-second">
        {row.firstCaller === null ? '' : more > 0 ? words.morePlaces(more) : words.onlyPlace}
      </span>
    </div>
  )
}

function UseCell({ row }: { readonly row: ItemSummary }) {
  return (
    <div role="gridcell" className="cell-lastUse">
      <span className="cell-first" data-unknown={row.lastUsedAt === null}>
        {row.lastUsedAt !== null ? (
          <When at={row.lastUsedAt} form="relative" />
        ) : row.neverUsed ? (
          words.never
        ) : (
          words.unknown
        )}
      </span>
      <span className="cell-second">{useSource(row)}</span>
    </div>
  )
}
