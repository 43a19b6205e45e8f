import { describe, expect, it } from 'vitest'
import { minutesToLock } from '../../../../src-renderer/stores/activity.ts'

describe('minutesToLock', () => {
  it('counts whole minutes, rounded up, and says zero in the last one', () => {
    expect(minutesToLock(0, 5, 0)).toBe(5)
    expect(minutesToLock(0, 5, 1)).toBe(5)
    expect(minutesToLock(0, 5, 60_000)).toBe(4)
    expect(minutesToLock(0, 5, 240_000)).toBe(1)
    expect(minutesToLock(0, 5, 240_001)).toBe(0)
    expect(minutesToLock(0, 5, 999_999)).toBe(0)
  })
})
