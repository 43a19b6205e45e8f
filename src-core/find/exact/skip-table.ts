// Finds where any of many values stands in a text, byte for byte.
// Promises every occurrence, overlapping ones as well, in no certain order, and to read past most
// of the text: four bytes tell how far the end of a value is away at least (Wu and Manber, "A fast
// algorithm for multi-pattern searching", 1994).
// Must not copy the values: whoever gave them wipes them.

/** Told of one occurrence: which value, where it begins, and where it ends. */
export type OnMatch = (value: number, start: number, end: number) => void

/** The shortest value that is looked for; shorter ones would be found everywhere. */
export const shortestNeedle = 8

const block = 4
/** Larger tables leave the processor's cache, smaller ones let chance shorten the steps. */
const tableBits = 18
const longestWindow = 32
/** Knuth's multiplicative hashing: 2^32 divided by the golden ratio. */
const multiplier = 0x9e3779b1 | 0

/** A table for values of similar length: the shortest one decides how far a step can go. */
export class SkipTable {
  readonly #values: readonly Uint8Array[]
  readonly #shifts: Uint8Array
  /** Values by the hash of their last four bytes. */
  readonly #endings = new Map<number, number[]>()
  readonly #window: number

  /** Every value must be at least `shortestNeedle` bytes long. */
  constructor(values: readonly Uint8Array[]) {
    const shortest = values.reduce((least, { length }) => Math.min(least, length), longestWindow)
    if (shortest < shortestNeedle) throw new RangeError('A value is too short to be looked for.')
    this.#values = values
    this.#window = shortest
    this.#shifts = new Uint8Array(1 << tableBits).fill(shortest - block + 1)
    values.forEach((value, at) => this.#enter(value, at))
  }

  /** Looks through the first `length` bytes. */
  search(text: Uint8Array, length: number, onMatch: OnMatch): void {
    const first = this.#window - block
    const end = length - block + 1
    if (this.#values.length === 0 || first >= end) return
    const view = new DataView(text.buffer, text.byteOffset, length)
    const quarter = Math.ceil((end - first) / 4)
    const rest = this.#together({ text, view, first, quarter, end, onMatch })
    rest.forEach((from, at) => {
      this.#alone(
        { text, view, first: from, quarter, end: first + quarter * (at + 1), onMatch },
        end,
      )
    })
  }

  // Four places at once: the next step of one needs a byte that the memory has not brought yet, and
  // meanwhile the others go on.
  #together({ text, view, first, quarter, end, onMatch }: Search): readonly number[] {
    const shifts = this.#shifts
    let a = first
    let b = first + quarter
    let c = b + quarter
    let d = c + quarter
    const [aEnd, bEnd, cEnd, dEnd] = [b, c, d, Math.min(end, d + quarter)]
    while (a < aEnd && b < bEnd && c < cEnd && d < dEnd) {
      const aStep = read(shifts, hashAt(view, a))
      const bStep = read(shifts, hashAt(view, b))
      const cStep = read(shifts, hashAt(view, c))
      const dStep = read(shifts, hashAt(view, d))
      if (aStep === 0) this.#compare(text, a, onMatch)
      if (bStep === 0) this.#compare(text, b, onMatch)
      if (cStep === 0) this.#compare(text, c, onMatch)
      if (dStep === 0) this.#compare(text, d, onMatch)
      a += aStep === 0 ? 1 : aStep
      b += bStep === 0 ? 1 : bStep
      c += cStep === 0 ? 1 : cStep
      d += dStep === 0 ? 1 : dStep
    }
    return [a, b, c, d]
  }

  #alone({ text, view, first, end, onMatch }: Search, last: number): void {
    const stop = Math.min(end, last)
    for (let at = first; at < stop;) {
      const step = read(this.#shifts, hashAt(view, at))
      if (step === 0) this.#compare(text, at, onMatch)
      at += step === 0 ? 1 : step
    }
  }

  #compare(text: Uint8Array, at: number, onMatch: OnMatch): void {
    const view = new DataView(text.buffer, text.byteOffset)
    for (const which of this.#endings.get(hashAt(view, at)) ?? []) {
      const value = this.#values[which]
      if (value === undefined) continue
      const start = at + block - value.length
      if (start >= 0 && stands(value, text, start)) onMatch(which, start, at + block)
    }
  }

  #enter(value: Uint8Array, at: number): void {
    const window = value.subarray(value.length - this.#window)
    const view = new DataView(window.buffer, window.byteOffset, window.length)
    for (let end = block; end <= window.length; end++) {
      const hash = hashAt(view, end - block)
      this.#shifts[hash] = Math.min(read(this.#shifts, hash), window.length - end)
    }
    const ending = hashAt(view, window.length - block)
    const same = this.#endings.get(ending)
    if (same === undefined) this.#endings.set(ending, [at])
    else same.push(at)
  }
}

type Search = {
  readonly text: Uint8Array
  readonly view: DataView
  readonly first: number
  readonly quarter: number
  readonly end: number
  readonly onMatch: OnMatch
}

function hashAt(view: DataView, at: number): number {
  return Math.imul(view.getInt32(at, true), multiplier) >>> (32 - tableBits)
}

// The hash has as many bits as the table has entries, so there always is one.
function read(table: Uint8Array, at: number): number {
  return table[at] ?? 0
}

function stands(value: Uint8Array, text: Uint8Array, start: number): boolean {
  for (let at = 0; at < value.length; at++) if (value[at] !== text[start + at]) return false
  return true
}
