import { describe, expect, it } from 'vitest'
import { counted, secondsLeft } from '../../../../src-renderer/format/duration.ts'

describe('durations', () => {
  it('counts whole seconds down to zero and not below', () => {
    expect(secondsLeft(30_000, 0)).toBe(30)
    expect(secondsLeft(30_000, 29_999)).toBe(1)
    expect(secondsLeft(30_000, 30_000)).toBe(0)
    expect(secondsLeft(30_000, 99_000)).toBe(0)
  })

  it('says one thing and many things', () => {
    expect(counted(1, 'day')).toBe('1 day')
    expect(counted(0, 'day')).toBe('0 days')
    expect(counted(2, 'entry', 'entries')).toBe('2 entries')
  })
})
