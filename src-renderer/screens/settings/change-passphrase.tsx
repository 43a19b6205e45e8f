import { useState } from 'react'
import { call } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { PassphraseInput } from '../../components/passphrase-input.tsx'
import { stepWords } from '../../words/en.ts'
import { NewPassphraseForm } from '../create/new-passphrase-form.tsx'

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
      <Field label={words.current}>
        {(input) => (
          <PassphraseInput
            {...input}
            autoFocus
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
          />
        )}
      </Field>
      <NewPassphraseForm
        label={stepWords.passphrase.newLabel}
        submitLabel={words.save}
        busyText={stepWords.create.making}
        takesFocus={false}
        onChosen={change}
        back={
          <Button variant="quiet" onClick={onCancel}>
            {words.cancel}
          </Button>
        }
      />
    </section>
  )
}
