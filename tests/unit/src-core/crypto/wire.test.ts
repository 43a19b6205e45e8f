import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHex } from '../../../../src-core/crypto/bytes.ts'
import { WireReader, WireWriter } from '../../../../src-core/crypto/wire.ts'

describe('WireWriter', () => {
  it('writes fields big-endian, one after another', () => {
    const bytes = new WireWriter().u8(1).u16(2).u32(3).u64(4).ascii('SV1').done()

    expect(toHex(bytes)).toBe('01' + '0002' + '00000003' + '0000000000000004' + '535631')
  })

  it.each([-1, 256, 1.5, Number.NaN])('refuses %d as a byte', (value) => {
    expect(() => new WireWriter().u8(value)).toThrow(RangeError)
  })
})

describe('WireReader', () => {
  it('reads what was written', () => {
    fc.assert(
      fc.property(fc.nat(0xffff), fc.maxSafeNat(), fc.uint8Array(), (small, large, bytes) => {
        const reader = new WireReader(new WireWriter().u16(small).u64(large).bytes(bytes).done())

        expect([reader.u16(), reader.u64(), reader.rest()]).toEqual([small, large, bytes])
      }),
    )
  })

  it('refuses to read beyond the end', () => {
    expect(() => new WireReader(new Uint8Array(3)).u32()).toThrow('vault-damaged')
  })

  it('refuses what is left over', () => {
    expect(() => {
      new WireReader(new Uint8Array(1)).end()
    }).toThrow('vault-damaged')
  })

  it('refuses integers beyond 2^53 instead of rounding them', () => {
    const reader = new WireReader(Uint8Array.of(0, 0x20, 0, 0, 0, 0, 0, 1))

    expect(() => reader.u64()).toThrow('vault-damaged')
  })
})
