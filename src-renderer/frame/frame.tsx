import { useEffect, useState, type ReactNode } from 'react'
import { BringInDialog } from '../screens/backups/bring-in-dialog.tsx'
import { NewKeyDialog } from '../screens/new-key/new-key-dialog.tsx'
import type { Route } from '../stores/app.ts'
import { loadVault } from '../stores/follow-events.ts'
import { FrameContext, type FrameDialog } from './frame-context.ts'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { Sidebar } from './sidebar.tsx'
import { useShortcuts } from './use-shortcuts.ts'
import { useVaultKeys } from './use-vault-keys.ts'
import './frame.css'

/** The window around an open vault: the sidebar, one screen, and the dialogs of everywhere. */
export function Frame({
  screen,
  children,
}: {
  readonly screen: Route['screen']
  readonly children: ReactNode
}) {
  const [dialog, setDialog] = useState<FrameDialog>(null)
  useShortcuts(setDialog)
  useVaultKeys()
  useEffect(() => {
    void loadVault()
  }, [])
  const close = () => setDialog(null)
  return (
    <FrameContext value={{ openDialog: setDialog }}>
      <div className="frame">
        <Sidebar screen={screen} />
        {children}
      </div>
      {dialog === 'shortcuts' && <ShortcutsDialog onClose={close} />}
      {dialog === 'bring-in' && <BringInDialog onClose={close} />}
      {(dialog === 'make' || dialog === 'add') && <NewKeyDialog start={dialog} onClose={close} />}
    </FrameContext>
  )
}
