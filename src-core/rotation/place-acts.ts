/**
 * What a person has done with one place of a replacement.
 */
import type { PlaceDiff } from '../../src-shared/caller.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { RotationId } from '../../src-shared/ids.ts'
import type { PlaceAction } from '../../src-shared/rotation.ts'
import type { RotationContext } from './context.ts'

/** What a person wants done, and with which place. */
export type PlaceDecision = { readonly placeId: string; readonly action: PlaceAction }

/** Carries out what a person wants done with a place; throws 'not-allowed-now' if not offered. */
export function actOnPlace(
  _context: RotationContext,
  _id: RotationId,
  _decision: PlaceDecision,
): Promise<void> {
  return Promise.reject(new VaultError('not-allowed-now'))
}

/** The masked difference that a place gets, or got. */
export function placeDiff(
  _context: RotationContext,
  _id: RotationId,
  _placeId: string,
): Promise<PlaceDiff> {
  return Promise.reject(new VaultError('not-allowed-now'))
}
