// Draws where items are used, as it is remembered in their overviews.
// Promises to say nothing of versions that were turned off, and to count what it lists. Pure.
// Must not look anywhere itself.
import { Caller } from '../../../src-shared/caller.ts'
import { CallerId, type ItemId } from '../../../src-shared/ids.ts'
import { currentVersion, type Overview } from '../../../src-shared/item.ts'
import {
  isKeyCommitted,
  liveSightings,
  sightingsOf,
  type Sighting,
} from '../../../src-shared/seen.ts'
import type { UsedSpot, UsedState, UsedView } from '../../../src-shared/used.ts'
import { callerOfSpot, isInFile, isSamePlace, wordsOfSpot } from '../../callers/caller-of-spot.ts'

/** An item with what is remembered of it. */
export type Remembered = { readonly id: ItemId; readonly body: Overview }

/** Where one item is used. */
export function usedViewOf({ id, body }: Remembered): UsedView {
  const lookedAt = sightingsOf(body)?.lookedAt ?? null
  const current = currentVersion(body)?.id ?? null
  return {
    itemId: id,
    name: body.name,
    lookedAt,
    spots: liveSightings(body).map((seen) => ({
      ...bare(seen),
      holds: seen.versionId === current ? 'current' : 'older',
      change: changeOf(seen, lookedAt),
      isPlace: isPlaceOf(body, seen),
    })),
    committed: isKeyCommitted(body),
  }
}

/** Which of them a list is to show. */
export function isShown(
  view: UsedView,
  only: 'all' | 'appeared' | 'vanished' | 'committed' | 'nowhere',
): boolean {
  switch (only) {
    case 'all':
      return view.lookedAt !== null
    case 'committed':
      return view.committed
    case 'nowhere':
      return view.lookedAt !== null && !view.spots.some(({ goneAt }) => goneAt === null)
    case 'appeared':
    case 'vanished':
      return view.spots.some(({ change }) => change === only)
  }
}

/** The sums over all items. */
export function usedCounts(views: readonly UsedView[]): UsedState['counts'] {
  const spots = views.flatMap((view) => view.spots)
  const of = (change: UsedSpot['change']) => spots.filter((spot) => spot.change === change).length
  const items = (only: Parameters<typeof isShown>[1]) =>
    views.filter((view) => isShown(view, only)).length
  return {
    items: items('all'),
    spots: spots.filter(({ goneAt }) => goneAt === null).length,
    appeared: of('appeared'),
    vanished: of('vanished'),
    committed: items('committed'),
    nowhere: items('nowhere'),
  }
}

/** The worst first: committed, then what changed, then by name. */
export function worstFirst(one: UsedView, other: UsedView): number {
  return weightOf(other) - weightOf(one) || (one.name < other.name ? -1 : 1)
}

/** Whether an item says already that it is used there, as a place or in words. */
export function isPlaceOf(
  { places = [], callers }: Pick<Overview, 'places' | 'callers'>,
  spot: Sighting,
): boolean {
  if (!isInFile(spot)) return false
  const caller = callerOfSpot(spot, anyId)
  const isPlace =
    caller !== null &&
    places.some((stored) => {
      const known = Caller.safeParse(stored).data
      return known !== undefined && isSamePlace(known, caller)
    })
  // A line moves, and the place stays: what was written down with another line is the same.
  return isPlace || callers.some((words) => bareWords(words) === bareWords(wordsOfSpot(spot)))
}

// Ids are left out of the comparison.
const anyId = CallerId.parse('0'.repeat(32))

function bareWords(words: string): string {
  return words.replace(/:\d+(?= |$)/, '')
}

function changeOf({ goneAt, appearedAt }: Sighting, lookedAt: number | null): UsedSpot['change'] {
  if (goneAt !== null) return 'vanished'
  return appearedAt !== null && appearedAt === lookedAt ? 'appeared' : 'still'
}

// Field by field, so that what a later version of the app adds never slips into the window.
function bare(seen: Sighting): Omit<UsedSpot, 'holds' | 'change' | 'isPlace'> {
  const { path, shown, line, variable, at, sort, git, commit, seenAt, goneAt } = seen
  return { path, shown, line, variable, at, sort, git, commit, seenAt, goneAt }
}

function weightOf(view: UsedView): number {
  const has = (change: UsedSpot['change']) => view.spots.some((spot) => spot.change === change)
  return (view.committed ? 4 : 0) + (has('appeared') ? 2 : 0) + (has('vanished') ? 1 : 0)
}
