import { useState } from 'react'
import { LoneScreen } from '../../frame/lone-screen.tsx'
import { enterVault, useApp } from '../../stores/app.ts'
import { needsFolder } from '../backups/needs-folder.ts'
import { FirstBackup } from '../create/first-backup.tsx'
import { arrivalsOf } from '../unlock/after-unlock.ts'
import { ArrivalPanel } from '../unlock/arrival-panel.tsx'
import { useHold } from '../use-hold.ts'
import { RestoreForm } from './restore-form.tsx'
import { RestoredCard } from './restored-card.tsx'
import { useRestore, type Restored } from './use-restore.ts'
import '../create/create.css'
import '../unlock/unlock.css'
import './restore.css'

/** Puts a copy in the place of the vault on purpose, and enters the vault that it made. */
export function RestoreScreen() {
  const [restored, setRestored] = useState<Restored | null>(null)
  const form = useRestore(setRestored)
  useHold(form.busy || restored !== null)
  return (
    <LoneScreen>
      {restored === null ? <RestoreForm form={form} /> : <AfterRestore restored={restored} />}
    </LoneScreen>
  )
}

/** What was done, then what the restored vault has yet to be given. */
function AfterRestore({ restored }: { readonly restored: Restored }) {
  const [step, setStep] = useState<'read' | 'passphrase' | 'backups'>('read')
  const vault = useApp((state) => state.vault)
  const leave = async () => {
    if (await needsFolder()) setStep('backups')
    else await enterVault()
  }
  const mustChoosePassphrase =
    vault !== null && arrivalsOf(vault, restored.openedWith).includes('new-passphrase')
  const goOn = () => {
    if (mustChoosePassphrase) setStep('passphrase')
    else void leave()
  }
  if (step === 'backups')
    return (
      <div className="create">
        <section className="create-card">
          <FirstBackup onDone={() => void enterVault()} />
        </section>
      </div>
    )
  if (step === 'passphrase' && vault !== null)
    return (
      <div className="unlock">
        <ArrivalPanel arrival="new-passphrase" vault={vault} onDone={() => void leave()} />
      </div>
    )
  return <RestoredCard restored={restored} onGoOn={goOn} />
}
