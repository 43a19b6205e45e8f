import { vi } from 'vitest'
import type { StoreApi } from 'zustand/vanilla'

/**
 * Lets a store begin with what is given, for the length of one test.
 *
 * What is drawn into text, and not into a page, is drawn from how its stores began.
 */
export function beginWith<T extends object>(store: StoreApi<T>, given: Partial<T>): void {
  const begun = { ...store.getInitialState(), ...given }
  vi.spyOn(store, 'getInitialState').mockReturnValue(begun)
}
