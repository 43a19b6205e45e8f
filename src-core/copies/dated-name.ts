/*
 * File names that say when: `<stem>-<dd_mm_yyyy>-<hh_mm>[-n]<ending>`, in UTC.
 */

/** What a dated name is made of. */
export type DatedName = {
  readonly stem: string
  readonly at: number
  /** With its dot. */
  readonly ending: string
}

/** Longest part of a stem that is kept: endings and marks must fit into a name of 255 bytes. */
const mostStemCharacters = 40

/** More files than that are not made within one minute: something else is wrong then. */
const mostNames = 1_000

/** The names to try one after another: a second file within one minute gets a number. */
export function* datedNames({ stem, at, ending }: DatedName): Generator<string, void> {
  const dated = `${stem}-${minuteOf(at)}`
  yield dated + ending
  for (let count = 2; count <= mostNames; count += 1) yield `${dated}-${count}${ending}`
}

/** The name of a vault file without folder and ending, cut short where it is very long. */
export function stemOf(vaultFileName: string): string {
  const stem = vaultFileName.replace(/\.keyturn$/i, '')
  return stem === '' ? 'vault' : Array.from(stem).slice(0, mostStemCharacters).join('')
}

function minuteOf(instant: number): string {
  const at = new Date(instant)
  const date = [two(at.getUTCDate()), two(at.getUTCMonth() + 1), String(at.getUTCFullYear())]
  return `${date.join('_')}-${two(at.getUTCHours())}_${two(at.getUTCMinutes())}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
