import { describe, expect, it } from 'vitest'
import { RateLimit } from '../../../../src-main/ipc/rate.ts'
import { FakeClock } from '../fake-clock.ts'

describe('RateLimit', () => {
  it('refuses beyond so many calls, and allows again later', () => {
    const clock = new FakeClock()
    const limit = new RateLimit({ calls: 2, perMs: 1_000 }, clock.read)
    expect([limit.allows(), limit.allows(), limit.allows()]).toEqual([true, true, false])

    clock.pass(999)
    expect(limit.allows()).toBe(false)
    clock.pass(1)

    expect(limit.allows()).toBe(true)
  })
})
