import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayMs, hourMs } from '../../../../../src-shared/clock.ts'
import { nextQuietHour, startOf } from '../../../../../src-renderer/screens/plan/later.ts'

const now = Date.UTC(2026, 10, 20, 14, 5)

describe('startOf', () => {
  it('000-31 takes a moment in UTC that is to come, at most sixty days ahead', () => {
    expect(startOf('2026-11-21T03:00', now)).toBe(Date.UTC(2026, 10, 21, 3))
    expect(startOf('2027-01-19T14:05', now)).toBe(now + 60 * dayMs)
  })

  it('000-31 refuses the past, what is too far ahead, and what is no moment', () => {
    for (const typed of ['2026-11-20T14:05', '2027-01-19T14:06', '', 'soon', '2026-13-01T00:00'])
      expect(startOf(typed, now), typed).toBeNull()
  })
})

describe('nextQuietHour', () => {
  it('000-31 proposes a quiet hour of the night that is at least an hour away', () => {
    expect(nextQuietHour(now)).toBe('2026-11-21T03:00')
    expect(nextQuietHour(Date.UTC(2026, 10, 20, 1, 30))).toBe('2026-11-20T03:00')
    expect(nextQuietHour(Date.UTC(2026, 10, 20, 2, 30))).toBe('2026-11-21T03:00')
  })

  it('proposes only what is taken', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (at) => {
        const start = startOf(nextQuietHour(at), at)
        expect(start).not.toBeNull()
        expect((start ?? 0) - at).toBeGreaterThanOrEqual(hourMs)
      }),
    )
  })
})
