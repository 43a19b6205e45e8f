import { ChevronsUpDown } from 'lucide-react'
import { vaultName } from '../format/vault-name.ts'
import { useApp } from '../stores/app.ts'
import { ownVaultsOf } from '../stores/vaults.ts'
import { listWords } from '../words/en.ts'
import { vaultWords as words } from '../words/en-vaults.ts'
import { VaultSwitcher } from './vault-switcher.tsx'

/** Whose keys these are, and the way to other vaults; the sample keys stand alone. */
export function SidebarVault() {
  const place = useApp((state) => state.vault?.place ?? null)
  const vaults = useApp(ownVaultsOf)
  const shown = vaults.find(({ isShown }) => isShown)
  if (place === 'practice') return <p className="sidebar-vault">{listWords.app.practiceVault}</p>
  // With one vault its file's name says nothing.
  const name = shown && vaults.length > 1 ? vaultName(shown, vaults) : listWords.app.ownVault
  return (
    <div className="sidebar-vault">
      <VaultSwitcher className="sidebar-vault-button" label={words.switcher(name)}>
        <span className="sidebar-vault-name">{name}</span>
        <ChevronsUpDown size={16} strokeWidth={1.75} aria-hidden />
      </VaultSwitcher>
    </div>
  )
}
