// One value of all that was found, with every place in which it stands.
// Promises the same result in whatever order the places were met.
// Must not read files, nor know git; it is told what others found out.
import type { Confidence, WhyKey } from '../../src-shared/intake.ts'
import type { Candidate } from './candidate.ts'

/** What is remembered of a value in a file, without the value. */
export type Sight = Omit<Candidate, 'value'> & {
  readonly path: string
  /** When the file was last changed, in milliseconds. */
  readonly mtimeMs: number
}

/** Most places of one value that are remembered. */
export const mostSights = 200

/** A value and the places in which it stands; whoever holds it wipes `value`. */
export class FoundKey {
  readonly value: Uint8Array
  #best: Sight
  #sights: Sight[]
  #isSorted = true
  /** The oldest change of a file that holds it, in milliseconds. */
  oldestMs: number

  constructor(value: Uint8Array, first: Sight) {
    this.value = value
    this.#best = first
    this.#sights = [first]
    this.oldestMs = first.mtimeMs
  }

  /** The one that is surest of what it is. */
  get best(): Sight {
    return this.#best
  }

  /** By path and line; never more than `mostSights`, the first of all. */
  get sights(): readonly Sight[] {
    if (!this.#isSorted) this.#sights = this.#sights.sort(byPlace).slice(0, mostSights)
    this.#isSorted = true
    return this.#sights
  }

  see(sight: Sight): void {
    if (isBetter(sight, this.#best)) this.#best = sight
    this.oldestMs = Math.min(this.oldestMs, sight.mtimeMs)
    // Its order is asked for when all are there, or before there are too many.
    if (this.#sights.length >= 2 * mostSights) this.#sights = [...this.sights]
    this.#sights.push(sight)
    this.#isSorted = false
  }
}

const confidences: readonly Confidence[] = ['certain', 'likely', 'unsure']

const reasons: readonly WhyKey[] = [
  'checksum',
  'format-and-name',
  'format',
  'place',
  'told',
  'name-and-entropy',
  'name-only',
  'entropy-only',
]

function isBetter(one: Sight, other: Sight): boolean {
  return rankOf(one, other) < 0
}

function rankOf(one: Sight, other: Sight): number {
  return (
    confidences.indexOf(one.confidence) - confidences.indexOf(other.confidence) ||
    reasons.indexOf(one.why) - reasons.indexOf(other.why) ||
    // One that knows its other half, or its name, says more.
    Number(one.credentialId === null) - Number(other.credentialId === null) ||
    Number(one.variable === '') - Number(other.variable === '') ||
    byPlace(one, other)
  )
}

function byPlace(one: Sight, other: Sight): number {
  if (one.path !== other.path) return one.path < other.path ? -1 : 1
  if (one.line !== other.line) return one.line - other.line
  if (one.variable !== other.variable) return one.variable < other.variable ? -1 : 1
  return (one.at ?? '') < (other.at ?? '') ? -1 : 1
}
