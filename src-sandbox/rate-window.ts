import type { Clock } from '../src-shared/clock.ts'
import { minuteMs } from '../src-shared/clock.ts'

/** Where a key stands in the present minute. */
export type RateStanding = {
  readonly allowed: boolean
  readonly limit: number
  readonly remaining: number
  /** When the next minute begins, in milliseconds since 1970. */
  readonly resetsAt: number
}

/** Counts calls in whole minutes; it forgets them with the process, as a cache would. */
export class RateWindow {
  readonly #clock: Clock
  readonly #counts = new Map<string, { readonly minute: number; readonly calls: number }>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Counts one call of a key, unless the limit has been reached. */
  take(key: string, limit: number): RateStanding {
    const minute = Math.floor(this.#clock.now() / minuteMs)
    const known = this.#counts.get(key)
    const before = known?.minute === minute ? known.calls : 0
    const allowed = before < limit
    const calls = allowed ? before + 1 : before
    this.#counts.set(key, { minute, calls })
    return { allowed, limit, remaining: limit - calls, resetsAt: (minute + 1) * minuteMs }
  }

  clear(): void {
    this.#counts.clear()
  }
}
