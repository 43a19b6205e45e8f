import { createCipheriv, createHash, type Cipheriv } from 'node:crypto'
import type { Kdf, Randomness } from '../../src-core/index.ts'

/** The same bytes in every run of one story: where a run is killed alone makes the difference. */
export function seededRandomness(seed: string): Randomness {
  const key = createHash('sha256').update(seed).digest()
  const stream: Cipheriv = createCipheriv('aes-256-ctr', key, new Uint8Array(16))
  return { randomBytes: (count) => Uint8Array.from(stream.update(new Uint8Array(count))) }
}

/** Cheap and deterministic: what is tested here is not the cost of a derivation. */
export const cheapKdf: Kdf = ({ secret, salt, cost }) => {
  const hash = createHash('blake2b512').update(secret).update(salt).update(JSON.stringify(cost))
  return Promise.resolve(Uint8Array.from(hash.digest().subarray(0, 32)))
}

/** When everything happens. */
export const instant = Date.UTC(2026, 10, 20, 14, 5)
