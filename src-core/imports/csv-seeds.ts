// From the rows of a table to keys, by what its columns are taken for.
// Promises that a row with one bad cell is kept, and that a table without secrets is as good as one.
import type { ColumnMeaning, RowNote } from '../../src-shared/intake.ts'
import type { Seed } from '../../src-shared/seed.ts'
import { plainTitle } from './column-titles.ts'
import type { Table } from './csv-columns.ts'
import type { Row } from './csv-rows.ts'
import type { ColumnChoice, Found } from './import-read.ts'
import { NoteBook } from './note-book.ts'
import { isAddress, providerOfAddress } from './provider-word.ts'
import { seedOfTold, type Told } from './told-seed.ts'
import { readDate, type DayOrder } from './written-date.ts'

type Cells = { readonly meaning: ColumnMeaning; readonly title: string; readonly cell: string }[]

/** The keys of a table; `notes` holds what was noted while its rows were told apart. */
export function seedsOfTable(table: Table, choice: ColumnChoice, notes: NoteBook): Found {
  const seeds: Seed[] = []
  const own = ownExport(table.titles)
  for (const row of table.rows) {
    const left = own?.leftFor(row) ?? leftByOthers(table.titles, row)
    if (left) notes.add(left, { line: row.line })
    else seeds.push(...seedsOfRow({ row, choice, own, notes }))
  }
  return { seeds, notes: notes.notes() }
}

type Order = {
  readonly row: Row
  readonly choice: ColumnChoice
  readonly own: OwnExport | null
  readonly notes: NoteBook
}

function seedsOfRow({ row, choice, own, notes }: Order): readonly Seed[] {
  const cells = choice.columns.map(({ meaning, title }, index) => ({
    meaning,
    title,
    cell: cellOf(row.cells[index] ?? '', meaning, own),
  }))
  const told = toldOf(cells, choice.dates)
  const extra = row.cells.slice(choice.columns.length).some((cell) => cell.trim() !== '')
  const rowNotes: RowNote[] = [...(told.notes ?? []), ...(extra ? ['unused-columns' as const] : [])]
  const secrets = cells.filter(({ meaning, cell }) => meaning === 'secret' && cell !== '')
  if (secrets.length === 0 && !isSomething(told)) {
    notes.add('rows-empty', { line: row.line })
    return []
  }
  const found = secrets.length === 0 ? [null] : secrets
  return found.flatMap((secret) => {
    const name = secrets.length > 1 ? `${told.name ?? ''} ${secret?.title ?? ''}`.trim() : told.name
    const value = secret === null ? null : (own?.valueOf(row, secret.cell) ?? secret.cell)
    const seed = seedOfTold({ ...told, name: name ?? '', value, notes: rowNotes })
    if (seed) return [seed]
    notes.add('rows-too-long', { line: row.line })
    return []
  })
}

// A secret stays as it is, to its last blank within the text.
function cellOf(cell: string, meaning: ColumnMeaning, own: OwnExport | null): string {
  const text = meaning === 'secret' && own ? cell : cell.trim()
  // The apostrophe is ours: it kept the cell from being a formula.
  return own && meaning !== 'secret' ? text.replace(/^'(?=\s*[=+\-@＝＋－＠])/u, '') : text
}

function toldOf(cells: Cells, order: DayOrder): Told {
  const notes: RowNote[] = []
  const all = (meaning: ColumnMeaning): readonly string[] =>
    cells.filter((each) => each.meaning === meaning && each.cell !== '').map(({ cell }) => cell)
  const one = (meaning: ColumnMeaning): string => all(meaning).join(' ')
  const date = (meaning: ColumnMeaning): number | null => {
    const read = readDate(all(meaning)[0] ?? '', order)
    if (read === 'bad') notes.push('bad-date')
    return typeof read === 'number' ? read : null
  }
  if (one('name') === '') notes.push('no-name')
  return {
    name: one('name'),
    credentialId: one('credential-id'),
    providerName: isAddress(one('provider')) ? providerOfAddress(one('provider')) : one('provider'),
    environment: one('environment'),
    business: one('business'),
    owner: one('owner'),
    integration: one('integration'),
    envVar: one('env-var'),
    purpose: one('purpose'),
    tags: all('tags').flatMap((cell) => cell.split(/[\n,;|/]/)),
    usedIn: all('used-in').flatMap((cell) => cell.split(/[\n,;|]/)),
    text: all('notes').join('\n'),
    since: date('created'),
    lastUsedAt: date('last-used'),
    expiresAt: date('expires'),
    notes,
  }
}

function isSomething({ name, credentialId, providerName, envVar }: Told): boolean {
  return [name, credentialId, providerName, envVar].some((text) => (text ?? '') !== '')
}

type Left = 'archived-left' | 'history-left'

/** What Keyturn's own export says in columns that no other table has. */
type OwnExport = {
  readonly leftFor: (row: Row) => Left | null
  readonly valueOf: (row: Row, cell: string) => Uint8Array | null
}

function ownExport(titles: readonly string[]): OwnExport | null {
  const plain = titles.map(plainTitle)
  const [stage, encoding] = [plain.indexOf('stage'), plain.indexOf('secret encoding')]
  if (stage < 0 || encoding < 0) return null
  return {
    leftFor: ({ cells }) => {
      if (cells[stage] === 'revoked') return 'archived-left'
      return cells[stage] === 'previous' ? 'history-left' : null
    },
    valueOf: ({ cells }, cell) =>
      cells[encoding] === 'base64' ? Uint8Array.from(Buffer.from(cell, 'base64')) : null,
  }
}

/** 1Password's table says of each item whether it was put away. */
function leftByOthers(titles: readonly string[], { cells }: Row): Left | null {
  const archived = titles.findIndex((title) => plainTitle(title) === 'archived')
  return /^(?:true|1|yes)$/i.test(cells[archived] ?? '') ? 'archived-left' : null
}
