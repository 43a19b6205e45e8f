// Message authentication codes and sealed boxes: the only module of crypto that connectors and
// callers may import.
// Promises the exact RFC 2104 HMAC over the bytes given, a comparison that takes the same time
// wherever two codes differ, and a box that only the owner of the public key can open.
// Must not know what is signed or sealed, and must not keep or log a key.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { sodium, sodiumReady } from './sodium.ts'

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

/** The SHA-256 of a message in lower-case hexadecimal, where a scheme signs that of a message. */
export function sha256Hex(message: Uint8Array): string {
  return createHash('sha256').update(message).digest('hex')
}

/**
 * Whether two codes are the same, in a time that depends on their lengths alone.
 *
 * The length of a code is public: its algorithm gives it away.
 */
export function isSameMac(left: Uint8Array, right: Uint8Array): boolean {
  return left.byteLength === right.byteLength && timingSafeEqual(left, right)
}

/** How long a public key of a sealed box is (X25519). */
export const sealedBoxKeyBytes = 32

/**
 * A message that only the owner of a public key can read: libsodium's `crypto_box_seal`.
 *
 * An ephemeral X25519 key, whose secret half is forgotten, and XSalsa20-Poly1305 with a nonce made
 * of both public keys (doc.libsodium.org, "Sealed boxes"). Nobody is told who sealed it. Throws a
 * RangeError for a key that is none.
 */
export async function sealBox(publicKey: Uint8Array, message: Uint8Array): Promise<Uint8Array> {
  if (publicKey.byteLength !== sealedBoxKeyBytes) throw new RangeError('not a public key')
  await sodiumReady()
  return sodium.crypto_box_seal(message, publicKey)
}
