import type { RotationPolicy } from '../../../src-shared/item.ts'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { itemWords } from '../../words/en.ts'
import { graceChoices, oldKeyChoiceOf } from './policy-choice.ts'

const words = itemWords.editor

/** How long an old key is kept working, no time always offered, and whether its value is kept. */
export function OldKeyFields({ policy }: { readonly policy: RotationPolicy | null }) {
  const { graceHours, keepOldValues } = oldKeyChoiceOf(policy)
  return (
    <>
      <Field label={words.grace} hint={words.graceHint}>
        {(input) => (
          <Select {...input} name="graceHours" defaultValue={String(graceHours)}>
            {graceChoices(graceHours).map((hours) => (
              <option key={hours} value={hours}>
                {words.graceOf(hours)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <label className="check-line">
        <input type="checkbox" name="keepOldValues" defaultChecked={keepOldValues} />
        {words.keepOldValues}
      </label>
    </>
  )
}
