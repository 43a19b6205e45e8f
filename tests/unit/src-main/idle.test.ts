import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { IdleWatch } from '../../../src-main/idle.ts'
import { FakeClock } from './fake-clock.ts'

let clock = new FakeClock()
let limitMs = 60_000
let idles = 0
let watch: IdleWatch

beforeEach(() => {
  vi.useFakeTimers()
  clock = new FakeClock()
  limitMs = 60_000
  idles = 0
  watch = new IdleWatch({ readClock: clock.read, limitMs: () => limitMs, onIdle: () => idles++ })
})

afterEach(() => {
  watch.stop()
  vi.useRealTimers()
})

function pass(ms: number): void {
  clock.pass(ms)
  vi.advanceTimersByTime(ms)
}

describe('IdleWatch', () => {
  it('calls once when the time is over', () => {
    watch.start()
    pass(59_999)
    expect(idles).toBe(0)

    pass(1)
    pass(600_000)

    expect(idles).toBe(1)
  })

  it('counts from the last activity', () => {
    watch.start()
    pass(50_000)
    watch.activity()
    pass(59_999)
    expect(idles).toBe(0)

    pass(1)

    expect(idles).toBe(1)
  })

  it('does not count before it is started, nor after it was stopped', () => {
    pass(120_000)
    watch.start()
    watch.stop()
    pass(120_000)

    expect(idles).toBe(0)
  })

  it('goes on counting when it is started again', () => {
    watch.start()
    pass(50_000)
    watch.start()
    pass(10_000)

    expect(idles).toBe(1)
  })

  it('calls after a sleep in which no timer and no monotonic clock ran', () => {
    watch.start()
    clock.sleep(3_600_000)

    watch.recheck()

    expect(idles).toBe(1)
  })

  it('is not delayed by a wall clock that is set back', () => {
    watch.start()
    clock.sleep(-3_600_000)
    pass(60_000)

    expect(idles).toBe(1)
  })

  it('follows a shorter limit at once', () => {
    watch.start()
    pass(30_000)
    limitMs = 10_000

    watch.recheck()

    expect(idles).toBe(1)
  })
})
