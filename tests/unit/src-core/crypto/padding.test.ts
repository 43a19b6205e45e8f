import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pad, paddedSize, unpad } from '../../../../src-core/crypto/padding.ts'

const block = fc.constantFrom<64 | 256>(64, 256)

describe('paddedSize', () => {
  it.each([
    [0, 64, 64],
    [63, 64, 64],
    [64, 64, 128],
    [255, 256, 256],
    [256, 256, 512],
    [4095, 256, 4096],
    [4096, 256, 4352],
    [65_535, 256, 65_536],
    [65_536, 256, 67_584],
  ] as const)('takes %i bytes in blocks of %i to %i', (length, of, expected) => {
    expect(paddedSize(length, of)).toBe(expected)
  })

  it('adds at most twelve hundredths above 4 KiB', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4096, max: 50_000_000 }), block, (length, of) => {
        expect(paddedSize(length, of) / length).toBeLessThanOrEqual(1.12)
      }),
    )
  })
})

describe('unpad', () => {
  it('gives back what was padded', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 6000 }), block, (bytes, of) => {
        expect(unpad(pad(bytes, of), of)).toEqual(bytes)
      }),
    )
  })

  it.each([
    ['no mark', new Uint8Array(64)],
    ['another mark', new Uint8Array(64).fill(0x81)],
    ['a block too many', pad(new Uint8Array(10), 64).slice(0, 63)],
    ['nothing at all', new Uint8Array(0)],
  ])('refuses %s', (_name, padded) => {
    expect(() => unpad(padded, 64)).toThrow('vault-damaged')
  })

  it('refuses more padding than is due', () => {
    const padded = new Uint8Array(128)
    padded[3] = 0x80

    expect(() => unpad(padded, 64)).toThrow('vault-damaged')
  })
})
