// Makes places of an item from where it was seen.
// Promises that only a place that still holds a key of the item is one that Keyturn writes: all
// others are words. What is a place already stays as it is.
// Must not reach a place itself; whoever calls lends the hand.
import type { Caller } from '../../../src-shared/caller.ts'
import { VaultError } from '../../../src-shared/errors.ts'
import { CallerId, type ItemId } from '../../../src-shared/ids.ts'
import { liveSightings, type Sighting } from '../../../src-shared/seen.ts'
import { callerOfSpot, isInFile, isSamePlace, wordsOfSpot } from '../../callers/caller-of-spot.ts'
import { addPlaces, type ItemPlacesContext } from '../../vault/item-places.ts'
import { isPlaceOf } from './used-view.ts'

/** What places are made with. */
export type AdoptContext = ItemPlacesContext & {
  /** Sixteen random bytes as 32 hexadecimal digits. */
  readonly newId: () => string
  /** Whether a place holds a key of this item at this moment; false where it cannot be looked at. */
  readonly holdsKeyOf: (itemId: ItemId, caller: Caller) => Promise<boolean>
}

/** Adds where an item was seen to its places; answers how many were added. */
export async function adoptSeen(context: AdoptContext, itemId: ItemId): Promise<number> {
  const { session } = context
  const kept = session.overview(itemId)
  if (!kept) throw new VaultError('not-found')
  const spots = liveSightings(kept.body).filter(
    (seen) => seen.goneAt === null && isInFile(seen) && !isPlaceOf(kept.body, seen),
  )
  const callers: Caller[] = []
  const words = new Set<string>()
  for (const spot of spots) {
    const caller = await writable(context, itemId, spot)
    if (caller === null) words.add(wordsOfSpot(spot))
    else if (!callers.some((other) => isSamePlace(other, caller))) callers.push(caller)
  }
  // A stamp that no longer holds says that somebody changed the item while its files were read.
  return addPlaces(context, { itemId, stamp: kept.stamp }, { callers, words: [...words] })
}

async function writable(
  { newId, holdsKeyOf }: AdoptContext,
  itemId: ItemId,
  spot: Sighting,
): Promise<Caller | null> {
  const caller = callerOfSpot(spot, CallerId.parse(newId()))
  return caller && (await holdsKeyOf(itemId, caller)) ? caller : null
}
