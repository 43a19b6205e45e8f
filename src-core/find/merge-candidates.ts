// Puts together what many files were found to hold: one entry for a value, wherever it stands.
// Promises to hold each value once, to wipe every other copy that it is given, and to hold no more
// values than it was told to; those that it lets go are the least sure, and are counted.
// Must not turn a value into a text.
import type { Candidate } from './candidate.ts'
import { FoundKey } from './found-key.ts'
import { ValueMap } from './value-map.ts'

/** Where the candidates of one file stand. */
export type SeenFile = { readonly path: string; readonly mtimeMs: number }

/** All values that were found so far. */
export class FoundKeys {
  readonly #known = new ValueMap<FoundKey>()
  readonly #most: number
  #unsure = 0
  #left = 0

  constructor(most: number) {
    this.#most = most
  }

  get size(): number {
    return this.#known.size
  }

  /** How many values were let go because there were too many. */
  get left(): number {
    return this.#left
  }

  /** Takes a candidate and with it the bytes of its value. */
  take({ value, ...said }: Candidate, file: SeenFile): void {
    const sight = { ...said, ...file }
    const known = this.#known.get(value)
    if (known) {
      value.fill(0)
      known.see(sight)
    } else if (this.#hasRoomFor(sight.confidence)) {
      this.#known.add(value, new FoundKey(value, sight))
      if (sight.confidence === 'unsure') this.#unsure += 1
    } else {
      value.fill(0)
      this.#left += 1
    }
  }

  /** Everything found, without the public halves that stand beside their secrets. */
  taken(): readonly FoundKey[] {
    const all = [...this.#known.all()]
    const halves = new ValueMap<true>()
    for (const { best } of all) {
      if (best.credentialId !== null) halves.add(encoder.encode(best.credentialId), true)
    }
    const [publicHalves, secrets] = parted(all, ({ value }) => halves.get(value) === true)
    for (const { value } of publicHalves) value.fill(0)
    return secrets
  }

  wipe(): void {
    for (const { value } of this.#known.all()) value.fill(0)
  }

  // Guesses may fill half of the room, so that what is certain finds room after them.
  #hasRoomFor(confidence: Candidate['confidence']): boolean {
    if (this.#known.size >= this.#most) return false
    return confidence !== 'unsure' || this.#unsure < this.#most / 2
  }
}

const encoder = new TextEncoder()

function parted<T>(
  all: readonly T[],
  isFirst: (one: T) => boolean,
): readonly [readonly T[], readonly T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))]
}
