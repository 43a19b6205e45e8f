import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ValueMap } from '../../../../src-core/find/value-map.ts'

describe('a map from values', () => {
  it('knows every value that was added by its bytes, and no other', () => {
    const values = fc.uniqueArray(fc.uint8Array({ maxLength: 6 }), {
      selector: (value) => value.join(),
    })
    fc.assert(
      fc.property(values, fc.uint8Array({ maxLength: 6 }), (all, other) => {
        const map = new ValueMap<number>()
        all.forEach((value, at) => map.add(value, at))
        expect(map.size).toBe(all.length)
        expect(all.map((value) => map.get(new Uint8Array(value)))).toEqual([...all.keys()])
        const isThere = all.some((value) => value.join() === other.join())
        expect(map.get(other) !== null).toBe(isThere)
        expect([...map.all()].sort((a, b) => a - b)).toEqual([...all.keys()])
      }),
    )
  })

  it('tells values apart whose hashes are the same', () => {
    // These two words have one FNV-1a hash of 32 bit.
    const [one, other] = ['costarring', 'liquid'].map((word) => new TextEncoder().encode(word))
    const map = new ValueMap<string>()
    map.add(one ?? new Uint8Array(), 'one')
    expect(map.get(other ?? new Uint8Array())).toBeNull()
    map.add(other ?? new Uint8Array(), 'other')
    expect(map.get(one ?? new Uint8Array())).toBe('one')
    expect(map.get(other ?? new Uint8Array())).toBe('other')
  })
})
