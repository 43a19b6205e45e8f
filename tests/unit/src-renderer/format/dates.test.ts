import { describe, expect, it } from 'vitest'
import {
  formatDate,
  formatMinute,
  formatMonth,
  formatNearDay,
  formatNearMinute,
  formatRelative,
  formatSecond,
  isoOf,
} from '../../../../src-renderer/format/dates.ts'

const at = (text: string) => Date.parse(text)
const now = at('2026-11-20T14:05:12Z')

describe('dates', () => {
  it('writes the day first, the month as a word, and says UTC beside a time', () => {
    expect(formatDate(at('2025-09-04T09:12:00Z'))).toBe('4 Sep 2025')
    expect(formatMinute(at('2025-09-04T09:12:59Z'))).toBe('4 Sep 2025, 09:12 UTC')
    expect(formatSecond(now)).toBe('14:05:12 UTC')
    expect(formatMonth(at('2024-09-30T23:59:59Z'))).toBe('Sep 2024')
    expect(isoOf(now)).toBe('2026-11-20T14:05:12.000Z')
  })

  it('reads dates in UTC, whatever the zone of the machine', () => {
    expect(formatDate(at('2025-12-31T23:59:59Z'))).toBe('31 Dec 2025')
    expect(formatDate(at('2026-01-01T00:00:00Z'))).toBe('1 Jan 2026')
  })

  it('leaves the year out of a day only in the same year', () => {
    expect(formatNearDay(at('2026-11-24T00:00:00Z'), now)).toBe('24 Nov')
    expect(formatNearDay(at('2027-01-01T00:00:00Z'), now)).toBe('1 Jan 2027')
  })

  it('names today and yesterday by the day in UTC', () => {
    expect(formatNearMinute(at('2026-11-20T00:00:00Z'), now)).toBe('today, 00:00')
    expect(formatNearMinute(at('2026-11-19T23:59:00Z'), now)).toBe('yesterday, 23:59')
    expect(formatNearMinute(at('2026-11-14T16:31:00Z'), now)).toBe('14 Nov, 16:31')
    expect(formatNearMinute(at('2025-11-14T16:31:00Z'), now)).toBe('14 Nov 2025, 16:31')
  })
})

describe('relative time', () => {
  it.each([
    [0, 'just now'],
    [-59_999, 'just now'],
    [-60_000, '1 minute ago'],
    [-4 * 60_000, '4 minutes ago'],
    [-3_600_000, '1 hour ago'],
    [-86_400_000, 'yesterday'],
    [-62 * 86_400_000, '2 months ago'],
    [-800 * 86_400_000, '2 years ago'],
    [30_000, 'just now'],
    [3 * 86_400_000, 'in 3 days'],
  ])('tells %i ms as “%s”', (difference, text) => {
    expect(formatRelative(now + difference, now)).toBe(text)
  })

  it('never rounds up: two days are said only after two whole days', () => {
    expect(formatRelative(now - 2 * 86_400_000 + 1, now)).toBe('yesterday')
    expect(formatRelative(now - 2 * 86_400_000, now)).toBe('2 days ago')
  })
})
