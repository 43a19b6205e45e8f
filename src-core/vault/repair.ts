/*
 * Undoes one flipped bit in what an unkeyed sum covers.
 *
 * Headers and slots are a few dozen bytes, so that every flip can be tried. What comes out is proved
 * by the sum, which a stranger could make as well: it says nothing about who wrote it.
 */
import { sameBytes } from '../crypto/bytes.ts'
import { hash } from '../crypto/hash.ts'

/** The bytes that have this sum: as they are, or with one bit flipped; null if there are none. */
export function repaired(body: Uint8Array, sum: Uint8Array): Uint8Array | null {
  if (sameBytes(hash(body), sum)) return body
  for (let bit = 0; bit < body.length * 8; bit += 1) {
    const flipped = Uint8Array.from(body)
    const at = bit >> 3
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (bit & 7))
    if (sameBytes(hash(flipped), sum)) return flipped
  }
  return null
}
