// Message authentication codes: the only module of crypto that connectors may import.
// Promises the exact RFC 2104 HMAC over the bytes given, and a comparison that takes the same time
// wherever two codes differ.
// Must not know what is signed, and must not keep or log a key.
import { createHmac, timingSafeEqual } from 'node:crypto'

/** The hash functions that an HMAC can be made with. */
export const macAlgorithms = ['sha1', 'sha256', 'sha512'] as const
export type MacAlgorithm = (typeof macAlgorithms)[number]

/** How a code is written as text: lower-case hexadecimal, or padded base64 (RFC 4648 section 4). */
export const macEncodings = ['hex', 'base64'] as const
export type MacEncoding = (typeof macEncodings)[number]

/** How a code is made and written. */
export type MacRecipe = { readonly algorithm: MacAlgorithm; readonly encoding: MacEncoding }

/** The HMAC of a message under a key (RFC 2104). */
export function macOf(algorithm: MacAlgorithm, key: Uint8Array, message: Uint8Array): Uint8Array {
  return new Uint8Array(createHmac(algorithm, key).update(message).digest())
}

/** The HMAC of a message under a key, as text. */
export function macText(recipe: MacRecipe, key: Uint8Array, message: Uint8Array): string {
  return createHmac(recipe.algorithm, key).update(message).digest(recipe.encoding)
}

/**
 * Whether two codes are the same, in a time that depends on their lengths alone.
 *
 * The length of a code is public: its algorithm gives it away.
 */
export function isSameMac(left: Uint8Array, right: Uint8Array): boolean {
  return left.byteLength === right.byteLength && timingSafeEqual(left, right)
}
