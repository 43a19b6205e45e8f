import fc from 'fast-check'
import sodium from 'libsodium-wrappers-sumo'
import { describe, expect, it } from 'vitest'
import {
  isSameMac,
  macOf,
  macText,
  sealBox,
  sha256Hex,
} from '../../../../src-core/crypto/signing.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('a message authentication code', () => {
  it('meets the vectors of RFC 4231 and RFC 2202', () => {
    const key = bytes('Jefe')
    const message = bytes('what do ya want for nothing?')

    expect(macText({ algorithm: 'sha256', encoding: 'hex' }, key, message)).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    )
    expect(macText({ algorithm: 'sha512', encoding: 'hex' }, key, message)).toBe(
      '164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554' +
        '9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737',
    )
    expect(macText({ algorithm: 'sha1', encoding: 'hex' }, key, message)).toBe(
      'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79',
    )
  })

  it('meets the vector that GitHub publishes for webhooks', () => {
    const key = bytes("It's a Secret to Everybody")

    expect(macText({ algorithm: 'sha256', encoding: 'hex' }, key, bytes('Hello, World!'))).toBe(
      '757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    )
  })

  it('writes the same bytes in base64 as in hexadecimal', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (key, message) => {
        const mac = Buffer.from(macOf('sha256', key, message))

        expect(macText({ algorithm: 'sha256', encoding: 'base64' }, key, message)).toBe(
          mac.toString('base64'),
        )
        expect(macText({ algorithm: 'sha256', encoding: 'hex' }, key, message)).toBe(
          mac.toString('hex'),
        )
      }),
    )
  })
})

describe('comparing codes', () => {
  it('accepts equal codes', () => {
    fc.assert(fc.property(fc.uint8Array(), (mac) => isSameMac(mac, mac.slice())))
  })

  it('refuses codes that differ in one bit or in length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), fc.nat(7), (mac, at, bit) => {
        const index = at % mac.length
        const other = mac.map((byte, position) => (position === index ? byte ^ (1 << bit) : byte))

        expect(isSameMac(mac, other)).toBe(false)
        expect(isSameMac(mac, mac.subarray(1))).toBe(false)
      }),
    )
  })
})

describe('a sealed box', () => {
  it('is opened by the owner of the key alone, whatever is in it', async () => {
    await sodium.ready
    const owner = sodium.crypto_box_keypair()
    const other = sodium.crypto_box_keypair()

    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (message) => {
        const box = await sealBox(owner.publicKey, message)

        expect(box.byteLength).toBe(message.byteLength + 48)
        expect(sodium.crypto_box_seal_open(box, owner.publicKey, owner.privateKey)).toEqual(message)
        expect(() => sodium.crypto_box_seal_open(box, other.publicKey, other.privateKey)).toThrow()
      }),
      { numRuns: 25 },
    )
  })

  it('differs every time, and is refused after a bit has changed', async () => {
    await sodium.ready
    const { publicKey, privateKey } = sodium.crypto_box_keypair()
    const [one, two] = [
      await sealBox(publicKey, bytes('the same')),
      await sealBox(publicKey, bytes('the same')),
    ]

    expect(one).not.toEqual(two)
    const changed = one.map((byte, at) => (at === 40 ? byte ^ 1 : byte))
    expect(() => sodium.crypto_box_seal_open(changed, publicKey, privateKey)).toThrow()
  })

  it('refuses keys of another length, and a key to which everybody has the secret', async () => {
    for (const length of [0, 31, 33, 64]) {
      await expect(sealBox(new Uint8Array(length), bytes('x'))).rejects.toThrow(RangeError)
    }
    await expect(sealBox(new Uint8Array(32), bytes('x'))).rejects.toThrow()
  })
})

describe('sha256Hex', () => {
  it('gives the example of FIPS 180-2, appendix B.1', () => {
    expect(sha256Hex(new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })
})
