import type { Moment } from './clock.ts'
import { elapsedMs } from './clock.ts'

/** Calls back once when nobody has done anything in the window for the time allowed. */
export class IdleWatch {
  readonly #deps: IdleDeps
  #lastActivity: Moment
  #timer: NodeJS.Timeout | null = null

  constructor(deps: IdleDeps) {
    this.#deps = deps
    this.#lastActivity = deps.readClock()
  }

  /** Starts counting from now; starting again while counting does nothing. */
  start(): void {
    if (this.#timer !== null) return
    this.#lastActivity = this.#deps.readClock()
    this.recheck()
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }

  /** A key or the pointer was used: counts from now. */
  activity(): void {
    this.#lastActivity = this.#deps.readClock()
  }

  /** Looks again at once: after the machine slept, or when the time allowed was changed. */
  recheck(): void {
    this.stop()
    const leftMs = this.#deps.limitMs() - elapsedMs(this.#lastActivity, this.#deps.readClock())
    if (leftMs <= 0) this.#deps.onIdle()
    else this.#timer = setTimeout(() => this.recheck(), leftMs)
  }

  get isWatching(): boolean {
    return this.#timer !== null
  }
}

/** What the watch needs; the limit is read anew at every look. */
export type IdleDeps = {
  readonly readClock: () => Moment
  readonly limitMs: () => number
  readonly onIdle: () => void
}
