import { useState, type SyntheticEvent } from 'react'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import type { Place, VaultState } from '../../../src-shared/ipc-contract.ts'
import { call } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { PassphraseInput } from '../../components/passphrase-input.tsx'
import { useSelectAgain } from '../../components/use-select-again.ts'
import { errorWords, stepWords } from '../../words/en.ts'
import { useAsking } from '../use-asking.ts'
import { useHold } from '../use-hold.ts'
import { CannotOpen } from './cannot-open.tsx'
import { OtherRoads } from './other-roads.tsx'

const words = stepWords.unlock

type How = 'passphrase' | 'recovery-code'

/** Refusals that a person answers by typing again; everything else is about the file. */
const typing: ReadonlySet<ErrorCode> = new Set(['wrong-passphrase', 'wrong-recovery-code'])

type Props = {
  readonly place: Place
  readonly onOpened: (vault: VaultState, how: How) => void
}

/** Asks for the passphrase or the recovery code and opens the vault with it. */
export function UnlockForm({ place, onOpened }: Props) {
  const [how, setHow] = useState<How>('passphrase')
  const [secret, setSecret] = useState('')
  const { busy, code, ask, forget } = useAsking()
  useHold(busy)
  const isFile = code !== null && !typing.has(code)
  const input = useSelectAgain(code !== null && !isFile)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (secret === '') return
    void ask(async () => {
      if (place === 'practice') await call('practice.prepare', null)
      onOpened(await call('vault.unlock', { place, with: how, secret }), how)
    })
  }
  const change = (next: string) => {
    setSecret(next)
    forget()
  }
  const choose = (next: How) => {
    setHow(next)
    change('')
  }
  if (isFile) return <CannotOpen code={code} place={place} onAgain={forget} />
  return (
    <form className="unlock-form" onSubmit={submit}>
      <Field
        label={how === 'passphrase' ? words.passphrase : words.recoveryCode}
        hint={how === 'passphrase' ? null : words.recoveryHint}
        error={errorOf(code)}
      >
        {(field) => (
          <PassphraseInput
            {...field}
            key={how}
            ref={input}
            autoFocus
            value={secret}
            onChange={(event) => change(event.target.value)}
          />
        )}
      </Field>
      <Button variant="filled" size="large" type="submit" busy={busy}>
        {words.unlock}
      </Button>
      <Unlocking busy={busy} />
      <OtherRoads place={place} how={how} onHow={choose} />
    </form>
  )
}

function errorOf(code: ErrorCode | null): string | null {
  return code === null ? null : `${errorWords[code].happened} ${errorWords[code].todo}`
}

function Unlocking({ busy }: { readonly busy: boolean }) {
  return (
    <p className="unlock-busy" role="status">
      {busy ? words.unlocking : ''}
    </p>
  )
}
