// A table in a text file, such as a spreadsheet that a client sent or the export of a program.
import type { ColumnMap } from '../../src-shared/intake.ts'
import { VaultError } from '../../src-shared/errors.ts'
import { columnsOf, tableOf, type Table } from './csv-columns.ts'
import { rowsOf } from './csv-rows.ts'
import { seedsOfTable } from './csv-seeds.ts'
import type { ColumnChoice, ImportOrder, ImportRead } from './import-read.ts'
import { NoteBook } from './note-book.ts'

/** The keys of a table, with its columns as they are taken now. */
export function readCsv(text: string, meanings: ImportOrder['meanings']): ImportRead {
  const notes = new NoteBook()
  const rows = rowsOf(text, notes)
  if (rows.length === 0) throw new VaultError('import-empty')
  const table = tableOf(rows)
  return readAs(table, columnsOf(table, meanings(table.titles)), notes)
}

function readAs(table: Table, map: ColumnMap, notes: NoteBook): ImportRead {
  // What was noted of the rows holds for every reading of them.
  const found = seedsOfTable(table, map, notes.copy())
  return {
    format: 'csv',
    ...found,
    map,
    remap: (choice) => readAs(table, corrected(table, choice), notes),
  }
}

/** The table's own titles and samples, with the meanings that a person chose. */
function corrected(table: Table, { columns, dates }: ColumnChoice): ColumnMap {
  const meanings = table.titles.map((_, index) => columns[index]?.meaning ?? 'ignore')
  return { ...columnsOf(table, { meanings, dates }), remembered: false, dates }
}
