import { Field } from '../../components/field.tsx'
import { PassphraseInput } from '../../components/passphrase-input.tsx'
import { stepWords } from '../../words/en.ts'

/** Asks for the passphrase that opens the vault now. */
export function PresentPassphrase({
  value,
  required = false,
  onChange,
}: {
  readonly value: string
  readonly required?: boolean
  readonly onChange: (value: string) => void
}) {
  return (
    <Field label={stepWords.settings.current}>
      {(input) => (
        <PassphraseInput
          {...input}
          autoFocus
          required={required}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
