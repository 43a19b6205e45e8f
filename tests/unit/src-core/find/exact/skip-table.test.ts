import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SkipTable } from '../../../../../src-core/find/exact/skip-table.ts'

type Match = readonly [value: number, start: number]

function found(values: readonly Uint8Array[], text: Uint8Array, length = text.length): Match[] {
  const matches: Match[] = []
  new SkipTable(values).search(text, length, (value, start, end) => {
    expect(end - start).toBe(values[value]?.length)
    matches.push([value, start])
  })
  return matches.sort((one, other) => one[0] - other[0] || one[1] - other[1])
}

/** The same by looking at every place. */
function naively(values: readonly Uint8Array[], text: Uint8Array): Match[] {
  const whole = Buffer.from(text)
  return values.flatMap((value, which) => {
    const matches: Match[] = []
    for (let at = whole.indexOf(value); at !== -1; at = whole.indexOf(value, at + 1)) {
      matches.push([which, at])
    }
    return matches
  })
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

// Few letters, so that endings and beginnings agree often.
const letters = (min: number, max: number) =>
  fc
    .array(fc.constantFrom(0, 1, 0x61, 0x62, 0xff), { minLength: min, maxLength: max })
    .map((all) => Uint8Array.from(all))

const planted = fc
  .tuple(
    fc.array(letters(8, 40), { minLength: 1, maxLength: 12 }),
    fc.array(fc.tuple(letters(0, 30), fc.nat(11)), { maxLength: 20 }),
    letters(0, 50),
  )
  .map(([values, pieces, end]) => {
    const parts = pieces.flatMap(([between, which]) => [
      between,
      values[which % values.length] ?? between,
    ])
    return { values, text: new Uint8Array(Buffer.concat([...parts, end])) }
  })

describe('SkipTable', () => {
  it('finds exactly what a look at every place finds', () => {
    fc.assert(
      fc.property(planted, ({ values, text }) => {
        expect(found(values, text)).toEqual(naively(values, text))
      }),
      { numRuns: 500 },
    )
  })

  it('finds a value at the very beginning, at the very end, and as the whole text', () => {
    const value = bytes('sk_live_0123')
    expect(found([value], value)).toEqual([[0, 0]])
    expect(found([value], bytes('sk_live_0123..sk_live_0123'))).toEqual([
      [0, 0],
      [0, 14],
    ])
  })

  it('finds overlapping occurrences, equal values, and values that end alike', () => {
    const values = ['aaaaaaaa', 'aaaaaaaa', 'baaaaaaaa'].map(bytes)
    expect(found(values, bytes('baaaaaaaaa'))).toEqual([
      [0, 1],
      [0, 2],
      [1, 1],
      [1, 2],
      [2, 0],
    ])
  })

  it('looks at nothing behind the length that it is given', () => {
    const text = bytes('....sk_live_0123')
    expect(found([bytes('sk_live_0123')], text, 15)).toEqual([])
    expect(found([bytes('sk_live_0123')], text, 16)).toEqual([[0, 4]])
  })

  it('finds nothing in a text that is shorter than any value', () => {
    expect(found([bytes('sk_live_0123')], bytes('sk_live'))).toEqual([])
    expect(found([bytes('sk_live_0123')], new Uint8Array())).toEqual([])
  })

  it('refuses a value that is too short', () => {
    expect(() => new SkipTable([bytes('1234567')])).toThrow(RangeError)
  })
})
