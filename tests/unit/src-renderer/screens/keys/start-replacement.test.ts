import { describe, expect, it } from 'vitest'
import { reasonOf, whyGiven } from '../../../../../src-renderer/screens/keys/start-replacement.ts'
import { badge } from './rows.ts'

const now = Date.parse('2026-11-20T14:05:00Z')

describe('reasonOf', () => {
  it('gives the date as the reason where the date is one', () => {
    expect(reasonOf(badge('overdue', { days: 10 }), now)).toBe('10 days overdue')
  })

  it('says that the person asked where no badge is a reason', () => {
    for (const kind of ['fresh', 'ok', 'no-owner', 'idle'] as const)
      expect(reasonOf(badge(kind, { days: 70 }), now)).toBe('You asked for it')
  })
})

describe('whyGiven', () => {
  it('002-21 gives the reason that a badge has, and none where the person only asked', () => {
    expect(whyGiven(badge('access-changed', {}))).toEqual({ why: 'access-changed' })
    expect(whyGiven(badge('overdue', { days: 10 }))).toEqual({ why: 'scheduled' })
    expect(whyGiven(badge('fresh', {}))).toEqual({})
  })
})
