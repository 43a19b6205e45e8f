// Adds the places of an entry to an item of the vault that holds the same key already.
// Promises that nothing else of the item changes, and that a place that it has is not added twice.
import { Caller } from '../../src-shared/caller.ts'
import type { Overview } from '../../src-shared/item.ts'
import { sightingsOf } from '../../src-shared/seen.ts'
import { isSamePlace } from '../callers/caller-of-spot.ts'
import { mostPlaces, type FoundPlaces } from './entry-places.ts'
import { sightingsWith, type LookedThrough } from './entry-sightings.ts'
import type { HeldEntry } from './held-entry.ts'
import type { VaultMatch } from './vault-matches.ts'

/** What an item gets. */
export type JoinOrder = {
  readonly held: HeldEntry
  readonly match: VaultMatch
  readonly found: FoundPlaces
  readonly look: LookedThrough
}

/** An item with what is new, or null where nothing is. */
export type Joined = { readonly overview: Overview; readonly places: number } | null

/** The item with the places that it does not have yet. */
export function joinedItem(item: Overview, { held, match, found, look }: JoinOrder): Joined {
  // Where a dead key stands is nothing that a new one belongs to.
  const isDead = match.stage === 'revoked'
  const places = isDead ? [] : newPlaces(item, found)
  const words = isDead ? [] : found.words.filter((word) => !item.callers.includes(word))
  const before = sightingsOf(item)
  const seen = match.versionId && sightingsWith(before, { held, versionId: match.versionId }, look)
  const sawNews = (seen?.spots.length ?? 0) > (before?.spots.length ?? 0)
  if (places.length === 0 && words.length === 0 && !sawNews) return null
  const overview: Overview = {
    ...item,
    ...(places.length === 0 ? {} : { places: [...(item.places ?? []), ...places] }),
    callers: [...item.callers, ...words].slice(0, Math.max(mostPlaces, item.callers.length)),
    ...(seen && sawNews ? { seen } : {}),
    changedAt: look.at,
  }
  return { overview, places: places.length }
}

function newPlaces({ places = [] }: Overview, found: FoundPlaces): readonly Caller[] {
  const known = places.flatMap((stored) => Caller.safeParse(stored).data ?? [])
  return found.places
    .filter((place) => !known.some((each) => isSamePlace(each, place)))
    .slice(0, Math.max(0, mostPlaces - places.length))
}
