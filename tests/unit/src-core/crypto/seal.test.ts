import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { openSeal, sealBytes, sealOverhead } from '../../../../src-core/crypto/seal.ts'
import { sodiumReady } from '../../../../src-core/crypto/sodium.ts'

beforeAll(sodiumReady)

const key = new Uint8Array(32).fill(1)
const nonce = new Uint8Array(24).fill(2)
const aad = new Uint8Array(68).fill(3)

describe('sealBytes', () => {
  it('seals what openSeal gives back, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (plain) => {
        const seal = sealBytes({ key, nonce, aad }, plain)

        expect(seal).toHaveLength(plain.length + sealOverhead)
        expect(openSeal({ key, aad }, seal)).toEqual(plain)
      }),
    )
  })

  it('refuses to seal without additional data', () => {
    expect(() => sealBytes({ key, nonce, aad: new Uint8Array(0) }, new Uint8Array(1))).toThrow(
      RangeError,
    )
  })
})

describe('openSeal', () => {
  const plain = new TextEncoder().encode('a secret')
  const flipped = (bytes: Uint8Array, bit: number): Uint8Array =>
    bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)))

  it('refuses a seal with any bit flipped', () => {
    const seal = sealBytes({ key, nonce, aad }, plain)

    for (let bit = 0; bit < seal.length * 8; bit += 1) {
      expect(() => openSeal({ key, aad }, flipped(seal, bit))).toThrow('vault-damaged')
    }
  })

  it('refuses additional data with any bit flipped', () => {
    const seal = sealBytes({ key, nonce, aad }, plain)

    for (let bit = 0; bit < aad.length * 8; bit += 1) {
      expect(() => openSeal({ key, aad: flipped(aad, bit) }, seal)).toThrow('vault-damaged')
    }
  })

  it('refuses a seal that was cut, at any length', () => {
    const seal = sealBytes({ key, nonce, aad }, plain)

    for (let length = 0; length < seal.length; length += 1) {
      expect(() => openSeal({ key, aad }, seal.slice(0, length))).toThrow('vault-damaged')
    }
  })

  it('refuses another key', () => {
    const seal = sealBytes({ key, nonce, aad }, plain)

    expect(() => openSeal({ key: new Uint8Array(32), aad }, seal)).toThrow('vault-damaged')
  })
})
