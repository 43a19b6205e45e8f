import { Field } from '../../components/field.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { stepWords } from '../../words/en.ts'
import { whys } from './emergency-reason.ts'
import type { Emergency } from './use-emergency.ts'

const words = stepWords.roads

/** Why it is turned off: one of a few reasons, and words of the person's own. */
export function EmergencyReasonField({ emergency }: { readonly emergency: Emergency }) {
  const isMissing = emergency.tried && emergency.reason === null
  return (
    <>
      <fieldset className="emergency-whys">
        <legend>{words.why}</legend>
        {whys.map((why) => (
          <label key={why} className="check-line">
            <input
              type="radio"
              name="why"
              checked={emergency.why === why}
              onChange={() => emergency.setWhy(why)}
            />
            <span>{words.whys[why]}</span>
          </label>
        ))}
      </fieldset>
      <Field
        label={words.inWords}
        hint={words.inWordsHint}
        error={isMissing ? words.inWordsNeeded : null}
      >
        {(input) => (
          <TextInput
            {...input}
            maxLength={80}
            value={emergency.inWords}
            onChange={(event) => emergency.setInWords(event.target.value)}
          />
        )}
      </Field>
    </>
  )
}
