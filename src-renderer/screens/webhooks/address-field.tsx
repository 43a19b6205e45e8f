import { Field } from '../../components/field.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { webhookWords } from '../../words/en.ts'
import { readAddress } from './receiver-address.ts'

const words = webhookWords.address

/** The address of the receiver that the bench keeps for sending and for the test. */
export type BenchAddress = { readonly to: string; readonly onTo: (to: string) => void }

/** Where samples go, and whether that is this machine. */
export function AddressField({
  address: { to, onTo },
  showsWrong,
  onTyped,
}: {
  readonly address: BenchAddress
  readonly showsWrong: boolean
  readonly onTyped: () => void
}) {
  const { wrong, isHere } = readAddress(to)
  const hint = wrong === null ? (isHere ? words.here : words.elsewhere) : undefined
  return (
    <Field
      label={webhookWords.send.to}
      hint={hint}
      error={showsWrong && wrong !== null ? words[wrong] : null}
    >
      {(input) => (
        <TextInput
          {...input}
          mono
          inputMode="url"
          maxLength={1_000}
          placeholder="http://127.0.0.1:8080/hooks"
          value={to}
          onChange={(event) => {
            onTo(event.target.value)
            onTyped()
          }}
        />
      )}
    </Field>
  )
}
