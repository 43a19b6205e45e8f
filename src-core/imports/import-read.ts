// What the reading of a file gives, and what every reader is given.
import type { ColumnMap, ColumnMeaning, ImportFormat, ImportNote } from '../../src-shared/intake.ts'
import type { Seed } from '../../src-shared/seed.ts'

/** What the columns of a table with the same titles were taken for before. */
export type RememberedColumns = {
  /** One for each column, in their order. */
  readonly meanings: readonly ColumnMeaning[]
  readonly dates: ColumnMap['dates']
}

/** What a person corrects about a table. */
export type ColumnChoice = Pick<ColumnMap, 'columns' | 'dates'>

/** What was read of a file; the values of the seeds belong to whoever asked for it. */
export type ImportRead = {
  readonly format: ImportFormat
  readonly seeds: readonly Seed[]
  /** Null for files whose parts say themselves what they are. */
  readonly map: ColumnMap | null
  readonly notes: readonly ImportNote[]
  /** The same file with its columns taken for something else; its values are new ones. */
  readonly remap: (choice: ColumnChoice) => ImportRead
}

/** What to read. */
export type ImportOrder = {
  readonly path: string
  /** Null to find out. */
  readonly format: ImportFormat | null
  readonly password: string | null
  readonly meanings: (titles: readonly string[]) => RememberedColumns | null
}

/** What a reader of one format found. */
export type Found = { readonly seeds: readonly Seed[]; readonly notes: readonly ImportNote[] }

/** The reading of a file that has no columns. */
export function readingOf(format: ImportFormat, { seeds, notes }: Found): ImportRead {
  const read: ImportRead = { format, seeds, notes, map: null, remap: () => read }
  return read
}
