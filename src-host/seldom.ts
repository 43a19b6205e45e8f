/** Runs something at once, and then no more often than that, but always once after the last call. */
export class Seldom {
  readonly #work: () => void
  readonly #everyMs: number
  #timer: NodeJS.Timeout | null = null
  #isDue = false

  constructor(everyMs: number, work: () => void) {
    this.#everyMs = everyMs
    this.#work = work
  }

  call(): void {
    if (this.#timer) {
      this.#isDue = true
      return
    }
    this.#work()
    this.#timer = setTimeout(() => this.#elapsed(), this.#everyMs).unref()
  }

  #elapsed(): void {
    this.#timer = null
    if (!this.#isDue) return
    this.#isDue = false
    this.call()
  }
}
