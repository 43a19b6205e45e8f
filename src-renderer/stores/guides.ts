import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Guide } from '../../src-shared/guide.ts'
import { call } from '../api.ts'

/** What vendors publish about their keys; the same for as long as the program runs. */
export type GuidesStore = { readonly guides: readonly Guide[]; readonly read: boolean }

/** Before anything was read. */
export const guidesStart: GuidesStore = { guides: [], read: false }

/** Every guide; holds nothing of a vault. */
export const guidesStore = createStore<GuidesStore>()(() => guidesStart)

/** Reads them once; a failure leaves a person with the plain steps, and is asked again. */
export async function loadGuides(): Promise<void> {
  if (guidesStore.getState().read) return
  try {
    guidesStore.setState({ guides: await call('guides.list', null), read: true })
  } catch {
    // The next screen that needs one asks again.
  }
}

/** Every guide, read when the first component needs one. */
export function useGuides(): readonly Guide[] {
  const guides = useStore(guidesStore, (state) => state.guides)
  useEffect(() => void loadGuides(), [])
  return guides
}

/** The guide of a vendor, or null where there is none or it is not read yet. */
export function useGuide(vendor: string | null): Guide | null {
  const guides = useGuides()
  return guides.find((guide) => guide.vendor === vendor) ?? null
}

/** The guide whose vendor a person named, such as in the field of a provider; or null. */
export function guideNamed(guides: readonly Guide[], name: string): Guide | null {
  const wanted = name.trim().toLowerCase()
  if (wanted === '') return null
  return guides.find(({ aliases }) => aliases.includes(wanted)) ?? null
}
