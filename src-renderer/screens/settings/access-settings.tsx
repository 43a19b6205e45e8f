import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import type { VaultState } from '../../../src-shared/ipc-contract.ts'
import { call } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { appStore } from '../../stores/app.ts'
import { stepWords } from '../../words/en.ts'
import { ChangePassphrase } from './change-passphrase.tsx'
import { RenewRecovery } from './renew-recovery.tsx'

const words = stepWords.settings

/** Passphrase and recovery code of the open vault. */
export function AccessSettings({ vault }: { readonly vault: VaultState }) {
  const [open, setOpen] = useState<'passphrase' | 'recovery' | null>(null)
  const [said, setSaid] = useState('')
  const done = (sentence: string) => {
    setOpen(null)
    setSaid(sentence)
    // Whether the recovery code is confirmed has just changed.
    call('vault.state', null).then(
      (known) => appStore.setState({ vault: known }),
      () => undefined,
    )
  }
  const hasRecovery = vault.place === 'own'
  return (
    <div className="settings-access">
      {hasRecovery && vault.recoveryCode === 'unconfirmed' && (
        <Notice tone="soon" icon={CircleAlert}>
          <strong>{words.unconfirmed}</strong> {words.unconfirmedTodo}
        </Notice>
      )}
      <p role="status" className="settings-said">
        {said}
      </p>
      <div className="settings-actions">
        <Button variant="plain" onClick={() => setOpen('passphrase')}>
          {words.change}
        </Button>
        {hasRecovery && (
          <Button variant="plain" onClick={() => setOpen('recovery')}>
            {words.renew}
          </Button>
        )}
      </div>
      {open === 'passphrase' && (
        <ChangePassphrase onDone={() => done(words.changed)} onCancel={() => setOpen(null)} />
      )}
      {open === 'recovery' && (
        <RenewRecovery onDone={() => done(words.confirmed)} onCancel={() => setOpen(null)} />
      )}
    </div>
  )
}
