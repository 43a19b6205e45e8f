import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { BatchView } from '../../src-shared/batch.ts'
import type { ErrorCode } from '../../src-shared/errors.ts'
import { call, codeOf } from '../api.ts'

/** The batches of replacements, newest first as the vault answers them. */
export type BatchesStore = {
  readonly views: readonly BatchView[]
  readonly read: boolean
  readonly failed: ErrorCode | null
}

/** Before anything was read. */
export const batchesStart: BatchesStore = { views: [], read: false, failed: null }

/** Everything that was begun for many keys at once. */
export const batchesStore = createStore<BatchesStore>()(() => batchesStart)

/** Reads the batches store inside a component. */
export function useBatches<T>(select: (state: BatchesStore) => T): T {
  return useStore(batchesStore, select)
}

// Answers can overtake one another: only the latest may be shown.
let latest = 0

/** Reads all of them again. */
export async function reloadBatches(): Promise<void> {
  const turn = (latest += 1)
  try {
    const views = await call('batches.list', null)
    if (turn === latest) batchesStore.setState({ views, read: true, failed: null })
  } catch (thrown) {
    if (turn === latest) batchesStore.setState({ failed: codeOf(thrown) })
  }
}

/** Takes in one view that a call just answered, before the event about it arrives. */
export function putBatch(view: BatchView): void {
  latest += 1
  const { views } = batchesStore.getState()
  const isKnown = views.some(({ id }) => id === view.id)
  const next = isKnown ? views.map((one) => (one.id === view.id ? view : one)) : [view, ...views]
  batchesStore.setState({ views: next, read: true })
}

/** Forgets everything, as on locking. */
export function forgetBatches(): void {
  latest += 1
  batchesStore.setState(batchesStart)
}
