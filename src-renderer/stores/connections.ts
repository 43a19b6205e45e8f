import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ErrorCode } from '../../src-shared/errors.ts'
import type { ConnectionView } from '../../src-shared/ipc-contract.ts'
import { call, codeOf } from '../api.ts'

/** The accounts at providers that this vault knows. */
export type ConnectionsStore = {
  readonly views: readonly ConnectionView[]
  readonly read: boolean
  readonly failed: ErrorCode | null
}

/** Before anything was read. */
export const connectionsStart: ConnectionsStore = { views: [], read: false, failed: null }

/** The linked accounts; holds no credential. */
export const connectionsStore = createStore<ConnectionsStore>()(() => connectionsStart)

/** Reads the connections store inside a component. */
export function useConnections<T>(select: (state: ConnectionsStore) => T): T {
  return useStore(connectionsStore, select)
}

/** Reads them again. */
export async function reloadConnections(): Promise<void> {
  try {
    const views = await call('connections.list', null)
    connectionsStore.setState({ views, read: true, failed: null })
  } catch (thrown) {
    connectionsStore.setState({ failed: codeOf(thrown) })
  }
}

/** Forgets everything, as on locking. */
export function forgetConnections(): void {
  connectionsStore.setState(connectionsStart)
}
