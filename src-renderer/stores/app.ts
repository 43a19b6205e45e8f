import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { BatchFilter } from '../../src-shared/batch.ts'
import type { ErrorCode } from '../../src-shared/errors.ts'
import type { BatchId, ConnectionId, ItemId, RotationId } from '../../src-shared/ids.ts'
import type { AppInfo, Place, VaultState } from '../../src-shared/ipc-contract.ts'
import { call, codeOf } from '../api.ts'
import { routeFor } from './first-route.ts'

/** A part of the settings that a person can be led to. */
export type SettingsPart = 'access' | 'backups'

/** Which screen is shown, and what it is about. */
export type Route =
  | { readonly screen: 'loading' }
  | { readonly screen: 'first-run' }
  | { readonly screen: 'create'; readonly place: Place }
  | { readonly screen: 'unlock'; readonly place: Place }
  | { readonly screen: 'restore' }
  | { readonly screen: 'salvage' }
  | { readonly screen: 'keys' }
  | { readonly screen: 'replacement'; readonly rotationId: RotationId }
  | { readonly screen: 'replacements' }
  /** `exposed` where others may have seen the key, so that the old one is not to be kept. */
  | { readonly screen: 'plan'; readonly itemId: ItemId; readonly exposed?: boolean }
  /** Replacing many keys: which ones, then the plan for them, then how far it is. */
  | { readonly screen: 'batches' }
  | { readonly screen: 'batch-plan'; readonly filter: BatchFilter }
  | { readonly screen: 'batch'; readonly batchId: BatchId }
  /** What was found, read or pasted and is not kept yet; with and without an open vault. */
  | { readonly screen: 'intake' }
  /** Where the keys of this vault are used. */
  | { readonly screen: 'used' }
  /** Signing, sending and checking deliveries; with the item that it begins with. */
  | { readonly screen: 'webhooks'; readonly itemId?: ItemId }
  /** The accounts at providers, and the keys that one of them lists. */
  | { readonly screen: 'providers' }
  | { readonly screen: 'provider-keys'; readonly connectionId: ConnectionId }
  /** What is not in order, and the people who own keys. */
  | { readonly screen: 'review' }
  | { readonly screen: 'settings'; readonly part?: SettingsPart }

/** What stands in a banner until it was read. */
export type ReadOnce = 'failedUnlocks' | 'synced' | 'conflictCopies'

/** What the window knows of the program and of the vault. */
export type AppStore = {
  readonly info: AppInfo | null
  readonly vault: VaultState | null
  readonly route: Route
  /** Why the program could not be asked, or null. */
  readonly failed: ErrorCode | null
  /** Which banners the person has read since unlocking; forgotten with the page. */
  readonly read: Readonly<Record<ReadOnce, boolean>>
  /** How many parts of the screen would lose work or a code shown once if a person left it. */
  readonly holds: number
  /** Where a person goes on once the vault is open; null for all keys. */
  readonly afterEntry: Route | null
}

/** Just after unlocking. */
export const nothingRead: AppStore['read'] = {
  failedUnlocks: false,
  synced: false,
  conflictCopies: false,
}

/** What the window knows before it has asked. */
export const appStart: AppStore = {
  info: null,
  vault: null,
  route: { screen: 'loading' },
  failed: null,
  read: nothingRead,
  holds: 0,
  afterEntry: null,
}

/** The program, the vault and the screen. */
export const appStore = createStore<AppStore>()(() => appStart)

/** Reads the app store inside a component. */
export function useApp<T>(select: (state: AppStore) => T): T {
  return useStore(appStore, select)
}

/** Shows another screen, unless the shown one would lose what cannot be had again. */
export function go(route: Route): void {
  if (appStore.getState().holds === 0) appStore.setState({ route })
}

/** Keeps the screen until the returned function is called; locking is obeyed all the same. */
export function holdScreen(): () => void {
  const add = (count: number) => appStore.setState(({ holds }) => ({ holds: holds + count }))
  let isHeld = true
  add(1)
  return () => {
    if (isHeld) add(-1)
    isHeld = false
  }
}

/** Puts a banner away until the vault is opened again. */
export function markRead(banner: ReadOnce): void {
  appStore.setState(({ read }) => ({ read: { ...read, [banner]: true } }))
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
  const route = appStore.getState().afterEntry ?? { screen: 'keys' }
  appStore.setState({ info, vault, failed: null, route, afterEntry: null })
}

/** Locks; the page that shows this ends with it. */
export async function lockNow(panic: boolean): Promise<void> {
  try {
    await call('app.lock', { panic })
  } catch (thrown) {
    appStore.setState({ failed: codeOf(thrown) })
  }
}
