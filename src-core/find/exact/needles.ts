// The values that are looked for, in memory that all threads share.
// Promises one copy of every way to write a value, whatever the number of threads, wiped by one call.
// Must not be written, logged or sent anywhere but to threads of this process.
import { shortestNeedle, SkipTable, type OnMatch } from './skip-table.ts'
import { writtenForms } from './written-forms.ts'

export { shortestNeedle }

/** One value that is looked for; `id` is what its occurrences are reported with. */
export type Needle = { readonly id: number; readonly value: Uint8Array }

/** Values as they are handed to a thread. */
export type SharedNeedles = {
  readonly bytes: SharedArrayBuffer
  /** Where each value begins, and where the last one ends. */
  readonly starts: readonly number[]
  /** Several have the same id where one value is written in several ways. */
  readonly ids: readonly number[]
}

/** Values of this length and more have a table of their own: a short one would slow all others. */
const longFrom = 16

/** Whether a value is too short to be looked for. */
export function isTooShort(value: Uint8Array): boolean {
  return value.length < shortestNeedle
}

/** Puts values together for threads; those that are too short are left out. */
export function shareNeedles(needles: readonly Needle[]): SharedNeedles {
  const wanted = needles
    .filter(({ value }) => !isTooShort(value))
    .flatMap(({ id, value }) => writtenForms(value).map((form) => ({ id, value, form })))
  const starts = [0]
  for (const { form } of wanted) starts.push((starts.at(-1) ?? 0) + form.length)
  const bytes = new SharedArrayBuffer(starts.at(-1) ?? 0)
  wanted.forEach(({ value, form }, at) => {
    new Uint8Array(bytes).set(form, starts[at])
    if (form !== value) form.fill(0)
  })
  return { bytes, starts, ids: wanted.map(({ id }) => id) }
}

/** Wipes values for all threads at once. */
export function wipeNeedles({ bytes }: SharedNeedles): void {
  new Uint8Array(bytes).fill(0)
}

/** Looks for all values. */
export class Matcher {
  /** The length of the longest value. */
  readonly longest: number
  readonly #groups: readonly { readonly table: SkipTable; readonly ids: readonly number[] }[]

  constructor({ bytes, starts, ids }: SharedNeedles) {
    const all = ids.map((id, at) => ({
      id,
      value: new Uint8Array(bytes).subarray(starts[at], starts[at + 1]),
    }))
    this.longest = all.reduce((most, { value }) => Math.max(most, value.length), 0)
    const long = all.filter(({ value }) => value.length >= longFrom)
    const short = all.filter(({ value }) => value.length < longFrom)
    this.#groups = [long, short]
      .filter((group) => group.length > 0)
      .map((group) => ({
        table: new SkipTable(group.map(({ value }) => value)),
        ids: group.map(({ id }) => id),
      }))
  }

  /** Looks through the first `length` bytes; tells ids of values, and where they begin and end. */
  search(text: Uint8Array, length: number, onMatch: OnMatch): void {
    for (const { table, ids } of this.#groups) {
      table.search(text, length, (which, start, end) => {
        onMatch(ids[which] ?? 0, start, end)
      })
    }
  }
}
