import { StoredCare } from './care.ts'
import { currentVersion, type Overview } from './item.ts'

const nothing: StoredCare = { steps: [], answers: [], needs: [], accessChangedAt: null }

/** How an item is looked after; what cannot be understood counts as nothing. */
export function storedCareOf({ care }: Pick<Overview, 'care'>): StoredCare {
  return StoredCare.safeParse(care).data ?? nothing
}

/**
 * When somebody noted that access changed, or null where nothing is left to do about it.
 *
 * A key that was made after the note is the answer to it.
 */
export function accessChangedAtOf(overview: Pick<Overview, 'care' | 'versions'>): number | null {
  // Asked of every row of a list, and most items hold nothing.
  if (overview.care === undefined) return null
  const { accessChangedAt } = storedCareOf(overview)
  const current = currentVersion(overview)
  const isAnswered =
    accessChangedAt !== null && current !== null && current.storedAt > accessChangedAt
  return isAnswered ? null : accessChangedAt
}
