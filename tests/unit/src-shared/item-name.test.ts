import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatItemName,
  isServiceName,
  parseItemName,
  proposeItemName,
  toServiceName,
} from '../../../src-shared/item-name.ts'

const minuteMs = 60_000
const fiveFromNoon = Date.UTC(2026, 10, 20, 14, 5)
const services = fc.stringMatching(/^[a-z0-9_]{1,40}$/)
const minutes = fc
  .integer({ min: Date.UTC(1000, 0) / minuteMs, max: Date.UTC(9999, 11, 31) / minuteMs })
  .map((count) => count * minuteMs)

describe('formatItemName', () => {
  it('004-05 writes day first, in UTC, with two digits each', () => {
    expect(formatItemName('billing_api', Date.UTC(2026, 0, 2, 3, 4))).toBe(
      'billing_api-02_01_2026-03_04',
    )
  })

  it('leaves the seconds away', () => {
    expect(formatItemName('a', fiveFromNoon + 59_999)).toBe('a-20_11_2026-14_05')
  })

  it.each(['', 'Billing', 'billing-api', 'billing api', 'bílling', 'a'.repeat(41)])(
    'refuses %j as a service',
    (service) => {
      expect(isServiceName(service)).toBe(false)
      expect(() => formatItemName(service, fiveFromNoon)).toThrow(RangeError)
    },
  )
})

describe('parseItemName', () => {
  it('reads back every name that was written', () => {
    fc.assert(
      fc.property(services, minutes, (service, instant) => {
        expect(parseItemName(formatItemName(service, instant))).toEqual({ service, instant })
      }),
    )
  })

  it('004-06 reads the day first', () => {
    expect(parseItemName('a-03_04_2026-00_00')?.instant).toBe(Date.UTC(2026, 3, 3))
  })

  it('accepts the leap day of a leap year', () => {
    expect(parseItemName('a-29_02_2028-00_00')?.instant).toBe(Date.UTC(2028, 1, 29))
  })

  it.each([
    ['31 February', 'a-31_02_2026-00_00'],
    ['29 February outside a leap year', 'a-29_02_2026-00_00'],
    ['29 February 2100', 'a-29_02_2100-00_00'],
    ['31 April', 'a-31_04_2026-00_00'],
    ['day 0', 'a-00_01_2026-00_00'],
    ['day 32', 'a-32_01_2026-00_00'],
    ['month 0', 'a-01_00_2026-00_00'],
    ['month 13', 'a-01_13_2026-00_00'],
    ['the month first', 'a-11_20_2026-00_00'],
    ['hour 24', 'a-01_01_2026-24_00'],
    ['hour 25 and minute 61', 'a-01_01_2026-25_61'],
    ['minute 60', 'a-01_01_2026-00_60'],
    ['year 50, which Date.UTC takes for 1950', 'a-01_01_0050-00_00'],
  ])('004-06 refuses %s', (_, name) => {
    expect(parseItemName(name)).toBeNull()
  })

  it.each([
    ['one digit', 'a-1_01_2026-00_00'],
    ['a two-digit year', 'a-01_01_26-00_00'],
    ['seconds', 'a-01_01_2026-00_00_00'],
    ['no service', '-01_01_2026-00_00'],
    ['capitals', 'A-01_01_2026-00_00'],
    ['a hyphen in the service', 'a-b-01_01_2026-00_00'],
    ['a service of 41 characters', `${'a'.repeat(41)}-01_01_2026-00_00`],
    ['digits of another script', 'a-٠١_01_2026-00_00'],
    ['a line after it', 'a-01_01_2026-00_00\n'],
    ['a space before it', ' a-01_01_2026-00_00'],
    ['an ISO date', 'a-2026-01-01T00:00'],
    ['nothing', ''],
  ])('refuses %s', (_, name) => {
    expect(parseItemName(name)).toBeNull()
  })

  it('never reads what it would not write', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,3}-\d\d_\d\d_\d{4}-\d\d_\d\d$/), (name) => {
        const parsed = parseItemName(name)
        if (parsed) expect(formatItemName(parsed.service, parsed.instant)).toBe(name)
      }),
    )
  })
})

describe('proposeItemName', () => {
  it('004-05 proposes the plain name while it is free', () => {
    expect(proposeItemName('billing', fiveFromNoon, () => false)).toBe('billing-20_11_2026-14_05')
  })

  it('counts up on the service while names are taken', () => {
    const taken = ['billing-20_11_2026-14_05', 'billing_2-20_11_2026-14_05']

    expect(proposeItemName('billing', fiveFromNoon, (name) => taken.includes(name))).toBe(
      'billing_3-20_11_2026-14_05',
    )
  })

  it('makes room for the count in a service of full length', () => {
    const service = 'a'.repeat(40)
    const plain = formatItemName(service, fiveFromNoon)

    const proposed = proposeItemName(service, fiveFromNoon, (name) => name === plain)

    expect(parseItemName(proposed)?.service).toBe(`${'a'.repeat(38)}_2`)
  })

  it('always proposes a free name of the convention', () => {
    fc.assert(
      fc.property(
        services,
        minutes,
        fc.integer({ min: 0, max: 120 }),
        (service, instant, count) => {
          const taken = new Set<string>()
          for (let i = 0; i < count; i += 1) {
            const name = proposeItemName(service, instant, (each) => taken.has(each))
            expect(taken.has(name)).toBe(false)
            expect(parseItemName(name)?.instant).toBe(instant)
            taken.add(name)
          }
        },
      ),
      { numRuns: 20 },
    )
  })
})

describe('toServiceName', () => {
  it.each([
    ['Billing API', 'billing_api'],
    ['  Crème brûlée!  ', 'cre_me_bru_le_e'],
    ['a--b..c', 'a_b_c'],
    ['日本', ''],
    ['', ''],
  ])('turns %j into %j', (text, service) => {
    expect(toServiceName(text)).toBe(service)
  })

  it('makes a service name of anything, or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const service = toServiceName(text)
        expect(service === '' || isServiceName(service)).toBe(true)
      }),
    )
  })

  it('leaves a service name without outer underscores as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{1,20}(_[a-z0-9]{1,6}){0,2}$/), (service) => {
        expect(toServiceName(service)).toBe(service)
      }),
    )
  })
})
