import { useId } from 'react'
import '../segments.css'

/** A few ways to go on, of which one is chosen; arrow keys go from one to the next. */
export function Segments<T extends string>({
  legend,
  isShown = false,
  choices,
  chosen,
  describedBy,
  onChoose,
}: {
  readonly legend: string
  /** Whether the legend is seen, and not only heard. */
  readonly isShown?: boolean
  readonly choices: readonly {
    readonly value: T
    readonly label: string
    readonly isDisabled: boolean
  }[]
  readonly chosen: T
  readonly describedBy?: string
  readonly onChoose: (value: T) => void
}) {
  const name = useId()
  return (
    <fieldset className="segments-field" aria-describedby={describedBy}>
      <legend className={isShown ? 'field-label' : 'visually-hidden'}>{legend}</legend>
      <div className="segments">
        {choices.map(({ value, label, isDisabled }) => (
          <label key={value} className="segment">
            <input
              type="radio"
              name={name}
              checked={value === chosen}
              disabled={isDisabled}
              onChange={() => onChoose(value)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
