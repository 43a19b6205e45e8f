// Looks which of the places of an entry Keyturn can write, and still hold its key.
// Promises that a place is kept as one only if the very value stands there at this moment; every
// other file becomes words for people. What is written nowhere but in commits is no place.
// Must not change a file.
import type { Caller } from '../../src-shared/caller.ts'
import { CallerId } from '../../src-shared/ids.ts'
import type { Spot } from '../../src-shared/intake.ts'
import { sameBytes, wipe } from '../crypto/bytes.ts'
import { callerOfSpot, isInFile, wordsOfSpot } from '../callers/caller-of-spot.ts'
import type { PlaceContent, PlaceHand } from '../callers/place-hand.ts'
import { clippedAll } from './clipped.ts'
import type { HeldEntry } from './held-entry.ts'

/** Where an entry is used, as an item keeps it. */
export type FoundPlaces = {
  /** Those that Keyturn can write. */
  readonly places: readonly Caller[]
  /** All others, in words. */
  readonly words: readonly string[]
}

/** What places are looked at with. */
export type PlacesContext = {
  readonly places: Pick<PlaceHand, 'look'>
  readonly newId: () => string
  readonly signal: AbortSignal
}

/** As many places, and as many words, as one item may have. */
export const mostPlaces = 200

/** Where the entry is used now. */
export async function placesOf(context: PlacesContext, held: HeldEntry): Promise<FoundPlaces> {
  const places: Caller[] = []
  const words: string[] = [...held.seed.usedIn]
  for (const spot of held.seed.spots.filter(isInFile)) {
    const caller = places.length < mostPlaces ? await placeOf(context, held, spot) : null
    if (caller) places.push(caller)
    else words.push(wordsOfSpot(spot))
  }
  return { places, words: clippedAll(words, { each: 400, count: mostPlaces }) }
}

async function placeOf(
  { places, newId, signal }: PlacesContext,
  { seed }: HeldEntry,
  spot: Spot,
): Promise<Caller | null> {
  const caller = callerOfSpot(spot, CallerId.parse(newId()))
  if (!caller || !seed.value) return null
  try {
    const { content } = await places.look({ caller, account: null, signal })
    try {
      return content && holdsKey(content, seed.value, seed.credentialId) ? caller : null
    } finally {
      if (content?.secret) wipe(content.secret)
    }
  } catch {
    // Whatever keeps Keyturn from reading it would keep it from writing it: a person looks after it.
    return null
  }
}

/** Whether these halves stand there; a place that holds one of them only says nothing of the other. */
function holdsKey(
  { secret, credentialId }: PlaceContent,
  value: Uint8Array,
  id: string | null,
): boolean {
  if (!secret || !sameBytes(secret, value)) return false
  return credentialId === null || credentialId === id
}
