/**
 * Draws the places of a replacement for the window.
 */
import type { Journal, PlaceView } from '../../src-shared/rotation.ts'
import type { RotationContext } from './context.ts'

/** The places of a replacement, with what may be done with each. */
export function placeViews(_context: RotationContext, _body: Journal): PlaceView[] {
  return []
}
