import { describe, expect, it } from 'vitest'
import { lifeText, valueOf } from '../../../../../src-renderer/screens/item/version-life.ts'
import { version } from './versions.ts'

const day = (text: string) => Date.parse(`${text}T09:00:00Z`)
const now = day('2026-11-20')
const life = (rest: Parameters<typeof version>[1]) => lifeText(version(1, rest), now)

describe('the life of a version in one line', () => {
  it('says since when the key in use is used, and for how long', () => {
    expect(life({ createdAt: day('2026-11-10') })).toBe('since 10 Nov 2026, in use 10 days')
    expect(life({ createdAt: now })).toBe('since 20 Nov 2026, in use less than a day')
  })

  it('says until when an old key works', () => {
    const old = { stage: 'previous', createdAt: day('2026-09-01'), replacedAt: day('2026-11-19') }
    expect(life({ ...old, stage: 'previous', graceEndsAt: day('2026-12-03') })).toBe(
      '1 Sep 2026 to 19 Nov 2026, in use 79 days, works until 3 Dec 2026',
    )
    expect(life({ ...old, stage: 'previous' })).toContain('no end set')
  })

  it('says of an old key past its end that it still works', () => {
    const text = life({ stage: 'previous', graceEndsAt: day('2026-11-19'), replacedAt: now })
    expect(text).toContain('was to end 19 Nov 2026, still works')
  })

  it('tells apart when a dead key was replaced and when it was turned off', () => {
    const dates = { createdAt: day('2026-01-01'), replacedAt: day('2026-01-31') }
    expect(life({ ...dates, stage: 'revoked', revokedAt: day('2026-02-02') })).toBe(
      '1 Jan 2026 to 31 Jan 2026, in use 30 days, off since 2 Feb 2026',
    )
  })

  it('invents no date and no length', () => {
    expect(life({ stage: 'revoked' })).toBe('start unknown, off, date unknown')
    expect(life({})).toBe('start unknown')
    expect(life({ stage: 'pending' })).toBe('')
  })

  it('does not count back where a clock was set back', () => {
    expect(life({ createdAt: now + 5 * 86_400_000 })).toContain('less than a day')
  })
})

describe('the value of a version', () => {
  it('is kept, was dropped with its key, or never stood here', () => {
    expect(valueOf(version(1, { hasSecret: true }))).toBe('kept')
    expect(valueOf(version(1, { hasSecret: false, stage: 'revoked', hint: 'a…b' }))).toBe('dropped')
    expect(valueOf(version(1, { hasSecret: false, stage: 'revoked' }))).toBe('none')
    expect(valueOf(version(1, { hasSecret: false }))).toBe('none')
  })
})
