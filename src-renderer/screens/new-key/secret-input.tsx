import { Field } from '../../components/field.tsx'
import { PassphraseInput } from '../../components/passphrase-input.tsx'
import { stepWords } from '../../words/en.ts'
import { edgesOf } from './secret-edges.ts'
import type { AddKeyForm } from './use-add-key.ts'

const words = stepWords.key

/** The secret of a key that a person has; says so when blanks around it are left out. */
export function SecretInput({ form: { typed, change } }: { readonly form: AddKeyForm }) {
  return (
    <Field
      label={`${words.secret} (${words.optional})`}
      hint={
        <BlankHint
          secret={typed.secret}
          keeps={typed.keepsBlanks}
          onKeep={(keepsBlanks) => change({ keepsBlanks })}
        />
      }
    >
      {(input) => (
        <PassphraseInput
          {...input}
          value={typed.secret}
          onChange={(event) => change({ secret: event.target.value, keepsBlanks: false })}
        />
      )}
    </Field>
  )
}

function BlankHint({
  secret,
  keeps,
  onKeep,
}: {
  readonly secret: string
  readonly keeps: boolean
  readonly onKeep: (keeps: boolean) => void
}) {
  const { inner, blanks } = edgesOf(secret)
  if (blanks === 0) return words.secretHint
  if (inner === '') return words.onlyBlanks
  return (
    <>
      {keeps ? words.blanksKept(blanks) : words.blanksLeftOut(blanks)}{' '}
      <button type="button" className="link" onClick={() => onKeep(!keeps)}>
        {keeps ? words.leaveOutBlanks : words.keepBlanks}
      </button>
    </>
  )
}
