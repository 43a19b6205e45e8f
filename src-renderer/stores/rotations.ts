import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ErrorCode } from '../../src-shared/errors.ts'
import type { ItemId } from '../../src-shared/ids.ts'
import type { RotationView } from '../../src-shared/rotation.ts'
import { call, codeOf } from '../api.ts'

/** Everything that is or was under way outside, newest first as the vault answers it. */
export type RotationsStore = {
  readonly views: readonly RotationView[]
  readonly read: boolean
  readonly failed: ErrorCode | null
}

/** Before anything was read. */
export const rotationsStart: RotationsStore = { views: [], read: false, failed: null }

/** The replacements and all else that was asked of providers. */
export const rotationsStore = createStore<RotationsStore>()(() => rotationsStart)

/** Reads the rotations store inside a component. */
export function useRotations<T>(select: (state: RotationsStore) => T): T {
  return useStore(rotationsStore, select)
}

/** Whether something is over and only history. */
export function isFinished(view: Pick<RotationView, 'step'>): boolean {
  return view.step === 'done' || view.step === 'abandoned'
}

/** Whether something that was begun with a key is not over yet. */
export function isUnderWay(itemId: ItemId, views: RotationsStore['views']): boolean {
  return views.some((view) => view.itemId === itemId && !isFinished(view))
}

/** Reads all of them again. */
export async function reloadRotations(): Promise<void> {
  try {
    const views = await call('rotations.list', null)
    rotationsStore.setState({ views, read: true, failed: null })
  } catch (thrown) {
    rotationsStore.setState({ failed: codeOf(thrown) })
  }
}

/** Takes in one view that a call just answered, before the event about it arrives. */
export function putRotation(view: RotationView): void {
  const { views } = rotationsStore.getState()
  const others = views.filter((other) => other.id !== view.id)
  rotationsStore.setState({ views: [view, ...others] })
}

/** Forgets everything, as on locking. */
export function forgetRotations(): void {
  rotationsStore.setState(rotationsStart)
}
