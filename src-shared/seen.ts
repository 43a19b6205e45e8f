import { z } from 'zod'
import { VersionId } from './ids.ts'
import { Instant, type Overview, type SecretVersion } from './item.ts'
import { limits } from './policy.ts'
import { GitStanding, isCommitted, Spot } from './spot.ts'

const path = z.string().min(1).max(limits.path)

/** A place in which a secret version of an item stood when it was last looked for. */
export const Sighting = Spot.loose().extend({
  versionId: VersionId,
  /** When it was first seen there. */
  seenAt: Instant,
  /** When it came to stand there, if an earlier look there had not found it; else null. */
  appearedAt: Instant.nullable(),
  /** When it was found to stand there no more, or null. */
  goneAt: Instant.nullable(),
})
export type Sighting = z.infer<typeof Sighting>

/** What the looks for an item's values found; part of its overview, read loosely. */
export const Sightings = z.looseObject({
  /** The last look. */
  lookedAt: Instant,
  /** The folders that were looked through, the latest first. */
  folders: z.array(path).max(50),
  /** Whether any look went through commits as well. */
  withHistory: z.boolean(),
  spots: z.array(Sighting).max(limits.sightings),
})
export type Sightings = z.infer<typeof Sightings>

/** What was seen of an item; null if nobody ever looked, or a later version wrote it otherwise. */
export function sightingsOf({ seen }: Pick<Overview, 'seen'>): Sightings | null {
  return Sightings.safeParse(seen).data ?? null
}

/** Whether a version may still work: one in use, or an old one that nobody turned off. */
export function mayWork({ stage }: Pick<SecretVersion, 'stage'>): boolean {
  return stage === 'current' || stage === 'previous'
}

/** What was seen of the versions that may still work; others concern nobody any more. */
export function liveSightings(overview: Pick<Overview, 'seen' | 'versions'>): readonly Sighting[] {
  const live = liveIds(overview)
  return (sightingsOf(overview)?.spots ?? []).filter(({ versionId }) => live.has(versionId))
}

/** Whether a key that may still work stands in a commit. */
export function isKeyCommitted(overview: Pick<Overview, 'seen' | 'versions'>): boolean {
  const spots = overview.seen?.spots ?? []
  if (spots.length === 0) return false
  const live = liveIds(overview)
  // Asked of every row of a list: parsing all that was seen would be the slowest part of it.
  return spots.some((spot) => {
    const git = GitStanding.safeParse(spot['git']).data
    return git !== undefined && isCommitted(git) && live.has(spot['versionId'])
  })
}

function liveIds({ versions }: Pick<Overview, 'versions'>): ReadonlySet<unknown> {
  return new Set(versions.filter(mayWork).map(({ id }) => id))
}
