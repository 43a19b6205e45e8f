// The call that shows whether a place works with its key.
// Promises a single GET without credentials or redirects.
import { VaultError } from '../../src-shared/errors.ts'
import type { Transport } from '../net/http.ts'
import type { PlaceAt } from './place-hand.ts'

/** Whether the place's address answered with 200 to 299; throws what the transport throws. */
export async function checkPlace(
  transport: Transport,
  { caller, signal }: PlaceAt,
): Promise<boolean> {
  const url = caller.check && URL.canParse(caller.check.url) ? new URL(caller.check.url) : null
  // A name and a password in an address are a secret in the wrong place.
  if (url?.username !== '' || url.password !== '') throw new VaultError('bad-request')
  const request = { method: 'GET', origin: url.origin, target: url.pathname + url.search }
  const { status } = await transport({ ...request, headers: [], body: null }, signal)
  return status >= 200 && status < 300
}
