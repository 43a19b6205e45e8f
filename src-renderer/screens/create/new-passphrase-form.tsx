import { KeyRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Field } from '../../components/field.tsx'
import { Mono } from '../../components/mono.tsx'
import { Notice } from '../../components/notice.tsx'
import { PassphraseInput } from '../../components/passphrase-input.tsx'
import { StrengthMeter } from '../../strength/strength-meter.tsx'
import { useStrength } from '../../strength/use-strength.ts'
import { stepWords } from '../../words/en.ts'
import { IntoView } from '../into-view.tsx'
import { useNewPassphrase } from './use-new-passphrase.ts'
import './new-passphrase-form.css'

const words = stepWords.passphrase

type Props = {
  readonly label: string
  readonly submitLabel: string
  /** What takes a while after sending, as a sentence. */
  readonly busyText: string
  /** What stands before the other buttons; it must not lead away while `busy`. */
  readonly back: (busy: boolean) => ReactNode
  readonly takesFocus?: boolean
  readonly onChosen: (passphrase: string) => Promise<void>
}

/** Chooses a passphrase: strength while typing, once more, or one that is suggested. */
export function NewPassphraseForm(props: Props) {
  const { label, submitLabel, busyText, back, takesFocus = true } = props
  const form = useNewPassphrase(props.onChosen)
  const strength = useStrength(form.passphrase)
  return (
    <form className="new-passphrase" onSubmit={form.submit}>
      <div className="new-passphrase-first">
        <Field label={label} error={form.problems.passphrase}>
          {(input) => (
            <PassphraseInput
              {...input}
              autoFocus={takesFocus}
              value={form.passphrase}
              onChange={(event) => form.change(event.target.value)}
            />
          )}
        </Field>
        <StrengthMeter strength={strength} />
      </div>
      {form.suggested !== null && <Suggested passphrase={form.suggested} />}
      <Field label={words.again} error={form.problems.again}>
        {(input) => (
          <PassphraseInput
            {...input}
            placeholder={words.againHint}
            value={form.again}
            onChange={(event) => form.changeAgain(event.target.value)}
          />
        )}
      </Field>
      {form.code !== null && (
        <IntoView>
          <ErrorCard code={form.code} />
        </IntoView>
      )}
      <p className="new-passphrase-busy" role="status">
        {form.busy && form.passphrase !== '' ? busyText : ''}
      </p>
      <div className="new-passphrase-foot">
        {back(form.busy)}
        <Button variant="plain" onClick={() => void form.suggest()}>
          {words.suggest}
        </Button>
        <Button variant="filled" type="submit" busy={form.busy}>
          {submitLabel}
        </Button>
      </div>
    </form>
  )
}

function Suggested({ passphrase }: { readonly passphrase: string }) {
  return (
    <Notice tone="accent" icon={KeyRound}>
      <Mono>{passphrase}</Mono>
      <p className="small">{words.suggested}</p>
    </Notice>
  )
}
