import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import type { VaultState } from '../../../src-shared/ipc-contract.ts'
import { call } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { appStore, useApp } from '../../stores/app.ts'
import { copiesWords, stepWords } from '../../words/en.ts'
import { ChangePassphrase } from './change-passphrase.tsx'
import { Rekey } from './rekey.tsx'
import { RenewRecovery } from './renew-recovery.tsx'

const words = stepWords.settings
const rekeyWords = copiesWords.rekey

type Card = 'passphrase' | 'recovery' | 'rekey'

/** Passphrase, recovery code and vault key of the open vault. */
export function AccessSettings({ vault }: { readonly vault: VaultState }) {
  const [open, setOpen] = useState<Card | null>(null)
  const [said, setSaid] = useState('')
  const isHeld = useApp((state) => state.holds > 0)
  const isOwn = vault.place === 'own'
  const done = (sentence: string) => {
    setOpen(null)
    setSaid(sentence)
    // Whether the recovery code is confirmed has just changed.
    call('vault.state', null).then(
      (known) => appStore.setState({ vault: known }),
      () => undefined,
    )
  }
  const cancel = () => setOpen(null)
  return (
    <div className="settings-access">
      {isOwn && vault.recoveryCode === 'unconfirmed' && (
        <Notice tone="soon" icon={CircleAlert}>
          <strong>{words.unconfirmed}</strong> {words.unconfirmedTodo}
        </Notice>
      )}
      <p role="status" className="settings-said">
        {said}
      </p>
      {/* A card that took the place of one at work would lose what is shown only once. */}
      <Cards isOwn={isOwn} isHeld={isHeld} onOpen={setOpen} />
      {open === 'passphrase' && (
        <ChangePassphrase
          note={isOwn ? rekeyWords.passphraseNote : null}
          onDone={() => done(isOwn ? rekeyWords.changed : words.changed)}
          onCancel={cancel}
        />
      )}
      {open === 'recovery' && (
        <RenewRecovery onDone={() => done(words.confirmed)} onCancel={cancel} />
      )}
      {open === 'rekey' && <Rekey onDone={done} onCancel={cancel} />}
    </div>
  )
}

/** The buttons that open a card; the sample keys have a passphrase only. */
function Cards({
  isOwn,
  isHeld,
  onOpen,
}: {
  readonly isOwn: boolean
  readonly isHeld: boolean
  readonly onOpen: (card: Card) => void
}) {
  return (
    <div className="settings-actions">
      <Button variant="plain" disabled={isHeld} onClick={() => onOpen('passphrase')}>
        {words.change}
      </Button>
      {isOwn && (
        <>
          <Button variant="plain" disabled={isHeld} onClick={() => onOpen('recovery')}>
            {words.renew}
          </Button>
          <Button variant="plain" disabled={isHeld} onClick={() => onOpen('rekey')}>
            {rekeyWords.open}
          </Button>
        </>
      )}
    </div>
  )
}
