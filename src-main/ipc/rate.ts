import type { Moment } from '../clock.ts'

/** How many calls a page may make in how long a time. */
export type Rate = { readonly calls: number; readonly perMs: number }

/** Refuses calls beyond a rate, so that a page gone wild cannot keep the main process from locking. */
export class RateLimit {
  readonly #rate: Rate
  readonly #readClock: () => Moment
  #windowStart = -Infinity
  #calls = 0

  constructor(rate: Rate, readClock: () => Moment) {
    this.#rate = rate
    this.#readClock = readClock
  }

  allows(): boolean {
    const now = this.#readClock().monotonicMs
    if (now - this.#windowStart >= this.#rate.perMs) {
      this.#windowStart = now
      this.#calls = 0
    }
    this.#calls += 1
    return this.#calls <= this.#rate.calls
  }
}
