/**
 * Says what a replacement of an item would do, before anything is begun.
 *
 * Asks no provider and writes nothing.
 */
import { VaultError } from '../../src-shared/errors.ts'
import type { ItemId } from '../../src-shared/ids.ts'
import type { ReplacePlan } from '../../src-shared/rotation.ts'
import type { RotationContext } from './context.ts'

/** The plan of a replacement; throws 'not-found'. */
export function planOf(_context: RotationContext, _itemId: ItemId): ReplacePlan {
  throw new VaultError('capability-missing')
}
