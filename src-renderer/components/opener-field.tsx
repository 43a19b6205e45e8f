import { useState } from 'react'
import type { ErrorCode } from '../../src-shared/errors.ts'
import { stepWords } from '../words/en.ts'
import { Field } from './field.tsx'
import { isOpenerRefusal, type Opener } from './opener.ts'
import { PassphraseInput } from './passphrase-input.tsx'
import { useSelectAgain } from './use-select-again.ts'
import './opener-field.css'

const words = stepWords.opener

type Props = {
  readonly opener: Opener
  /** Why the last attempt failed, or null. */
  readonly code: ErrorCode | null
  /** Whether the form was sent without it. */
  readonly isMissing?: boolean
  readonly labels?: { readonly passphrase: string; readonly recoveryCode: string }
  readonly hint?: string | null
  readonly autoFocus?: boolean
  readonly onChange: (opener: Opener) => void
}

/** Asks for the passphrase or the recovery code of a file; a wrong one is replaced by typing. */
export function OpenerField({
  opener,
  code,
  isMissing = false,
  labels = words,
  hint = words.passphraseHint,
  autoFocus = false,
  onChange,
}: Props) {
  const [switched, setSwitched] = useState(false)
  const isWrong = isOpenerRefusal(code)
  const input = useSelectAgain(isWrong)
  const isCode = opener.with === 'recovery-code'
  const missing = isMissing && opener.secret === '' ? words.empty[opener.with] : null
  const change = () => {
    setSwitched(true)
    onChange({ with: isCode ? 'passphrase' : 'recovery-code', secret: '' })
  }
  return (
    <div className="opener">
      <Field
        label={isCode ? labels.recoveryCode : labels.passphrase}
        hint={isCode ? words.recoveryHint : hint}
        error={isWrong ? words.wrong[code] : missing}
      >
        {(field) => (
          <PassphraseInput
            {...field}
            key={opener.with}
            ref={input}
            autoFocus={autoFocus || switched}
            value={opener.secret}
            onChange={(event) => onChange({ ...opener, secret: event.target.value })}
          />
        )}
      </Field>
      <button type="button" className="link opener-switch" onClick={change}>
        {isCode ? words.usePassphrase : words.useRecovery}
      </button>
    </div>
  )
}
