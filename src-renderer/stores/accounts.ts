import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { AccountView } from '../../src-shared/caller.ts'
import type { ErrorCode } from '../../src-shared/errors.ts'
import { call, codeOf } from '../api.ts'

/** The accounts at services where keys are used. */
export type AccountsStore = {
  readonly views: readonly AccountView[]
  readonly read: boolean
  readonly failed: ErrorCode | null
}

/** Before anything was read. */
export const accountsStart: AccountsStore = { views: [], read: false, failed: null }

/** The accounts for places; holds no token. */
export const accountsStore = createStore<AccountsStore>()(() => accountsStart)

/** Reads the accounts store inside a component. */
export function useAccounts<T>(select: (state: AccountsStore) => T): T {
  return useStore(accountsStore, select)
}

/** Reads them again. */
export async function reloadAccounts(): Promise<void> {
  try {
    const views = await call('accounts.list', null)
    accountsStore.setState({ views, read: true, failed: null })
  } catch (thrown) {
    accountsStore.setState({ failed: codeOf(thrown) })
  }
}

/** Forgets everything, as on locking. */
export function forgetAccounts(): void {
  accountsStore.setState(accountsStart)
}
