import { useEffect } from 'react'
import { codeOf } from '../api.ts'
import { appStore } from '../stores/app.ts'
import { ownVaultsOf, switchVault } from '../stores/vaults.ts'
import { vaultNumberOf } from './shortcuts.ts'

/** Obeys the keys that show another vault, inside an open vault and outside. */
export function useVaultKeys(): void {
  useEffect(() => {
    window.addEventListener('keydown', obey)
    return () => window.removeEventListener('keydown', obey)
  }, [])
}

function obey(event: KeyboardEvent): void {
  const number = vaultNumberOf(event)
  if (number === null || document.querySelector('dialog[open]') !== null) return
  event.preventDefault()
  const state = appStore.getState()
  // The sample keys stand alone: two hosts on their vault would take each other's work.
  if (state.vault?.place === 'practice') return
  const vault = ownVaultsOf(state)[number - 1]
  if (vault === undefined || vault.isShown) return
  switchVault(vault.key).catch((thrown: unknown) => appStore.setState({ failed: codeOf(thrown) }))
}
