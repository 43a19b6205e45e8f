// The words of a place at a service, and the half of a key that it holds.
// Promises that a value becomes text at the last moment and only if it is text.
import type { Caller, CallerKind } from '../../../src-shared/caller.ts'
import { VaultError } from '../../../src-shared/errors.ts'
import type { Transport } from '../../net/http.ts'
import type { AccountLink, PlaceContent, PlaceHand } from '../place-hand.ts'

/** What the services are reached with. */
export type ServiceWorld = { readonly transport: Transport }

/** A place of one kind, with the account through which it is reached. */
export type ServiceAt<Kind extends CallerKind> = {
  readonly caller: Extract<Caller, { kind: Kind }>
  readonly account: AccountLink
  readonly signal: AbortSignal
}

/** What is done with places at a service. */
export type ServiceHand = Pick<PlaceHand, 'look' | 'put' | 'isDeployed' | 'diff'>

type Half = { readonly part: 'secret' | 'credential-id' }

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The half that the place holds, as bytes of their own.
 *
 * Neither half empties the place, as it was before. Throws `no-secret` for a key without this half.
 */
export function bytesFor({ part }: Half, content: PlaceContent): Uint8Array {
  if (content.secret === null && content.credentialId === null) return new Uint8Array(0)
  if (part === 'secret' && content.secret !== null) return content.secret.slice()
  if (part === 'credential-id' && content.credentialId !== null) {
    return new TextEncoder().encode(content.credentialId)
  }
  throw new VaultError('no-secret')
}

/** The same as text; throws `place-refused` for bytes that are none, which JSON cannot carry. */
export function textFor(half: Half, content: PlaceContent): string {
  const bytes = bytesFor(half, content)
  try {
    return utf8.decode(bytes)
  } catch {
    throw new VaultError('place-refused')
  } finally {
    bytes.fill(0)
  }
}

/** What stands in the place, as a look gives it; an empty value holds nothing. */
export function contentOf({ part }: Half, text: string): PlaceContent {
  if (text === '') return { secret: null, credentialId: null }
  return part === 'secret'
    ? { secret: new TextEncoder().encode(text), credentialId: null }
    : { secret: null, credentialId: text }
}

/**
 * Refuses with `place-changed` if something else stands there than was expected.
 *
 * Null on either side says that the place does not give back what it holds.
 */
export function refuseChanged(
  half: Half,
  stands: string | null,
  expected: PlaceContent | null,
): void {
  if (stands === null || expected === null) return
  if (stands !== textFor(half, expected)) throw new VaultError('place-changed')
}
