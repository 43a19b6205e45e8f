import { useState, type SyntheticEvent } from 'react'
import { call } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Field } from '../../components/field.tsx'
import { PassphraseInput } from '../../components/passphrase-input.tsx'
import { copiesWords, stepWords } from '../../words/en.ts'
import { RecoveryCode } from '../create/recovery-code.tsx'
import { IntoView } from '../into-view.tsx'
import { useAsking } from '../use-asking.ts'

const words = copiesWords.rekey
const common = stepWords.settings

type Props = { readonly onDone: (said: string) => void; readonly onCancel: () => void }

/** Makes a new vault key; its new recovery code is shown once and confirmed like the first one. */
export function Rekey({ onDone, onCancel }: Props) {
  const [passphrase, setPassphrase] = useState('')
  const [made, setMade] = useState<string | null>(null)
  const { busy, code, ask } = useAsking()
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void ask(async () => {
      const { recoveryCode } = await call('vault.rekey', { passphrase })
      setPassphrase('')
      if (recoveryCode === null) onDone(words.done)
      else setMade(recoveryCode)
    })
  }
  return (
    <section className="settings-card" aria-label={words.open}>
      {made !== null ? (
        <IntoView>
          <RecoveryCode
            code={made}
            doneLabel={common.done}
            onConfirmed={() => onDone(words.doneWith)}
          />
        </IntoView>
      ) : (
        <form className="settings-form" onSubmit={submit}>
          <WhatItDoes />
          <PresentPassphrase value={passphrase} onChange={setPassphrase} />
          {code !== null && <ErrorCard code={code} />}
          <p role="status">{busy ? words.working : ''}</p>
          <div className="settings-actions">
            <Button variant="quiet" onClick={onCancel}>
              {common.cancel}
            </Button>
            <Button variant="filled" type="submit" busy={busy}>
              {words.make}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}

function PresentPassphrase({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  return (
    <Field label={common.current}>
      {(input) => (
        <PassphraseInput
          {...input}
          autoFocus
          required
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

function WhatItDoes() {
  return (
    <>
      <p>{words.lead}</p>
      <ul className="settings-points">
        {words.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </>
  )
}
