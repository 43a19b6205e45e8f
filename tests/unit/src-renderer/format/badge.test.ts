import { describe, expect, it } from 'vitest'
import { badgeLook, badgeText } from '../../../../src-renderer/format/badge.ts'
import { BadgeKind, type Badge } from '../../../../src-shared/item.ts'

const now = Date.parse('2026-11-20T14:05:00Z')
const badge = (kind: BadgeKind, rest: Partial<Badge> = {}): Badge => ({
  kind,
  days: null,
  at: null,
  other: null,
  ...rest,
})

describe('badgeText', () => {
  it('says days, dates and names where the badge has them', () => {
    const at = Date.parse('2026-11-24T00:00:00Z')
    expect(badgeText(badge('overdue', { days: 352 }), now)).toBe('352 days overdue')
    expect(badgeText(badge('overdue', { days: 1 }), now)).toBe('1 day overdue')
    expect(badgeText(badge('due-soon', { at }), now)).toBe('Due 24 Nov')
    expect(badgeText(badge('expires-soon', { at }), now)).toBe('Expires 24 Nov')
    expect(badgeText(badge('old-still-works', { at }), now)).toBe('Old key works until 24 Nov')
    expect(badgeText(badge('idle', { days: 62 }), now)).toBe('Idle 62 days')
    expect(badgeText(badge('shared', { days: 3 }), now)).toBe('Shared by 3 apps')
    expect(badgeText(badge('same-secret', { other: 'search_dev' }), now)).toBe('Same as search_dev')
  })

  it('has words and a look for every kind, also without days and dates', () => {
    for (const kind of BadgeKind.options) {
      expect(badgeText(badge(kind), now).trim()).not.toBe('')
      expect(badgeLook[kind].shape).toBeTruthy()
    }
  })

  it('is never red for what a person need not do', () => {
    const red = BadgeKind.options.filter((kind) => badgeLook[kind].tone === 'act')
    expect(red).toEqual([
      'stopped',
      'committed',
      'owner-left',
      'access-changed',
      'overdue',
      'expired',
    ])
  })
})
