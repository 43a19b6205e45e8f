import { useEffect } from 'react'
import { codeOf } from '../api.ts'
import { appStore } from '../stores/app.ts'
import { switchVault, vaultAtNumber } from '../stores/vaults.ts'
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
  const vault = vaultAtNumber(appStore.getState(), number)
  if (vault === null) return
  switchVault(vault.key).catch((thrown: unknown) => appStore.setState({ failed: codeOf(thrown) }))
}
