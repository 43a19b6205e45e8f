import { CircleAlert } from 'lucide-react'
import type { BatchPlanItem } from '../../../src-shared/batch.ts'
import type { ItemId } from '../../../src-shared/ids.ts'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { batchWords, errorWords } from '../../words/en.ts'
import { canBeIn, type PlanChoice } from './batch-filter.ts'

const words = batchWords.plan

type Acts = {
  readonly onLeave: (id: ItemId) => void
  readonly onAccept: (id: ItemId) => void
}

/** Every key of a plan: how it goes, its places, and what breaks with a box of its own. */
export function PlanTable({
  plan,
  choice,
  ...acts
}: Acts & { readonly plan: readonly BatchPlanItem[]; readonly choice: PlanChoice }) {
  const { columns } = words
  // The roles stay although a narrow window lays the rows out as blocks.
  return (
    <div className="batch-plan-scroll">
      <table role="table" className="batch-plan">
        <caption className="visually-hidden">{words.title}</caption>
        <thead>
          <tr role="row">
            {[columns.key, columns.how, columns.places, columns.breaks].map((column) => (
              <th key={column} role="columnheader" scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plan.map((item) => (
            <PlanRow
              key={item.itemId}
              item={item}
              isTaken={canBeIn(item) && !choice.left.has(item.itemId)}
              isAccepted={choice.accepted.has(item.itemId)}
              {...acts}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = Acts & {
  readonly item: BatchPlanItem
  readonly isTaken: boolean
  readonly isAccepted: boolean
}

function PlanRow(props: RowProps) {
  const { item, isTaken, onLeave } = props
  const { head } = splitName(item.name)
  return (
    <tr role="row" data-taken={isTaken}>
      <th role="rowheader" scope="row">
        <label className="check-line">
          <input
            type="checkbox"
            checked={isTaken}
            disabled={!canBeIn(item)}
            aria-label={words.take(head)}
            onChange={() => onLeave(item.itemId)}
          />
          <span>
            <strong>{head}</strong>
            <span className="batch-plan-under">
              {visibleText([item.providerName, item.owner].filter(Boolean).join(', '))}
            </span>
          </span>
        </label>
      </th>
      {item.hindrance === null ? (
        <>
          <td role="cell">{batchWords.strategies[item.strategy]}</td>
          <td role="cell">
            {item.places === 0 ? words.noPlaces : words.places(item.places, item.byHand)}
          </td>
          <td role="cell">
            <Breaks {...props} name={head} />
          </td>
        </>
      ) : (
        <td role="cell" colSpan={3} className="batch-plan-hindered">
          <CircleAlert size={14} strokeWidth={1.75} aria-hidden />
          <span>
            <strong>{words.hindered}</strong> {errorWords[item.hindrance].happened}{' '}
            {errorWords[item.hindrance].todo}
          </span>
        </td>
      )}
    </tr>
  )
}

function Breaks({
  item,
  isTaken,
  isAccepted,
  onAccept,
  name,
}: RowProps & { readonly name: string }) {
  if (!item.breaks)
    return (
      <span className="batch-plan-quiet">
        {item.places === 0 ? words.breaksUnknown : words.breaksNothing}
      </span>
    )
  return (
    <>
      <span className="batch-plan-breaks">{words.breaks(item.places)}</span>
      <label className="check-line">
        <input
          type="checkbox"
          checked={isAccepted}
          disabled={!isTaken}
          aria-label={words.breaksAcceptNamed(name)}
          onChange={() => onAccept(item.itemId)}
        />
        {words.breaksAccept}
      </label>
    </>
  )
}
