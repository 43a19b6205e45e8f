// The message that a scheme signs, and the signature over it.
// Promises exactly the bytes that the scheme names, and wipes the key that it made of a secret.
import { isSameMac, macText } from '../crypto/signing.ts'
import type { MacScheme, SignedPart } from './scheme.ts'

/** What of a delivery can be signed; the texts are those of its headers, as they stand. */
export type Signable = {
  readonly method: string
  /** The path with its query. */
  readonly target: string
  readonly id: string
  readonly timestamp: string
  readonly body: Uint8Array
}

/** The bytes that are signed. */
export function messageOf({ message }: Pick<MacScheme, 'message'>, of: Signable): Uint8Array {
  return Buffer.concat(message.map((part) => partOf(part, of)))
}

function partOf(part: SignedPart, of: Signable): Uint8Array {
  if (typeof part === 'object') return Buffer.from(part.text)
  if (part === 'body') return of.body
  // The one part that schemes with a request line want in capital letters.
  return Buffer.from(part === 'method' ? of.method.toUpperCase() : of[part])
}

/** The signature as text without its prefix, or null where the secret can be no key. */
export function signatureOf(
  scheme: MacScheme,
  secret: Uint8Array,
  message: Uint8Array,
): string | null {
  const key = keyOf(scheme, secret)
  if (key === null) return null
  try {
    return macText({ algorithm: scheme.algorithm, encoding: scheme.encoding }, key, message)
  } finally {
    key.fill(0)
  }
}

/** Whether two texts are the same, in a time that does not depend on where they differ. */
export function isSameText(left: string, right: string): boolean {
  return isSameMac(Buffer.from(left), Buffer.from(right))
}

/** RFC 4648 section 4, padded: what other decoders read differently is refused. */
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

const prefix = 'whsec_'

/** A copy of its own, which the caller wipes. */
function keyOf({ key }: Pick<MacScheme, 'key'>, secret: Uint8Array): Uint8Array | null {
  if (key === 'utf-8') return Uint8Array.from(secret)
  const text = new TextDecoder().decode(secret)
  const digits = text.startsWith(prefix) ? text.slice(prefix.length) : text
  if (digits === '' || !base64.test(digits)) return null
  const decoded = Buffer.from(digits, 'base64')
  const own = Uint8Array.from(decoded)
  decoded.fill(0)
  return own
}
