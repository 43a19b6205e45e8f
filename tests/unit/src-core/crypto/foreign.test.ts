import { Buffer } from 'node:buffer'
import { createCipheriv, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  expandKey,
  openCbc,
  sha256Of,
  stretchByArgon2,
  stretchByPbkdf2,
} from '../../../../src-core/crypto/foreign.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const hex = (of: Uint8Array): string => Buffer.from(of).toString('hex')

describe('what other programs lock with', () => {
  it('stretches by PBKDF2 as RFC 7914 section 11 has it', async () => {
    expect(hex(await stretchByPbkdf2(bytes('passwd'), bytes('salt'), 1))).toBe(
      '55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc',
    )
  })

  it('stretches by Argon2 as its reference implementation does', async () => {
    const input = { password: bytes('password'), salt: bytes('somesalt') }
    const cost = { memoryKiB: 65_536, passes: 2, lanes: 1 }

    // From the test vectors of github.com/P-H-C/phc-winner-argon2, src/test.c.
    expect(hex(await stretchByArgon2('id', input, cost))).toBe(
      '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7',
    )
    expect(await stretchByArgon2('d', input, cost)).not.toEqual(
      await stretchByArgon2('id', input, cost),
    )
  })

  it('expands a key as RFC 5869 section 2.3 says', () => {
    const key = Buffer.alloc(32, 7)
    const first = createHmac('sha256', key).update('enc').update(Uint8Array.of(1)).digest()

    expect(hex(expandKey(key, 'enc'))).toBe(first.toString('hex'))
    expect(expandKey(key, 'enc')).not.toEqual(expandKey(key, 'mac'))
  })

  it('hashes by SHA-256', () => {
    expect(hex(sha256Of(bytes('abc')))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })
})

describe('a box of AES-CBC', () => {
  const keys = { cipher: Buffer.alloc(32, 1), mac: Buffer.alloc(32, 2) }
  const iv = Uint8Array.from(Buffer.alloc(16, 3))
  const cipher = createCipheriv('aes-256-cbc', keys.cipher, iv)
  const hidden = Uint8Array.from(Buffer.concat([cipher.update('a secret'), cipher.final()]))
  const macOver = (over: Uint8Array): Uint8Array =>
    Uint8Array.from(createHmac('sha256', keys.mac).update(iv).update(over).digest())
  const box = { iv, hidden, mac: macOver(hidden) }

  it('opens with its keys', () => {
    expect(openCbc(keys, box)).toEqual(bytes('a secret'))
  })

  it('stays closed with other keys, or where a bit was changed', () => {
    const flipped = (of: Uint8Array): Uint8Array =>
      of.map((byte, at) => (at === 0 ? byte ^ 1 : byte))

    expect(openCbc({ ...keys, mac: keys.cipher }, box)).toBeNull()
    expect(openCbc({ ...keys, cipher: keys.mac }, box)).toBeNull()
    expect(openCbc(keys, { ...box, iv: flipped(iv) })).toBeNull()
    expect(openCbc(keys, { ...box, hidden: flipped(hidden) })).toBeNull()
    expect(openCbc(keys, { ...box, mac: flipped(box.mac) })).toBeNull()
    expect(openCbc(keys, { ...box, mac: new Uint8Array(0) })).toBeNull()
    expect(openCbc(keys, { ...box, iv: new Uint8Array(0) })).toBeNull()
  })

  it('stays closed where what it holds was never whole', () => {
    const half = hidden.subarray(0, 7)

    expect(openCbc(keys, { iv, hidden: half, mac: macOver(half) })).toBeNull()
  })
})
