import type { Moment } from '../../../src-main/clock.ts'

/** A clock that moves when it is told to. */
export class FakeClock {
  #monotonicMs = 0
  #wallMs = 1_000_000

  readonly read = (): Moment => ({ monotonicMs: this.#monotonicMs, wallMs: this.#wallMs })

  pass(ms: number): void {
    this.#monotonicMs += ms
    this.#wallMs += ms
  }

  /** The machine sleeps: only the wall clock goes on. */
  sleep(ms: number): void {
    this.#wallMs += ms
  }
}
