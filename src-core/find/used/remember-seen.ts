// Writes into the vault what a look saw, and where it looked.
// Promises transactions of at most a hundred items; an item that somebody else changed or removed
// meanwhile loses nothing of it.
// Must not write to a vault that may only be read.
import { z } from 'zod'
import type { ItemId } from '../../../src-shared/ids.ts'
import { Instant } from '../../../src-shared/item.ts'
import { limits } from '../../../src-shared/policy.ts'
import { liveSightings, sightingsOf, type Sightings } from '../../../src-shared/seen.ts'
import type { Session } from '../../vault/session.ts'
import type { VaultSettings } from '../../vault/settings.ts'
import { seenAfter, type FoundSpot, type Look } from './compare-seen.ts'

/** Where keys were last looked for; remembered in the vault. */
export const LookFolders = z.looseObject({
  folders: z.array(z.string().min(1).max(limits.path)).max(50),
  withHistory: z.boolean(),
  /** When all items were last looked for there, or null. */
  lookedAt: Instant.nullable(),
})
export type LookFolders = z.infer<typeof LookFolders>

const itemsAtATime = 100

/** What of a session is needed. */
export type SeenSession = Pick<Session, 'overview' | 'settings' | 'transact'>

/** Where keys were last looked for; what cannot be understood counts as nowhere. */
export function lookFoldersOf({ lookFolders }: Pick<VaultSettings, 'lookFolders'>): LookFolders {
  const none: LookFolders = { folders: [], withHistory: true, lookedAt: null }
  return LookFolders.safeParse(lookFolders).data ?? none
}

/** Remembers what a look found of each item. */
export function rememberSeen(
  session: SeenSession,
  found: ReadonlyMap<ItemId, readonly FoundSpot[]>,
  look: Look,
): void {
  const all = [...found]
  for (let from = 0; from < all.length; from += itemsAtATime) {
    const some = all.slice(from, from + itemsAtATime)
    session.transact((tx) => {
      for (const [itemId, spots] of some) {
        const kept = session.overview(itemId)
        if (!kept) continue
        const seen = seenAfter(liveBefore(kept.body), spots, look)
        tx.putOverview(itemId, { ...kept.body, seen }, kept.stamp)
      }
    })
  }
}

/** What would be remembered of each item. */
export function seenNow(
  session: Pick<Session, 'overview'>,
  found: ReadonlyMap<ItemId, readonly FoundSpot[]>,
  look: Look,
): ReadonlyMap<ItemId, Sightings> {
  const seen = new Map<ItemId, Sightings>()
  for (const [itemId, spots] of found) {
    const kept = session.overview(itemId)
    if (kept) seen.set(itemId, seenAfter(liveBefore(kept.body), spots, look))
  }
  return seen
}

/** Remembers where all items were looked for. */
export function rememberFolders(session: SeenSession, look: Look): void {
  const { body, stamp } = session.settings()
  const { folders, withHistory, at } = look
  // Keys of a later version of the app survive.
  const lookFolders = { ...lookFoldersOf(body), folders: [...folders], withHistory, lookedAt: at }
  session.transact((tx) => tx.putSettings({ ...body, lookFolders }, stamp))
}

/** What was seen before of versions that may still work. */
function liveBefore(overview: Parameters<typeof liveSightings>[0]): Sightings | null {
  const before = sightingsOf(overview)
  return before && { ...before, spots: [...liveSightings(overview)] }
}
