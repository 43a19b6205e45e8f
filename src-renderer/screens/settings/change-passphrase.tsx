import { useState } from 'react'
import { call } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { stepWords } from '../../words/en.ts'
import { NewPassphraseForm } from '../create/new-passphrase-form.tsx'
import { PresentPassphrase } from './present-passphrase.tsx'

const words = stepWords.settings

/** Asks for the present passphrase and a new one. */
export function ChangePassphrase({
  note,
  onDone,
  onCancel,
}: {
  /** What the change does not do, or null. */
  readonly note: string | null
  readonly onDone: () => void
  readonly onCancel: () => void
}) {
  const [current, setCurrent] = useState('')
  const change = async (next: string) => {
    await call('vault.changePassphrase', { current, next })
    onDone()
  }
  return (
    <section className="settings-card" aria-label={words.change}>
      <p>
        {words.changeLead} {note}
      </p>
      <PresentPassphrase value={current} onChange={setCurrent} />
      <NewPassphraseForm
        label={stepWords.passphrase.newLabel}
        submitLabel={words.save}
        busyText={stepWords.create.making}
        takesFocus={false}
        onChosen={change}
        back={(busy) => (
          <Button variant="quiet" busy={busy} onClick={onCancel}>
            {words.cancel}
          </Button>
        )}
      />
    </section>
  )
}
