// The credential report of AWS IAM: who has keys, since when, and when they were used.
// It holds no ids and no secrets (AWS IAM User Guide, "Generate credential reports").
import type { ImportNote } from '../../src-shared/intake.ts'
import type { Seed } from '../../src-shared/seed.ts'
import { rowsOf, type Row } from './csv-rows.ts'
import { importLimits } from './import-limits.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { Found } from './import-read.ts'
import { NoteBook } from './note-book.ts'
import { seedOfTold, type Told } from './told-seed.ts'
import { readDate } from './written-date.ts'

/** Whether a text is such a report. */
export function isAwsReport(text: string): boolean {
  return /^"?user"?,"?arn"?,/.test(text) && text.slice(0, 4_096).includes('access_key_1_active')
}

/** An entry without a secret for each key that was ever made. */
export function readAwsReport(text: string): Found {
  const notes = new NoteBook()
  const [header, ...rows] = rowsOf(text, notes)
  if (!header) throw new VaultError('import-empty')
  const seeds: Seed[] = []
  for (const row of rows) {
    // A row that was cut has fewer columns than the title says.
    if (row.cells.length < header.cells.length) notes.add('rows-broken', { line: row.line })
    else seeds.push(...keysOf(row, header, notes))
  }
  const left = seeds.length - importLimits.rows
  const more: ImportNote[] = left > 0 ? [{ what: 'too-many', count: left, lines: [] }] : []
  return { seeds: seeds.slice(0, importLimits.rows), notes: [...notes.notes(), ...more] }
}

function keysOf(row: Row, header: Row, notes: NoteBook): readonly Seed[] {
  const cell = (title: string): string => row.cells[header.cells.indexOf(title)]?.trim() ?? ''
  const seeds = (['1', '2'] as const).flatMap((number) => {
    const rotated = cell(`access_key_${number}_last_rotated`)
    const isActive = cell(`access_key_${number}_active`).toLowerCase() === 'true'
    // Neither made nor ever active: this user has no such key.
    if (!isActive && readDate(rotated, 'day-first') === 'none') return []
    const seed = seedOfTold(toldOf({ cell, number, isActive }))
    return seed ? [seed] : []
  })
  if (seeds.length === 0) notes.add('rows-empty', { line: row.line })
  return seeds
}

type Order = {
  readonly cell: (title: string) => string
  readonly number: '1' | '2'
  readonly isActive: boolean
}

function toldOf({ cell, number, isActive }: Order): Told {
  const rotated = readDate(cell(`access_key_${number}_last_rotated`), 'day-first')
  const used = readDate(cell(`access_key_${number}_last_used_date`), 'day-first')
  const service = told(cell(`access_key_${number}_last_used_service`))
  const region = told(cell(`access_key_${number}_last_used_region`))
  const user = cell('user')
  return {
    name: `${user} access key ${number}`,
    providerName: 'AWS',
    owner: user,
    business: /^arn:[\w-]+:iam::(\d{12}):/.exec(cell('arn'))?.[1] ?? '',
    tags: isActive ? [] : ['inactive'],
    text: service === '' ? '' : `Last used with ${[service, region].filter(Boolean).join(' in ')}`,
    since: typeof rotated === 'number' ? rotated : null,
    lastUsedAt: typeof used === 'number' ? used : null,
    notes: rotated === 'bad' || used === 'bad' ? ['bad-date'] : [],
  }
}

function told(cell: string): string {
  return readDate(cell, 'day-first') === 'none' ? '' : cell
}
