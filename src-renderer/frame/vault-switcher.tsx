import { useState, type ReactNode } from 'react'
import type { ListedVault } from '../../src-shared/app-info.ts'
import type { ErrorCode } from '../../src-shared/errors.ts'
import { call, codeOf } from '../api.ts'
import { useMenu } from '../components/use-menu.ts'
import { useApp } from '../stores/app.ts'
import { ownVaultsOf, reloadVaults, switchVault } from '../stores/vaults.ts'
import { vaultWords as words } from '../words/en-vaults.ts'
import { NewVaultDialog } from './new-vault-dialog.tsx'
import { RemoveVaultDialog } from './remove-vault-dialog.tsx'
import { VaultFailedDialog } from './vault-failed-dialog.tsx'
import { VaultRows } from './vault-rows.tsx'
import './vault-switcher.css'

type Opened =
  | { readonly dialog: 'make' }
  | { readonly dialog: 'remove'; readonly vault: ListedVault }
  | { readonly dialog: 'failed'; readonly code: ErrorCode }
  | null

/** A button that opens the list of vaults: show another one, make one, open a file. */
export function VaultSwitcher({
  className,
  label,
  children,
}: {
  readonly className: string
  /** Its name for screen readers, where what it shows does not say what it does. */
  readonly label?: string
  readonly children: ReactNode
}) {
  const isHeld = useApp((state) => state.holds > 0)
  const { menu, id, shown, setShown, closeOnEscape } = useMenu()
  const [opened, setOpened] = useState<Opened>(null)
  const choose = (next: Opened) => {
    menu.current?.hidePopover()
    setOpened(next)
  }
  return (
    <>
      <button
        type="button"
        className={`vault-switcher ${className}`}
        aria-label={label}
        aria-expanded={shown}
        disabled={isHeld}
        popoverTarget={id}
        onKeyDown={closeOnEscape}
      >
        {children}
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        className="vault-menu"
        role="group"
        aria-label={words.list}
        onToggle={(event) => {
          setShown(event.newState === 'open')
          if (event.newState === 'open') void reloadVaults()
        }}
        onKeyDown={closeOnEscape}
      >
        <VaultChoices onChoose={choose} />
      </div>
      <OpenedDialog opened={opened} onClose={() => setOpened(null)} />
    </>
  )
}

function VaultChoices({ onChoose }: { readonly onChoose: (next: Opened) => void }) {
  const vaults = useApp(ownVaultsOf)
  const attempt = (work: Promise<unknown>) => {
    onChoose(null)
    work.catch((thrown: unknown) => onChoose({ dialog: 'failed', code: codeOf(thrown) }))
  }
  return (
    <>
      <VaultRows
        vaults={vaults}
        onSwitch={({ key }) => attempt(switchVault(key))}
        onRemove={(vault) => onChoose({ dialog: 'remove', vault })}
      />
      <div className="vault-menu-actions">
        <button type="button" onClick={() => onChoose({ dialog: 'make' })}>
          {words.make}
        </button>
        <button type="button" onClick={() => attempt(call('vaults.openFile', null))}>
          {words.openFile}
        </button>
      </div>
    </>
  )
}

function OpenedDialog({
  opened,
  onClose,
}: {
  readonly opened: Opened
  readonly onClose: () => void
}) {
  switch (opened?.dialog) {
    case undefined:
      return null
    case 'make':
      return <NewVaultDialog onClose={onClose} />
    case 'remove':
      return <RemoveVaultDialog vault={opened.vault} onClose={onClose} />
    case 'failed':
      return <VaultFailedDialog code={opened.code} onClose={onClose} />
  }
}

/** The way to other vaults from a screen outside an open vault. */
export function OtherVaults() {
  return <VaultSwitcher className="link">{words.others}</VaultSwitcher>
}
