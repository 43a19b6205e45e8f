import type { RotationPolicy } from '../../../src-shared/item.ts'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { itemWords } from '../../words/en.ts'
import { choiceOf, policyText, type PolicyChoice } from './policy-choice.ts'

const choices = ['none', 'months', 'd30', 'd90', 'd180', 'd365'] as const
const words = itemWords.editor

/** How often a key is to be replaced; a rule of another sort can be kept as it is. */
export function PolicyField({ policy }: { readonly policy: RotationPolicy | null }) {
  const chosen: PolicyChoice = choiceOf(policy)
  return (
    <Field label={words.rule}>
      {(input) => (
        <Select {...input} name="policy" defaultValue={chosen}>
          {chosen === 'kept' && (
            <option value="kept">{words.rules.kept(policyText(policy))}</option>
          )}
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {words.rules[choice]}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
