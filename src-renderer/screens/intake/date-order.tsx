import type { ColumnMap } from '../../../src-shared/intake.ts'
import { intakePartWords } from '../../words/en.ts'
import '../segments.css'

const words = intakePartWords.columns
const orders = [
  { order: 'day-first', text: words.dayFirst },
  { order: 'month-first', text: words.monthFirst },
] as const

/** Which part of a date comes first, told by an example that means both. */
export function DateOrder({
  dates,
  onChange,
}: {
  readonly dates: ColumnMap['dates']
  readonly onChange: (dates: ColumnMap['dates']) => void
}) {
  return (
    <fieldset className="date-order">
      <legend>{words.dates}</legend>
      <div className="segments">
        {orders.map(({ order, text }) => (
          <label key={order} className="segment">
            <input
              type="radio"
              name="dates"
              checked={dates === order}
              onChange={() => onChange(order)}
            />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
