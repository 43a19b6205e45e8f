// Counts what could not be brought in, and on which lines it stood.
import type { ImportNote } from '../../src-shared/intake.ts'

type What = ImportNote['what']

const linesShown = 20

/** The notes about one file while it is read. */
export class NoteBook {
  readonly #notes = new Map<What, { count: number; readonly lines: number[] }>()

  /** One more, on a line counted from 1 where the file has lines. */
  add(what: What, at: { readonly line?: number; readonly count?: number } = {}): void {
    const note = this.#notes.get(what) ?? { count: 0, lines: [] }
    note.count += at.count ?? 1
    if (at.line !== undefined && note.lines.length < linesShown) note.lines.push(at.line)
    this.#notes.set(what, note)
  }

  /** Another book with the same notes, to which more can be added. */
  copy(): NoteBook {
    const copy = new NoteBook()
    for (const [what, { count, lines }] of this.#notes) {
      copy.#notes.set(what, { count, lines: [...lines] })
    }
    return copy
  }

  notes(): readonly ImportNote[] {
    return [...this.#notes]
      .filter(([, { count }]) => count > 0)
      .map(([what, { count, lines }]) => ({ what, count, lines: [...lines] }))
  }
}
