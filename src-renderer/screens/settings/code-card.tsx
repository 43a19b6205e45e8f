import { useState, type ReactNode, type SyntheticEvent } from 'react'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { stepWords } from '../../words/en.ts'
import { RecoveryCode } from '../create/recovery-code.tsx'
import { IntoView } from '../into-view.tsx'
import { useAsking } from '../use-asking.ts'
import { useHold } from '../use-hold.ts'
import { PresentPassphrase } from './present-passphrase.tsx'

const common = stepWords.settings

type Props = {
  readonly label: string
  /** What it is for and what it changes. */
  readonly lead: ReactNode
  readonly makeLabel: string
  /** What takes a while after sending, as a sentence. */
  readonly busyText: string
  /** Makes the code, or null where the vault has none. */
  readonly make: (passphrase: string) => Promise<string | null>
  readonly onDone: (code: 'confirmed' | 'none') => void
  readonly onCancel: () => void
}

/** Asks for the passphrase, makes a recovery code, shows it once and has it confirmed. */
export function CodeCard(props: Props) {
  const { label, lead, makeLabel, busyText, onDone, onCancel } = props
  const [passphrase, setPassphrase] = useState('')
  const [made, setMade] = useState<string | null>(null)
  const { busy, code, ask } = useAsking()
  useHold(busy || made !== null)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void ask(async () => {
      const recoveryCode = await props.make(passphrase)
      setPassphrase('')
      if (recoveryCode === null) onDone('none')
      else setMade(recoveryCode)
    })
  }
  return (
    <section className="settings-card" aria-label={label}>
      {made !== null ? (
        <IntoView>
          <RecoveryCode
            code={made}
            doneLabel={common.done}
            onConfirmed={() => onDone('confirmed')}
          />
        </IntoView>
      ) : (
        <form className="settings-form" onSubmit={submit}>
          {lead}
          <PresentPassphrase required value={passphrase} onChange={setPassphrase} />
          {code !== null && <ErrorCard code={code} />}
          <p role="status">{busy ? busyText : ''}</p>
          <div className="settings-actions">
            <Button variant="quiet" busy={busy} onClick={onCancel}>
              {common.cancel}
            </Button>
            <Button variant="filled" type="submit" busy={busy}>
              {makeLabel}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}
