import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Why } from '../../src-shared/care.ts'
import type { VersionId } from '../../src-shared/ids.ts'
import type { ItemDetail } from '../../src-shared/item.ts'

/** A key that a person is about to turn off from a list, with the reason that the list suggests. */
export type TurningOff = {
  readonly item: ItemDetail
  readonly versionId: VersionId
  readonly why: Why | null
}

/** The key that is being turned off from a list, or null. */
export type TurningOffStore = { readonly key: TurningOff | null }

/** Stands above the lists: a key that is off leaves them before its dialog has said so. */
export const turningOffStore = createStore<TurningOffStore>()(() => ({ key: null }))

/** Asks about turning a key off, or ends that with null. */
export function showTurningOff(key: TurningOff | null): void {
  turningOffStore.setState({ key })
}

/** The key that is being turned off from a list, or null. */
export function useTurningOff(): TurningOff | null {
  return useStore(turningOffStore, ({ key }) => key)
}
