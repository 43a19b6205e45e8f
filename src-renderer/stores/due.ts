import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { DueView } from '../../src-shared/batch.ts'
import { call } from '../api.ts'

/** What is due in the open vault, or null before it was read. */
export type DueStore = { readonly view: DueView | null }

/** What is due. */
export const dueStore = createStore<DueStore>()(() => ({ view: null }))

/** Reads the due store inside a component. */
export function useDue<T>(select: (state: DueStore) => T): T {
  return useStore(dueStore, select)
}

let latest = 0

/** Reads it again; a reminder that cannot be had is none, and nothing else depends on it. */
export async function reloadDue(): Promise<void> {
  const turn = (latest += 1)
  const view = await call('due.state', null).catch(() => null)
  if (turn === latest) dueStore.setState({ view })
}

/** Puts the reminder aside until tomorrow; it stays, and it throws, where that failed. */
export async function quietDue(): Promise<void> {
  const { view } = dueStore.getState()
  if (view) dueStore.setState({ view: { ...view, quiet: true } })
  const turn = (latest += 1)
  try {
    await call('due.quiet', null)
  } catch (thrown) {
    if (turn === latest) dueStore.setState({ view })
    throw thrown
  }
}

/** Forgets everything, as on locking. */
export function forgetDue(): void {
  latest += 1
  dueStore.setState({ view: null })
}
