import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readInstant, TimeForm, writeInstant } from '../../../../src-core/connectors/time-form.ts'

const day = Date.UTC(2026, 10, 20, 14, 5, 9)

describe('an instant of a provider', () => {
  it('reads RFC 3339 with fractions and offsets', () => {
    expect(readInstant('rfc3339', '2026-11-20T14:05:09Z')).toBe(day)
    expect(readInstant('rfc3339', '2026-11-20T14:05:09.5707891Z')).toBe(day + 570)
    expect(readInstant('rfc3339', '2026-11-20 16:35:09+02:30')).toBe(day)
    expect(readInstant('rfc3339', '2026-11-20t06:05:09-08:00')).toBe(day)
    expect(readInstant('rfc3339', '2024-02-29T00:00:00Z')).toBe(Date.UTC(2024, 1, 29))
  })

  it.each([
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-11-20T24:00:00Z',
    '2026-11-20T14:60:00Z',
    '2026-11-20T14:05:09',
    '2026-11-20',
    '20 Nov 2026',
    '',
    1_700_000_000,
    null,
    undefined,
  ])('finds no instant in %j', (value) => {
    expect(readInstant('rfc3339', value)).toBeNull()
  })

  it('reads seconds and milliseconds, and nothing that is no number', () => {
    expect(readInstant('unix-s', day / 1000)).toBe(day)
    expect(readInstant('unix-ms', day)).toBe(day)

    for (const value of [String(day), NaN, Infinity, 1e300, null, true]) {
      expect(readInstant('unix-ms', value)).toBeNull()
    }
  })

  it('reads back what it writes, to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        for (const form of TimeForm.options) {
          const written = writeInstant(form, seconds * 1000)
          const value = form === 'rfc3339' ? written : Number(written)

          expect(readInstant(form, value)).toBe(seconds * 1000)
        }
      }),
    )
  })
})
