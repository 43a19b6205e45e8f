// Where a key was seen when it was kept: the first look of those that compare later on.
// Promises that what an item has seen before stays.
import type { VersionId } from '../../src-shared/ids.ts'
import { limits } from '../../src-shared/policy.ts'
import type { Sighting, Sightings } from '../../src-shared/seen.ts'
import { isCommitted } from '../../src-shared/spot.ts'
import type { HeldEntry } from './held-entry.ts'

/** What was looked through, and when. */
export type LookedThrough = { readonly at: number; readonly folders: readonly string[] }

/** What is known of where an item stands, with where this entry does; null where nothing is. */
export function sightingsWith(
  before: Sightings | null,
  { held, versionId }: { readonly held: HeldEntry; readonly versionId: VersionId },
  { at, folders }: LookedThrough,
): Sightings | null {
  if (held.seed.spots.length === 0 || folders.length === 0) return before
  const known = new Set((before?.spots ?? []).filter(isThere).map(placeOf))
  const seen = held.seed.spots.map((spot): Sighting => {
    return { ...spot, versionId, seenAt: at, appearedAt: null, goneAt: null }
  })
  const fresh = seen.filter((sighting) => !known.has(placeOf(sighting)))
  const spots = [...(before?.spots ?? []), ...fresh]
  return {
    ...before,
    lookedAt: at,
    folders: [...new Set([...folders, ...(before?.folders ?? [])])].slice(0, 50),
    // Where git could not be asked, nobody has looked into commits.
    withHistory: before?.withHistory === true || seen.every(({ git }) => git !== 'unknown'),
    // Of more than fit, those in commits are worth most.
    spots: spots
      .toSorted((a, b) => Number(isCommitted(b.git)) - Number(isCommitted(a.git)))
      .slice(0, limits.sightings),
  }
}

function isThere({ goneAt }: Sighting): boolean {
  return goneAt === null
}

function placeOf({ versionId, path, variable, at, commit }: Sighting): string {
  return JSON.stringify([versionId, path, variable, at, commit])
}
