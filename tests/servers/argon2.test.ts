import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deriveArgon2id } from '../../src-core/crypto/kdf.ts'
import { SecondReader } from './second-reader.ts'

let reader: SecondReader

beforeAll(() => {
  reader = new SecondReader()
})

afterAll(() => reader.close())

/** Bytes that are the same in every run. */
function bytes(of: string, count: number): Uint8Array {
  return Uint8Array.from(createHash('shake256', { outputLength: count }).update(of).digest())
}

const base64 = (from: Uint8Array): string => Buffer.from(from).toString('base64')

describe('our Argon2id', () => {
  it.each(Array.from({ length: 50 }, (_, index) => index))(
    'agrees with the reference implementation of Debian: case %i',
    async (index) => {
      const secret = bytes(`secret ${index}`, index * 3 + (index === 49 ? 4_000 : 0))
      const salt = bytes(`salt ${index}`, 16)
      const cost = { memoryKiB: 65_536 + index * 7, passes: 3 + (index % 2) }

      const ours = await deriveArgon2id({ secret, salt, cost })
      const theirs = await reader.read({
        stretch: {
          secret: base64(secret),
          salt: base64(salt),
          kib: cost.memoryKiB,
          passes: cost.passes,
        },
      })

      expect(theirs).toEqual({ ok: true, content: base64(ours) })
    },
  )
})
