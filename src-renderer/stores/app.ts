import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ErrorCode } from '../../src-shared/errors.ts'
import type { RotationId } from '../../src-shared/ids.ts'
import type { AppInfo, Place, VaultState } from '../../src-shared/ipc-contract.ts'
import { call, codeOf } from '../api.ts'
import { routeFor } from './first-route.ts'

/** Which screen is shown, and what it is about. */
export type Route =
  | { readonly screen: 'loading' }
  | { readonly screen: 'first-run' }
  | { readonly screen: 'create'; readonly place: Place }
  | { readonly screen: 'unlock'; readonly place: Place }
  | { readonly screen: 'keys' }
  | { readonly screen: 'replacement'; readonly rotationId: RotationId }
  | { readonly screen: 'replacements' }
  | { readonly screen: 'settings' }

/** What the window knows of the program and of the vault. */
export type AppStore = {
  readonly info: AppInfo | null
  readonly vault: VaultState | null
  readonly route: Route
  /** Why the program could not be asked, or null. */
  readonly failed: ErrorCode | null
  /** Whether the person has read how often unlocking had failed; forgotten with the page. */
  readonly failedUnlocksRead: boolean
}

/** What the window knows before it has asked. */
export const appStart: AppStore = {
  info: null,
  vault: null,
  route: { screen: 'loading' },
  failed: null,
  failedUnlocksRead: false,
}

/** The program, the vault and the screen. */
export const appStore = createStore<AppStore>()(() => appStart)

/** Reads the app store inside a component. */
export function useApp<T>(select: (state: AppStore) => T): T {
  return useStore(appStore, select)
}

/** Shows another screen. */
export function go(route: Route): void {
  appStore.setState({ route })
}

/** Asks the program and the vault how they stand, and shows the screen that follows from it. */
export async function loadApp(): Promise<void> {
  try {
    const [info, vault] = await Promise.all([call('app.info', null), call('vault.state', null)])
    appStore.setState({ info, vault, failed: null, route: routeFor(info, vault) })
  } catch (thrown) {
    appStore.setState({ failed: codeOf(thrown) })
  }
}

/** Enters the open vault: creating or unlocking and all that belongs to it is over. */
export async function enterVault(known?: VaultState): Promise<void> {
  const [info, vault] = await Promise.all([
    call('app.info', null),
    known ?? call('vault.state', null),
  ])
  appStore.setState({ info, vault, failed: null, route: { screen: 'keys' } })
}

/** Locks; the page that shows this ends with it. */
export async function lockNow(panic: boolean): Promise<void> {
  try {
    await call('app.lock', { panic })
  } catch (thrown) {
    appStore.setState({ failed: codeOf(thrown) })
  }
}
