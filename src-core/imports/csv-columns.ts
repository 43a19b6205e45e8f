// Where the titles of a table stand, and what its columns are taken for until a person says more.
import { maskedHint } from '../../src-shared/masking.ts'
import type { ColumnMap, ColumnMeaning } from '../../src-shared/intake.ts'
import { limits } from '../../src-shared/policy.ts'
import { isPlainestTitle, meaningOfTitle, plainTitle } from './column-titles.ts'
import type { Row } from './csv-rows.ts'
import type { RememberedColumns } from './import-read.ts'
import { importLimits } from './import-limits.ts'
import { looksMade } from './key-words.ts'
import { orderOf, readDate } from './written-date.ts'

/** A table whose titles were found. */
export type Table = { readonly titles: readonly string[]; readonly rows: readonly Row[] }

const dateMeanings: readonly ColumnMeaning[] = ['created', 'last-used', 'expires']
/** Of these a row has one only; a second column with the title of one is put with the notes. */
const single: readonly ColumnMeaning[] = [
  ...(['name', 'credential-id', 'provider', 'environment', 'business'] as const),
  ...(['owner', 'integration', 'env-var', 'created', 'last-used', 'expires'] as const),
]

/** The table of these rows: titles may stand below a heading, or be missing. */
export function tableOf(rows: readonly Row[]): Table {
  const at = rows.slice(0, 20).findIndex(({ cells }) => knownIn(cells) >= Math.min(2, cells.length))
  const header = rows[Math.max(at, 0)]?.cells ?? []
  const width = Math.min(importLimits.columns, header.length)
  if (at >= 0 || looksLikeTitles(header)) {
    const titles = header.slice(0, width).map((title, index) => titled(title, index))
    return { titles, rows: rows.slice(Math.max(at, 0) + 1) }
  }
  return { titles: header.slice(0, width).map((_, index) => titled('', index)), rows }
}

/** What the columns are taken for: as they were before, or as titles and cells tell. */
export function columnsOf(table: Table, remembered: RememberedColumns | null): ColumnMap {
  const known = remembered?.meanings.length === table.titles.length ? remembered : null
  const meanings = known?.meanings ?? proposed(table)
  const cells = table.rows.flatMap((row) =>
    row.cells.filter((_, index) => dateMeanings.includes(meanings[index] ?? 'ignore')),
  )
  return {
    columns: table.titles.map((title, index) => {
      const meaning = meanings[index] ?? 'ignore'
      return { title, meaning, samples: samplesOf(table, index, meaning) }
    }),
    remembered: known !== null,
    dates: orderOf(cells) ?? known?.dates ?? 'day-first',
  }
}

function knownIn(cells: readonly string[]): number {
  return new Set(cells.map(meaningOfTitle).filter((meaning) => meaning !== null)).size
}

function looksLikeTitles(cells: readonly string[]): boolean {
  const titles = cells.map((cell) => cell.trim())
  return (
    titles.every((title) => title !== '' && title.length <= 60 && !looksMade(title)) &&
    titles.every((title) => !/\d{4}/.test(title)) &&
    new Set(titles).size === titles.length
  )
}

function titled(title: string, index: number): string {
  const line = title.replaceAll(/\s+/g, ' ').trim().slice(0, limits.label)
  return line === '' ? `Column ${index + 1}` : line
}

function proposed(table: Table): readonly ColumnMeaning[] {
  const taken = new Set<ColumnMeaning>()
  const meanings = table.titles.map((title, index) => {
    const meaning = byTitle(table, index) ?? byCells(table, index, taken)
    const isSecond = single.includes(meaning) && taken.has(meaning)
    if (isSecond || isOutdone(table, title, meaning)) return 'ignore'
    taken.add(meaning)
    return meaning
  })
  // A key that has no name elsewhere may have one in a column that is called after keys.
  const asName = meanings.findIndex(
    (meaning, index) => meaning === 'secret' && !holdsSecrets(table, index),
  )
  return meanings.map((meaning, index) => {
    if (meaning !== 'secret' || holdsSecrets(table, index)) return meaning
    return index === asName && !taken.has('name') ? 'name' : 'notes'
  })
}

function byTitle(table: Table, index: number): ColumnMeaning | null {
  return meaningOfTitle(table.titles[index] ?? '')
}

/** Whether another column says the same better. */
function isOutdone(table: Table, title: string, meaning: ColumnMeaning): boolean {
  const others = table.titles.filter(
    (other) => other !== title && meaningOfTitle(other) === meaning && single.includes(meaning),
  )
  // The age of a key is told by when it was last replaced, where a table says both.
  const isRotation = (other: string): boolean => /\brotat/.test(plainTitle(other))
  if (meaning === 'created' && [title, ...others].some(isRotation)) return !isRotation(title)
  return !isPlainestTitle(title) && others.some(isPlainestTitle)
}

function byCells(table: Table, index: number, taken: ReadonlySet<ColumnMeaning>): ColumnMeaning {
  const cells = filled(table, index)
  if (cells.length === 0) return 'ignore'
  const most = (is: (cell: string) => boolean): boolean =>
    cells.filter(is).length > cells.length / 2
  if (most(looksMade)) return 'secret'
  const isUntitled = table.titles[index] === `Column ${index + 1}`
  if (!isUntitled || most((cell) => typeof readDate(cell, 'day-first') === 'number'))
    return 'ignore'
  if (!taken.has('name')) return 'name'
  return 'notes'
}

/** Whether the cells of a column can be secrets: an inventory may only name them there. */
function holdsSecrets(table: Table, index: number): boolean {
  const cells = filled(table, index)
  const plain = cells.filter((cell) => /\s/.test(cell) || cell.length < 6)
  return cells.length === 0 || plain.length <= cells.length / 2
}

function filled(table: Table, index: number): readonly string[] {
  const cells = table.rows.slice(0, 200).map((row) => row.cells[index]?.trim() ?? '')
  return cells.filter((cell) => cell !== '')
}

function samplesOf(table: Table, index: number, meaning: ColumnMeaning): string[] {
  const isOpen = dateMeanings.includes(meaning) || meaning === 'environment' || meaning === 'name'
  return filled(table, index)
    .slice(0, 3)
    .map((cell) => {
      const line = cell.replaceAll(/\s+/g, ' ')
      const isHidden = meaning === 'secret' || (!isOpen && couldHide(line))
      // Half of a character is none.
      return (isHidden ? maskedHint(line) : line)
        .slice(0, limits.label)
        .replace(/[\ud800-\udbff]$/, '')
    })
}

/** Whether a word of a cell could be a secret, which a window is not shown. */
function couldHide(cell: string): boolean {
  return cell.split(' ').some((word) => looksMade(word))
}
