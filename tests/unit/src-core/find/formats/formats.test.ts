import { describe, expect, it } from 'vitest'
import { SeededRandom } from '../../../../bench/random.ts'
import { madeFromPattern } from '../../../../bench/truth/made-from-pattern.ts'
import { madeKey } from '../../../../bench/truth/made-keys.ts'
import { detectKeys } from '../../../../../src-core/find/detect/detect-keys.ts'
import { base62Sum, crc32, hasBase62Sum } from '../../../../../src-core/find/formats/checksum.ts'
import {
  formatById,
  formatOf,
  keyFormats,
  tellingFormats,
} from '../../../../../src-core/find/formats/formats.ts'

// In pieces, so that no scanner takes this file for one that holds keys.
const ghp = 'ghp'
const random = new SeededRandom(7)
const telling = tellingFormats.map(({ format }) => format)

describe('the known formats', () => {
  it('have ids of their own, and names for proposed items', () => {
    expect(new Set(keyFormats.map(({ id }) => id)).size).toBe(keyFormats.length)
    for (const { serviceName } of keyFormats) expect(serviceName).toMatch(/^[a-z0-9_]{1,40}$/)
    expect(formatById('stripe-live')?.provider).toBe('Stripe')
    expect(formatById('no-such-format')).toBeNull()
  })

  it('have a mark wherever no beginning tells', () => {
    const silent = telling.filter(({ starts, mark }) => starts.length === 0 && mark === '')
    expect(silent).toEqual([])
  })

  it.each(telling.map((format) => [format.id, format] as const))(
    'recognises %s, and not with a sign less or more',
    (id, format) => {
      const { value } = madeKey(format, random)
      const found = formatOf(value)
      expect(found?.provider).toBe(format.provider)
      if (!/jwt|slack|mapbox|dropbox|pypi|fly|onepassword/.test(id)) expect(found?.id).toBe(id)
      expect(formatOf(value.slice(3))?.id).not.toBe(id)
      expect(formatOf(`${value} `)).toBeNull()
    },
  )

  it.each(telling.map((format) => [format.id, format] as const))(
    'reads %s in time, also where it nearly fits a thousand times',
    (_id, { pattern }) => {
      const near = madeFromPattern(pattern, random).slice(0, -1)
      for (const gap of ['', '-', '_', '.', ' ']) {
        const text = `${near}${gap}`.repeat(Math.ceil(100_000 / near.length))
        expect(formatOf(text)).toBeNull()
        const found = detectKeys({ path: 'a.ts', bytes: new TextEncoder().encode(text) })
        expect(found.length).toBeLessThan(100_000)
      }
    },
  )
})

describe('checksums', () => {
  it('agrees with the check value of CRC-32', () => {
    expect(crc32('123456789')).toBe(0xcbf43926)
  })

  it("agrees with GitHub's published sample, and refuses it with one sign changed", () => {
    const sample = `${ghp}_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17`
    expect(hasBase62Sum(sample)).toBe(true)
    expect(hasBase62Sum(sample.replace('Q', 'R'))).toBe(false)
    expect(base62Sum('zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ')).toBe('0mLq17')
  })
})
