import { argon2Sync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from '../../../../src-core/crypto/bytes.ts'
import {
  ceilingKdfCost,
  checkKdfCost,
  defaultKdfCost,
  deriveArgon2id,
  floorKdfCost,
} from '../../../../src-core/crypto/kdf.ts'

const encoder = new TextEncoder()

describe('deriveArgon2id', () => {
  it('gives the known answer for a plain passphrase at the floor', async () => {
    const key = await deriveArgon2id({
      secret: encoder.encode('correct horse battery'),
      salt: fromHex('000102030405060708090a0b0c0d0e0f'),
      cost: floorKdfCost,
    })

    expect(toHex(key)).toBe('904b42492da04031a468a6d1d51689848c15e5c88d8587b0186dce574b8c4bcc')
  })

  it('gives the known answer for other letters, another salt and four passes', async () => {
    const key = await deriveArgon2id({
      secret: encoder.encode('pässwörd 🔑'),
      salt: new Uint8Array(16).fill(255),
      cost: { memoryKiB: 65_536, passes: 4 },
    })

    expect(toHex(key)).toBe('3470b4875105d0497aeabc2d3dbf6bd6b8e5c40d0ece6d19cb4df789297accc3')
  })

  it('agrees with the implementation in OpenSSL', async () => {
    const secret = crypto.getRandomValues(new Uint8Array(33))
    const salt = crypto.getRandomValues(new Uint8Array(16))

    const key = await deriveArgon2id({ secret, salt, cost: floorKdfCost })

    const other = argon2Sync('argon2id', {
      message: secret,
      nonce: salt,
      parallelism: 1,
      tagLength: 32,
      memory: floorKdfCost.memoryKiB,
      passes: floorKdfCost.passes,
    })
    expect(toHex(key)).toBe(other.toString('hex'))
  })

  it('refuses a cost below the floor before it computes anything', async () => {
    const cost = { memoryKiB: 19_456, passes: 2 }

    await expect(
      deriveArgon2id({ secret: new Uint8Array(1), salt: new Uint8Array(16), cost }),
    ).rejects.toThrow('kdf-refused')
  })
})

describe('checkKdfCost', () => {
  it.each([floorKdfCost, defaultKdfCost, ceilingKdfCost])('accepts %o', (cost) => {
    expect(() => {
      checkKdfCost(cost)
    }).not.toThrow()
  })

  it.each([
    { memoryKiB: 65_535, passes: 3 },
    { memoryKiB: 65_536, passes: 2 },
    { memoryKiB: 1_048_577, passes: 3 },
    { memoryKiB: 65_536, passes: 11 },
    { memoryKiB: 65_536.5, passes: 3 },
    { memoryKiB: Number.NaN, passes: 3 },
  ])('refuses %o', (cost) => {
    expect(() => {
      checkKdfCost(cost)
    }).toThrow('kdf-refused')
  })
})
