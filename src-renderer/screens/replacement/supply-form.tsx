import { useState, type SyntheticEvent } from 'react'
import type { RotationView } from '../../../src-shared/rotation.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Field } from '../../components/field.tsx'
import { PassphraseInput } from '../../components/passphrase-input.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { stepWords } from '../../words/en.ts'
import { PasteHint } from './paste-hint.tsx'
import { useSupplying } from './use-supplying.ts'
import './guided-steps.css'

const words = stepWords.roads

/** The field for a new key; what looks wrong is said, and does not forbid. */
export function SupplyForm({
  view,
  prefix = null,
}: {
  readonly view: RotationView
  /** How every key of the vendor begins, where that is published. */
  readonly prefix?: string | null
}) {
  const supplying = useSupplying(view, prefix)
  const { typed, setTyped, credentialId, setCredentialId, asksForId, pasted } = supplying
  const [tried, setTried] = useState(false)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setTried(true)
    void supplying.handOver()
  }
  return (
    <form className="guided-form" onSubmit={submit}>
      {asksForId && <KeyIdField value={credentialId} onChange={setCredentialId} />}
      <Field
        label={words.newKey}
        error={tried && pasted.secret === '' ? words.empty : null}
        hint={<PasteHint pasted={pasted} onUse={setTyped} />}
      >
        {(input) => (
          <PassphraseInput
            {...input}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      {supplying.code !== null && <ErrorCard code={supplying.code} />}
      <div className="guided-do">
        <Button variant="filled" type="submit" size="large" busy={supplying.busy}>
          {pasted.fault === null ? words.handOver : words.saveAnyway}
        </Button>
        <span role="status">{supplying.busy ? words.handingOver : ''}</span>
      </div>
    </form>
  )
}

function KeyIdField({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  return (
    <Field label={words.newKeyId}>
      {(input) => (
        <TextInput
          {...input}
          mono
          maxLength={512}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
