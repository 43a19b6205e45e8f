import { useState } from 'react'
import { LoneScreen } from '../../frame/lone-screen.tsx'
import { enterVault, useApp } from '../../stores/app.ts'
import { arrivalsOf } from '../unlock/after-unlock.ts'
import { ArrivalPanel } from '../unlock/arrival-panel.tsx'
import { useHold } from '../use-hold.ts'
import { RestoreForm } from './restore-form.tsx'
import { RestoredCard } from './restored-card.tsx'
import { useRestore, type Restored } from './use-restore.ts'
import '../unlock/unlock.css'
import './restore.css'

/** Puts a copy in the place of the vault on purpose, and enters the vault that it made. */
export function RestoreScreen() {
  const [restored, setRestored] = useState<Restored | null>(null)
  const [isRead, setRead] = useState(false)
  const vault = useApp((state) => state.vault)
  const form = useRestore(setRestored)
  useHold(form.busy || restored !== null)
  const mustChoosePassphrase =
    restored !== null &&
    vault !== null &&
    arrivalsOf(vault, restored.openedWith).includes('new-passphrase')
  const goOn = () => {
    if (mustChoosePassphrase) setRead(true)
    else void enterVault()
  }
  return (
    <LoneScreen>
      {restored === null ? (
        <RestoreForm form={form} />
      ) : isRead && vault !== null ? (
        <div className="unlock">
          <ArrivalPanel arrival="new-passphrase" vault={vault} onDone={() => void enterVault()} />
        </div>
      ) : (
        <RestoredCard restored={restored} onGoOn={goOn} />
      )}
    </LoneScreen>
  )
}
