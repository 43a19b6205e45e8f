// Many small texts in one piece of memory, looked through at once.
// Promises that nothing is found across two of them, and a bounded number of occurrences of one
// value in one text, however often it stands there.
// Must not grow: what does not fit is looked through elsewhere.
import type { Matcher } from './needles.ts'

/** One occurrence: which value, in which text, and where in it. */
export type PackedHit = { readonly needle: number; readonly text: number; readonly offset: number }

/** More occurrences of one value in one text tell nothing new. */
export const mostInOneText = 100

/** Texts one behind the other, with a byte between them that no text file holds. */
export class PackedText {
  readonly memory: Uint8Array
  readonly #starts: number[] = []
  readonly #ends: number[] = []

  constructor(bytes: number) {
    this.memory = new Uint8Array(bytes)
  }

  /** Where the next text is to be put. */
  get at(): number {
    const end = this.#ends.at(-1)
    return end === undefined ? 0 : end + 1
  }

  get count(): number {
    return this.#starts.length
  }

  /** Takes what was put at `at` for one text. */
  take(bytes: number): void {
    const start = this.at
    this.#starts.push(start)
    this.#ends.push(start + bytes)
    this.memory[start + bytes] = 0
  }

  /** Looks through all texts, by text and place. */
  search(matcher: Matcher): readonly PackedHit[] {
    const hits: PackedHit[] = []
    const counts = new Counts()
    const length = this.#ends.at(-1) ?? 0
    matcher.search(this.memory, length, (needle, start, end) => {
      const text = this.#textAt(start)
      if (end > (this.#ends[text] ?? 0) || !counts.allows(needle, text)) return
      hits.push({ needle, text, offset: start - (this.#starts[text] ?? 0) })
    })
    return hits.sort((one, other) => one.text - other.text || one.offset - other.offset)
  }

  /** One of the texts; it is overwritten by the next ones. */
  text(which: number): Uint8Array {
    return this.memory.subarray(this.#starts[which] ?? 0, this.#ends[which] ?? 0)
  }

  /** Forgets the texts. */
  clear(): void {
    this.#starts.length = 0
    this.#ends.length = 0
  }

  wipe(): void {
    this.clear()
    this.memory.fill(0)
  }

  #textAt(place: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= place) low = middle
      else high = middle - 1
    }
    return low
  }
}

/** How often each value was seen in each text. */
export class Counts {
  readonly #seen = new Map<string, number>()

  /** Counts one more, and says whether it is wanted. */
  allows(needle: number, text: number): boolean {
    const key = `${needle} ${text}`
    const seen = this.#seen.get(key) ?? 0
    this.#seen.set(key, seen + 1)
    return seen < mostInOneText
  }
}

const newLine = 0x0a

/** Counts lines from one place in a text to the next. */
export class LineCount {
  #line = 1
  #at = 0

  /** The line of a place that is not before the one asked for last. */
  lineAt(text: Uint8Array, place: number): number {
    for (; this.#at < place; this.#at++) if (text[this.#at] === newLine) this.#line += 1
    return this.#line
  }

  /** Counts a piece to its end, and begins the next one. */
  pass(text: Uint8Array, length: number): void {
    this.lineAt(text, length)
    this.#at = 0
  }
}
