import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatInstant, parseInstant } from '../../../src-sandbox/instant.ts'

describe('an instant', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), noInvalidDate: true }), (date) => {
        fc.pre(date.getUTCFullYear() < 10_000)
        expect(parseInstant(formatInstant(date.getTime()))).toBe(date.getTime())
      }),
    )
  })

  it('takes offsets and refuses what is no RFC 3339 instant', () => {
    expect(parseInstant('2024-02-29T01:00:00+01:00')).toBe(Date.parse('2024-02-29T00:00:00Z'))
    const odd = ['2026-02-29T00:00:00Z', '2026-11-20', '2026-11-20T14:05:00', '20/11/2026', 7, null]
    expect(odd.map(parseInstant)).toEqual(odd.map(() => null))
  })
})
