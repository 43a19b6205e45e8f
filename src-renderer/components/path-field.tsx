import { useRef, useState } from 'react'
import { limits } from '../../src-shared/bounds.ts'
import type { Input } from '../../src-shared/ipc-contract.ts'
import { call } from '../api.ts'
import { stepWords } from '../words/en.ts'
import { Button } from './button.tsx'
import { Field } from './field.tsx'
import { TextInput } from './text-input.tsx'
import './path-field.css'

const words = stepWords.path

type Props = {
  readonly label: string
  readonly hint?: string
  readonly error?: string | null
  readonly what: Input<'dialog.choose'>['what']
  readonly proposedName?: string | null
  readonly autoFocus?: boolean
  readonly path: string
  readonly onChange: (path: string) => void
}

/** A path: typed, or chosen in the system's dialog where there is one. */
export function PathField({ label, hint, error = null, autoFocus = false, ...props }: Props) {
  const { input, busy, mustType, choose } = useChoosing(props)
  return (
    <Field label={label} hint={mustType ? words.typeIt : hint} error={error}>
      {(field) => (
        <div className="path-field">
          <TextInput
            {...field}
            ref={input}
            mono
            autoFocus={autoFocus}
            maxLength={limits.path}
            value={props.path}
            onChange={(event) => props.onChange(event.target.value)}
          />
          <Button variant="plain" size="large" busy={busy} onClick={() => void choose()}>
            {words.choose}
          </Button>
        </div>
      )}
    </Field>
  )
}

function useChoosing({
  what,
  proposedName = null,
  onChange,
}: Pick<Props, 'what' | 'proposedName' | 'onChange'>) {
  const [busy, setBusy] = useState(false)
  const [mustType, setMustType] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const choose = async () => {
    setBusy(true)
    // A dialog that fails is one that is not there: typing remains.
    const answer = await call('dialog.choose', { what, proposedName }).catch(() => null)
    if (answer?.path != null) onChange(answer.path)
    setBusy(false)
    setMustType(answer?.available !== true)
    input.current?.focus()
  }
  return { input, busy, mustType, choose }
}
