import { Field } from '../../components/field.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { stepWords } from '../../words/en.ts'
import type { AddKeyForm } from './use-add-key.ts'

const words = stepWords.key

/** The day on which the provider made the key, or that nobody knows it. */
export function MadeOnField({ form }: { readonly form: AddKeyForm }) {
  const { typed, change } = form
  return (
    <div className="new-key-made">
      <Field
        label={words.made}
        hint={words.madeHint}
        error={form.sent && form.dayIsWrong ? words.noSuchDay : null}
      >
        {(input) => (
          <TextInput
            {...input}
            type="date"
            disabled={!typed.madeKnown}
            value={typed.madeOn}
            onChange={(event) => change({ madeOn: event.target.value })}
          />
        )}
      </Field>
      <label className="check-line">
        <input
          type="checkbox"
          checked={!typed.madeKnown}
          onChange={(event) => change({ madeKnown: !event.target.checked })}
        />
        {words.madeUnknown}
      </label>
    </div>
  )
}
