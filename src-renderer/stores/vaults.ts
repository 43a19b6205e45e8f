import type { AppInfo, ListedVault, VaultKey } from '../../src-shared/app-info.ts'
import { call, codeOf } from '../api.ts'
import { appStore, type AppStore } from './app.ts'

const none: readonly ListedVault[] = []

/** The vaults of one's own; for reading a store inside a component. */
export function ownVaultsOf({ info }: { readonly info: AppInfo | null }): readonly ListedVault[] {
  return info?.ownVaults ?? none
}

/** The vault that a number key shows, or null where it would change nothing or may not. */
export function vaultAtNumber(
  state: Pick<AppStore, 'info' | 'vault'>,
  number: number,
): ListedVault | null {
  // The sample keys stand alone: two hosts on their vault would take each other's work.
  if (state.vault?.place === 'practice') return null
  const vault = ownVaultsOf(state)[number - 1]
  return vault === undefined || vault.isShown ? null : vault
}

/** After how many idle minutes this window locks: the shortest time of all open vaults. */
export function idleMinutesOf({ settings, ownVaults }: AppInfo): number {
  const others = ownVaults.filter(({ isOpen, isShown }) => isOpen && !isShown)
  return Math.min(settings.idleLockMinutes, ...others.map(({ idleLockMinutes }) => idleLockMinutes))
}

/** Asks again which vaults there are and how they stand. */
export async function reloadVaults(): Promise<void> {
  try {
    const { ownVaults } = await call('app.info', null)
    const { info } = appStore.getState()
    if (info) appStore.setState({ info: { ...info, ownVaults } })
  } catch (thrown) {
    appStore.setState({ failed: codeOf(thrown) })
  }
}

/** Shows another vault; the page that shows this one ends with it. */
export async function switchVault(key: VaultKey): Promise<void> {
  if (appStore.getState().holds === 0) await call('vaults.switch', { key })
}
