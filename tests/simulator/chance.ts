import { seededNumbers } from '../crash/numbers.ts'

/** Choices that are the same for the same seed. */
export class Chance {
  readonly #next: () => number

  constructor(seed: number) {
    this.#next = seededNumbers(seed)
    // The first numbers of neighbouring seeds of this generator resemble one another.
    for (let skipped = 0; skipped < 5; skipped += 1) this.#next()
  }

  /** A whole number from 0 up to `below`. */
  below(below: number): number {
    return Math.floor(this.#next() * below)
  }

  /** Whether something of this probability happens. */
  hits(probability: number): boolean {
    return this.#next() < probability
  }

  /** One of them; throws if there is none. */
  pick<T>(from: readonly T[]): T {
    const found = from[this.below(from.length)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }

  /** Thirty-two hexadecimal digits. */
  id(): string {
    return [0, 0, 0, 0]
      .map(() =>
        this.below(2 ** 32)
          .toString(16)
          .padStart(8, '0'),
      )
      .join('')
  }
}
