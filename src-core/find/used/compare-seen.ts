// Compares what a look found with what the looks before it had found.
// Promises that only what was looked through counts as vanished, and that what a commit held is not
// let go before the commits themselves were looked through. Pure.
// Must not know where the finds come from.
import { limits } from '../../../src-shared/policy.ts'
import type { Sighting, Sightings } from '../../../src-shared/seen.ts'
import { isCommitted, worseStanding, type Spot } from '../../../src-shared/spot.ts'
import type { VersionId } from '../../../src-shared/ids.ts'

/** A place in which a version of an item was found. */
export type FoundSpot = Spot & {
  readonly versionId: VersionId
  /** The work tree whose commits hold it; left out for what stands in a file. */
  readonly workTree?: string
}

/** What was looked through, and when. */
export type Look = {
  readonly at: number
  readonly folders: readonly string[]
  readonly withHistory: boolean
}

/** What is remembered of an item after a look. */
export function seenAfter(
  before: Sightings | null,
  found: readonly FoundSpot[],
  look: Look,
): Sightings {
  const present = onePerPlace(found)
  const spots = [
    ...[...present].map(([place, spot]) => stillOrNew(spot, { before, look, place })),
    ...(before?.spots ?? [])
      .filter((old) => !present.has(placeOf(old)))
      .flatMap((old) => withoutFind(old, look)),
  ]
  return {
    lookedAt: look.at,
    folders: [...new Set([...look.folders, ...(before?.folders ?? [])])].slice(0, 50),
    withHistory: look.withHistory || (before?.withHistory ?? false),
    spots: spots.sort((a, b) => weightOf(b) - weightOf(a)).slice(0, limits.sightings),
  }
}

/** Whether a path is one of these folders or lies below it. */
export function isUnder(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => {
    const stem = folder.replace(/[\\/]+$/, '')
    return path === stem || path.startsWith(`${stem}/`) || path.startsWith(`${stem}\\`)
  })
}

/** The same value at two lines under one name is one place: lines move whenever a file is edited. */
function onePerPlace(found: readonly FoundSpot[]): ReadonlyMap<string, FoundSpot> {
  const places = new Map<string, FoundSpot>()
  for (const spot of found) {
    const place = placeOf(spot)
    const first = places.get(place)
    const git = first ? worseStanding(first.git, spot.git) : spot.git
    places.set(place, { ...(first ?? spot), git })
  }
  return places
}

function placeOf({ versionId, commit, path, variable, at, ...rest }: FoundSpot | Sighting): string {
  if (commit === null) return JSON.stringify([versionId, path, variable, at])
  return JSON.stringify([versionId, rest.workTree ?? rest.shown, path])
}

type Comparison = {
  readonly before: Sightings | null
  readonly look: Look
  readonly place: string
}

function stillOrNew(spot: FoundSpot, { before, look, place }: Comparison): Sighting {
  const old = before?.spots.find((each) => each.goneAt === null && placeOf(each) === place)
  if (old) return { ...spot, seenAt: old.seenAt, appearedAt: old.appearedAt, goneAt: null }
  const isNew = before !== null && wasLookedThrough(spot, before)
  return { ...spot, seenAt: look.at, appearedAt: isNew ? look.at : null, goneAt: null }
}

function withoutFind(old: Sighting, look: Look): Sighting[] {
  if (!wasLookedThrough(old, look)) return [old]
  const isHeldByCommits = isCommitted(old.git) && !look.withHistory
  if (old.goneAt !== null) return isHeldByCommits ? [old] : []
  return [{ ...old, goneAt: look.at, git: isHeldByCommits ? 'history' : 'none' }]
}

function wasLookedThrough(
  spot: FoundSpot | Sighting,
  { folders, withHistory }: Pick<Look, 'folders' | 'withHistory'>,
): boolean {
  if (spot.commit === null) return isUnder(spot.path, folders)
  const tree = spot.workTree
  // A folder inside a work tree has the whole tree's commits looked through.
  return (
    withHistory &&
    typeof tree === 'string' &&
    (isUnder(tree, folders) || folders.some((folder) => isUnder(folder, [tree])))
  )
}

/** What may be left out last where there are too many. */
function weightOf({ git, goneAt }: Sighting): number {
  return (isCommitted(git) ? 2 : 0) + (goneAt === null ? 1 : 0)
}
