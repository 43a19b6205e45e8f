import { Field } from '../../components/field.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { tellingWords as words } from '../../words/en.ts'
import '../segments.css'

/** When a replacement begins: now, or in a quieter hour. */
export function WhenSection({
  later,
  isWrong,
  onLater,
}: {
  /** The moment that was typed, in UTC, or null for now. */
  readonly later: string | null
  readonly isWrong: boolean
  /** Another moment; an empty one is to be proposed. */
  readonly onLater: (later: string | null) => void
}) {
  return (
    <section className="plan-grace">
      <fieldset className="segments">
        <legend>{words.when}</legend>
        {[null, ''].map((start) => (
          <label key={start} className="segment">
            <input
              type="radio"
              name="plan-when"
              checked={(later === null) === (start === null)}
              onChange={() => onLater(start)}
            />
            {start === null ? words.now : words.later}
          </label>
        ))}
      </fieldset>
      <p>{words.quiet}</p>
      {later !== null && (
        <div className="plan-at">
          <Field label={words.at} hint={words.atHint} error={isWrong ? words.atWrong : null}>
            {(input) => (
              <TextInput
                {...input}
                type="datetime-local"
                value={later}
                onChange={(event) => onLater(event.target.value)}
              />
            )}
          </Field>
        </div>
      )}
    </section>
  )
}
