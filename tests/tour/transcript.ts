/** What the tour did and what it saw, printed as it happens. */
export class Transcript {
  readonly #print: (line: string) => void
  #chapters = 0

  constructor(print: (line: string) => void) {
    this.#print = print
  }

  /** Begins a chapter and gives its number with two digits, for the names of pictures. */
  chapter(title: string): string {
    this.#chapters += 1
    const number = String(this.#chapters).padStart(2, '0')
    this.#print(`\n${number}  ${title}`)
    return number
  }

  did(what: string): void {
    this.#line('did', what)
  }

  saw(what: string): void {
    this.#line('saw', what)
  }

  picture(names: readonly string[]): void {
    this.#line('picture', names.join(', '))
  }

  missing(what: string): void {
    this.#line('MISSING', what)
  }

  /** An error in the page, which nobody sees and nobody should have. */
  complaint(what: string): void {
    this.#line('ERROR', what)
  }

  say(text: string): void {
    this.#print(text)
  }

  #line(kind: string, text: string): void {
    this.#print(`    ${kind.padEnd(8)}${oneLine(text)}`)
  }
}

/** A text of the page as one line: what stands below each other is set apart by a dot. */
export function oneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join(' · ')
}
