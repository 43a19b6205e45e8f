// Sends what is done with a place to whoever knows its kind.
// Promises nothing by itself.
import { VaultError } from '../../src-shared/errors.ts'
import type { Clock } from '../../src-shared/clock.ts'
import type { Transport } from '../net/http.ts'
import type { PlaceHand } from './place-hand.ts'

/** What the hand works with. */
export type HandWorld = { readonly transport: Transport; readonly clock: Clock }

/** A hand that reaches every kind of place. */
export function makePlaceHand(_world: HandWorld): PlaceHand {
  const missing = () => Promise.reject(new VaultError('capability-missing'))
  return { look: missing, put: missing, isDeployed: missing, check: missing, diff: missing }
}
