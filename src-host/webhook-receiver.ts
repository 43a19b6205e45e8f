import { isAllowedOrigin } from '../src-core/index.ts'
import { VaultError } from '../src-shared/errors.ts'

/** Where sample events go, taken apart. */
export type Receiver = {
  readonly origin: string
  /** The path with its query, as some schemes sign it. */
  readonly target: string
  /** The host with its port, which a replay test remembers. */
  readonly host: string
}

/**
 * A receiver's address; throws 'bad-request' for one that is none, or that leaves TLS elsewhere.
 *
 * A name and a password in an address are a secret in the wrong place.
 */
export function receiverAt(address: string): Receiver {
  const text = address.trim()
  const url = URL.canParse(text) ? new URL(text) : null
  const isPlain = url?.username === '' && url.password === '' && isAllowedOrigin(url.origin)
  if (!isPlain) throw new VaultError('bad-request')
  const { origin, pathname, search, host } = url
  return { origin, target: pathname + search, host }
}
