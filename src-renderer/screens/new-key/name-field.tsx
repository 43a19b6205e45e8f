import { formatMinute } from '../../format/dates.ts'
import { parseItemName } from '../../../src-shared/item-name.ts'
import { Field } from '../../components/field.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { stepWords } from '../../words/en.ts'

const words = stepWords.key

/** A name with its readable date, or with a warning that does not refuse. */
export function NameField({
  name,
  hint,
  error = null,
  isFirst = false,
  onChange,
}: {
  readonly name: string
  readonly hint: string
  readonly error?: string | null
  /** Whether a dialog that opens with it gives it the keyboard. */
  readonly isFirst?: boolean
  readonly onChange: (name: string) => void
}) {
  const parsed = parseItemName(name)
  return (
    <Field
      label={words.name}
      error={error}
      hint={
        name === '' ? (
          hint
        ) : parsed ? (
          `${formatMinute(parsed.instant)}. ${hint}`
        ) : (
          <span className="new-key-warning">{words.offConvention}</span>
        )
      }
    >
      {(input) => (
        <TextInput
          {...input}
          mono
          data-autofocus={isFirst || undefined}
          maxLength={120}
          value={name}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
