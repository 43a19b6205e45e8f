// The rows of a table in a text file, and the lines on which they begin.
// Promises that a quote which is never closed costs its own row and not all that follow.
import Papa from 'papaparse'
import { VaultError } from '../../src-shared/errors.ts'
import { importLimits } from './import-limits.ts'
import type { NoteBook } from './note-book.ts'

/** One row: its cells as they stand, and its line counted from 1. */
export type Row = { readonly cells: readonly string[]; readonly line: number }

// A file with quotes that never close makes a parser read to its end for each of them.
const mostRestarts = 50

/** All rows with anything in them; throws `import-damaged` where hardly any can be told apart. */
export function rowsOf(text: string, notes: NoteBook): readonly Row[] {
  const delimiter = delimiterOf(text)
  const rows: Row[] = []
  let start = 0
  let line = 1
  for (let restarts = 0; start < text.length; restarts += 1) {
    if (restarts > mostRestarts) throw new VaultError('import-damaged')
    const broken = readFrom({ text, start, line, delimiter }, rows, notes)
    if (broken === null) break
    const next = endOfLine(text, broken.start)
    // Without an end of its line it is the last one: the file stops inside it.
    const isCut = next >= text.length || restIsInside(text, next, delimiter)
    notes.add(isCut ? 'cut-off' : 'rows-broken', { line: broken.line })
    start = next
    line = broken.line + 1
  }
  return rows
}

/** The sign between cells: the one that stands most evenly outside quotes in the first lines. */
export function delimiterOf(text: string): string {
  // Excel says it in a first line of its own.
  const said = /^sep=([,;\t|])\r?\n/i.exec(text)?.[1]
  if (said !== undefined) return said
  const lines = text
    .slice(0, 65_536)
    .replaceAll(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20)
  const judged = [',', ';', '\t', '|'].map((sign) => {
    const counts = lines.map((line) => line.split(sign).length - 1)
    const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0
    const even = counts.filter((count) => count === usual).length
    return { sign, score: usual === 0 ? 0 : even * 100 + usual }
  })
  return judged.reduce((best, each) => (each.score > best.score ? each : best)).sign
}

type Piece = {
  readonly text: string
  readonly start: number
  readonly line: number
  readonly delimiter: string
}

type Broken = { readonly start: number; readonly line: number }

/** Reads on until the end, or until a row whose quotes are wrong. */
function readFrom(piece: Piece, rows: Row[], notes: NoteBook): Broken | null {
  const text = piece.start === 0 ? piece.text : piece.text.slice(piece.start)
  let [at, line]: [number, number] = [0, piece.line]
  let broken: Broken | null = null
  Papa.parse<string[]>(text, {
    delimiter: piece.delimiter,
    skipEmptyLines: false,
    step: ({ data, errors, meta }, parser) => {
      if (errors.some(({ type }) => type === 'Quotes')) {
        broken = { start: piece.start + at, line }
        parser.abort()
        return
      }
      addRow({ cells: data, line }, rows, notes)
      line += linesIn(text, at, meta.cursor)
      at = meta.cursor
    },
  })
  return broken
}

function addRow(row: Row, rows: Row[], notes: NoteBook): void {
  if (row.cells.every((cell) => cell.trim() === '')) {
    // A line with nothing on it is no row.
    if (row.cells.length > 1) notes.add('rows-empty', { line: row.line })
    return
  }
  if (row.line === 1 && /^sep=.?$/i.test(row.cells[0] ?? '')) return
  // The header is one more.
  if (rows.length > importLimits.rows) notes.add('too-many', { line: row.line })
  else rows.push(row)
}

function linesIn(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at += 1) {
    const sign = text[at]
    if (sign === '\n' || (sign === '\r' && text[at + 1] !== '\n')) count += 1
  }
  return count
}

function endOfLine(text: string, from: number): number {
  const end = /\r\n|\n|\r/g
  end.lastIndex = from
  return end.exec(text) ? end.lastIndex : text.length
}

/** Whether what follows is no table any more, as the rest of a cell of many lines is none. */
function restIsInside(text: string, from: number, delimiter: string): boolean {
  return !text.slice(from).includes(delimiter)
}
