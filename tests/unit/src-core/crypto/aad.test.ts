import { describe, expect, it } from 'vitest'
import { additionalData, type Place } from '../../../../src-core/crypto/aad.ts'
import { toHex } from '../../../../src-core/crypto/bytes.ts'

const place: Place = {
  kind: 65,
  epoch: 0x01020304,
  vault: new Uint8Array(16).fill(0x11),
  item: new Uint8Array(16).fill(0x22),
  part: new Uint8Array(16).fill(0x33),
  stamp: 0x0102030405,
}

describe('additionalData', () => {
  it('is these 68 bytes', () => {
    const bytes = additionalData(place)

    expect(bytes).toHaveLength(68)
    expect(toHex(bytes)).toBe(
      '53563100' +
        '01' +
        '41' +
        '0000' +
        '01020304' +
        '11'.repeat(16) +
        '22'.repeat(16) +
        '33'.repeat(16) +
        '0000000102030405',
    )
  })

  it.each<[string, Partial<Place>]>([
    ['an id that is too short', { item: new Uint8Array(15) }],
    ['a kind beyond a byte', { kind: 256 }],
    ['a negative stamp', { stamp: -1 }],
    ['a stamp beyond 2^53', { stamp: 2 ** 53 }],
  ])('refuses %s', (_name, changed) => {
    expect(() => additionalData({ ...place, ...changed })).toThrow(RangeError)
  })
})
