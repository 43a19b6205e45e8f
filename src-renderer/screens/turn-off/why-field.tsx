import type { Why } from '../../../src-shared/care.ts'
import { stepWords, whyWords } from '../../words/en.ts'
import './turn-off.css'

const words = stepWords.key

/** The reasons for turning a key off that a person can choose; the history of the key keeps it. */
export const turnOffWhys: readonly Why[] = [
  'retired',
  'vendor-left',
  'teammate-left',
  'exposed',
  'unused',
]

/** The reasons to offer: the usual ones, and a chosen one that is not among them. */
export function offeredWhys(chosen: Why | null): readonly Why[] {
  return chosen === null || turnOffWhys.includes(chosen) ? turnOffWhys : [chosen, ...turnOffWhys]
}

/** Why a key is turned off: one of a few reasons. */
export function WhyField({
  why,
  onChange,
}: {
  readonly why: Why | null
  readonly onChange: (why: Why) => void
}) {
  return (
    <fieldset className="emergency-whys">
      <legend>{words.why}</legend>
      {offeredWhys(why).map((each) => (
        <label key={each} className="check-line">
          <input
            type="radio"
            name="turn-off-why"
            checked={why === each}
            onChange={() => onChange(each)}
          />
          <span>{whyWords[each]}</span>
        </label>
      ))}
      <p className="turn-off-note">{words.whyHint}</p>
    </fieldset>
  )
}
