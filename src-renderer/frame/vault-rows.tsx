import { Check, X } from 'lucide-react'
import type { ListedVault } from '../../src-shared/app-info.ts'
import { IconButton } from '../components/icon-button.tsx'
import { vaultName } from '../format/vault-name.ts'
import { vaultWords as words } from '../words/en-vaults.ts'

/** Every vault of the list: one press shows it, another takes it off the list. */
export function VaultRows({
  vaults,
  onSwitch,
  onRemove,
}: {
  readonly vaults: readonly ListedVault[]
  readonly onSwitch: (vault: ListedVault) => void
  readonly onRemove: (vault: ListedVault) => void
}) {
  // Before a first vault was made there is only its name, and nothing to show.
  const rows = vaults.filter(({ exists, isShown }) => exists || !isShown || vaults.length > 1)
  if (rows.length === 0) return null
  return (
    <ul className="vault-rows" aria-label={words.list}>
      {rows.map((vault) => (
        <li key={vault.key} className="vault-row">
          <button
            type="button"
            className="vault-row-name"
            aria-current={vault.isShown ? 'true' : undefined}
            title={vault.folder}
            onClick={() => onSwitch(vault)}
          >
            <span className="vault-row-mark">
              {vault.isShown && <Check size={16} strokeWidth={1.75} aria-hidden />}
            </span>
            <span className="vault-row-text">{vaultName(vault, vaults)}</span>
            <span className="vault-row-state">{stateOf(vault)}</span>
          </button>
          {!vault.isShown && (
            <IconButton
              label={words.remove(vaultName(vault, vaults))}
              icon={X}
              onClick={() => onRemove(vault)}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

function stateOf({ exists, isOpen, isShown }: ListedVault): string {
  if (isOpen) return words.isOpen
  if (exists) return words.isLocked
  return isShown ? words.isNew : words.isMissing
}
