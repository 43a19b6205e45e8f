import { useState, type SyntheticEvent } from 'react'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import type { Place, VaultState } from '../../../src-shared/ipc-contract.ts'
import { call } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { PassphraseInput } from '../../components/passphrase-input.tsx'
import { errorWords, stepWords } from '../../words/en.ts'
import { useAsking } from '../use-asking.ts'
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
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (secret === '') return
    void ask(async () => {
      if (place === 'practice') await call('practice.prepare', null)
      onOpened(await call('vault.unlock', { place, with: how, secret }), how)
    })
  }
  const choose = (next: How) => {
    setHow(next)
    setSecret('')
    forget()
  }
  if (code !== null && !typing.has(code)) return <CannotOpen code={code} onAgain={forget} />
  return (
    <form className="unlock-form" onSubmit={submit}>
      <Field
        label={how === 'passphrase' ? words.passphrase : words.recoveryCode}
        hint={how === 'passphrase' ? null : words.recoveryHint}
        error={code === null ? null : `${errorWords[code].happened} ${errorWords[code].todo}`}
      >
        {(input) => (
          <PassphraseInput
            {...input}
            key={how}
            autoFocus
            value={secret}
            onChange={(event) => {
              setSecret(event.target.value)
              forget()
            }}
          />
        )}
      </Field>
      <Button variant="filled" size="large" type="submit" busy={busy}>
        {words.unlock}
      </Button>
      <p className="unlock-busy" role="status">
        {busy ? words.unlocking : ''}
      </p>
      <OtherRoads place={place} how={how} onHow={choose} />
    </form>
  )
}
