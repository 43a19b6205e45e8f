/*
 * BLAKE2b-256, keyed and unkeyed (RFC 7693).
 */
import { joinBytes } from './bytes.ts'
import { sodium } from './sodium.ts'

/** How many bytes a hash has. */
export const hashBytes = 32

/** BLAKE2b-256 over the parts one after another; fixed widths keep their borders unambiguous. */
export function hash(...parts: readonly Uint8Array[]): Uint8Array {
  return sodium.crypto_generichash(hashBytes, joinBytes(...parts), null)
}

/** The same over any number of parts, more than a call takes. */
export function hashOf(parts: Iterable<Uint8Array>): Uint8Array {
  const state = sodium.crypto_generichash_init(null, hashBytes)
  for (const part of parts) sodium.crypto_generichash_update(state, part)
  return sodium.crypto_generichash_final(state, hashBytes)
}

/** Keyed BLAKE2b-256: what only a holder of the key can make. */
export function keyedHash(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  if (key.length !== 32) throw new RangeError('A key has 32 bytes')
  return sodium.crypto_generichash(hashBytes, joinBytes(...parts), key)
}
