// The lines of a text and where they begin.

/** One line without its end. */
export type Line = { readonly line: string; readonly start: number }

/** The lines of a text, ended by `\n`, `\r\n` or a lone `\r`. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  let start = 0
  for (const end of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ line: text.slice(start, end.index), start })
    start = end.index + end[0].length
  }
  lines.push({ line: text.slice(start), start })
  return lines
}

/** The number of the line on which a character stands, from 1. */
export function lineNumberAt(text: string, index: number): number {
  let count = 1
  for (const end of text.slice(0, index).matchAll(/\r\n|\n|\r/g)) if (end[0] !== '') count += 1
  return count
}
