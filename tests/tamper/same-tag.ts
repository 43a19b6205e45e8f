import { sodium } from '../../src-core/crypto/sodium.ts'

const prime = (1n << 130n) - 5n
const clamp = 0x0ffffffc0ffffffc0ffffffc0fffffffn
const block = 16

/**
 * Another ciphertext under the same nonce and tag, which whoever has the key can make.
 *
 * Poly1305 is a polynomial over the ciphertext at a point that follows from the key: a change of
 * one block is undone by a change of another (Grubbs, Lu and Ristenpart, "Message Franking via
 * Committing Authenticated Encryption", 2017, show what comes of that).
 */
export function sameTag(seal: Uint8Array, key: Uint8Array): Uint8Array {
  const nonce = seal.subarray(1, 25)
  const stream = sodium.crypto_stream_xchacha20_xor(new Uint8Array(32), nonce, key)
  const point = littleEndian(stream.subarray(0, 16)) & clamp
  const forged = Uint8Array.from(seal)
  // Two whole blocks of ciphertext next to each other.
  const [first, second] = [
    forged.subarray(25, 25 + block),
    forged.subarray(25 + block, 25 + 2 * block),
  ]
  for (let change = 1n; change < 10_000n; change += 1n) {
    const one = littleEndian(first) + change
    const other = mod(littleEndian(second) - change * point)
    if (one >> 128n === 0n && other >> 128n === 0n) {
      first.set(toBytes(one))
      second.set(toBytes(other))
      return forged
    }
  }
  throw new Error('no such ciphertext was found')
}

function mod(value: bigint): bigint {
  return ((value % prime) + prime) % prime
}

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
}

function toBytes(value: bigint): Uint8Array {
  return Uint8Array.from({ length: block }, (_, at) => Number((value >> BigInt(8 * at)) & 0xffn))
}
