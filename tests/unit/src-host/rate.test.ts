import { describe, expect, it } from 'vitest'
import { RateLimit } from '../../../src-host/rate.ts'

describe('the rate limit', () => {
  it('admits as many reveals as a person can need, then none until time has passed', () => {
    let now = 0
    const rate = new RateLimit(() => now)

    const first = Array.from({ length: 40 }, () => rate.admits('items.reveal'))
    now += 60_001

    expect(first.filter(Boolean)).toHaveLength(30)
    expect(rate.admits('items.reveal')).toBe(true)
  })

  it('counts each channel for itself', () => {
    const rate = new RateLimit(() => 0)
    for (let call = 0; call < 31; call += 1) rate.admits('items.reveal')

    expect(rate.admits('items.reveal')).toBe(false)
    expect(rate.admits('items.copy')).toBe(true)
  })

  it('counts all calls together by which a passphrase could be guessed', () => {
    let now = 0
    const rate = new RateLimit(() => now)
    const guess = () => {
      const channels = ['copies.drill', 'copies.bringIn', 'vault.unlock'] as const
      return channels.flatMap((channel) => Array.from({ length: 8 }, () => rate.admits(channel)))
    }

    expect(guess().filter(Boolean)).toHaveLength(20)
    expect([rate.admits('export.plain'), rate.admits('items.list')]).toEqual([false, true])
    now += 60_001
    expect(rate.admits('export.plain')).toBe(true)
  })

  it.each([
    ['rotations.act', 120],
    ['rotations.challenge', 30],
    ['rotations.supply', 20],
    ['rotations.place', 240],
    ['places.look', 60],
    ['accounts.add', 20],
    ['connections.refresh', 60],
    ['vault.acceptRollback', 5],
  ] as const)('admits %s %i times a minute', (channel, calls) => {
    let now = 0
    const rate = new RateLimit(() => now)
    const admitted = Array.from({ length: calls }, () => rate.admits(channel))
    now += 59_000
    const oneMore = rate.admits(channel)
    now += 1_001

    expect([admitted.every(Boolean), oneMore, rate.admits(channel)]).toEqual([true, false, true])
  })
})
