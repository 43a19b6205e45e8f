import { useState, type SyntheticEvent } from 'react'
import { call } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Field } from '../../components/field.tsx'
import { PassphraseInput } from '../../components/passphrase-input.tsx'
import { stepWords } from '../../words/en.ts'
import { RecoveryCode } from '../create/recovery-code.tsx'
import { useAsking } from '../use-asking.ts'

const words = stepWords.settings

type Props = { readonly onDone: () => void; readonly onCancel: () => void }

/** Makes a new recovery code, which is shown once and confirmed like the first one. */
export function RenewRecovery({ onDone, onCancel }: Props) {
  const [passphrase, setPassphrase] = useState('')
  const [made, setMade] = useState<string | null>(null)
  const { busy, code, ask } = useAsking()
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void ask(async () => {
      const { recoveryCode } = await call('recovery.renew', { passphrase })
      setPassphrase('')
      setMade(recoveryCode)
    })
  }
  return (
    <section className="settings-card" aria-label={words.renew}>
      {made !== null ? (
        <RecoveryCode code={made} doneLabel={words.done} onConfirmed={onDone} />
      ) : (
        <form className="settings-form" onSubmit={submit}>
          <p>{words.renewLead}</p>
          <Field label={words.current}>
            {(input) => (
              <PassphraseInput
                {...input}
                autoFocus
                required
                value={passphrase}
                onChange={(event) => setPassphrase(event.target.value)}
              />
            )}
          </Field>
          {code !== null && <ErrorCard code={code} />}
          <p role="status">{busy ? stepWords.create.making : ''}</p>
          <div className="settings-actions">
            <Button variant="quiet" onClick={onCancel}>
              {words.cancel}
            </Button>
            <Button variant="filled" type="submit" busy={busy}>
              {words.makeCode}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}
