/**
 * Keeps the values that places held before, for as long as they may be put back.
 */
import type { Journal } from '../../src-shared/rotation.ts'
import type { Transaction } from '../vault/transaction.ts'
import type { RotationContext } from './context.ts'

/** Forgets them, in the transaction that ends a replacement. */
export function dropPrevious(_context: RotationContext, _tx: Transaction, _body: Journal): void {
  return
}
