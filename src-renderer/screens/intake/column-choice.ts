import { ColumnMeaning, type ColumnMap } from '../../../src-shared/intake.ts'

/** Every meaning, in the order in which a person looks for one. */
export const meaningOrder: readonly ColumnMeaning[] = ColumnMeaning.options

/** Meanings that any number of columns may have. */
const manyOf: ReadonlySet<ColumnMeaning> = new Set(['ignore', 'notes', 'tags', 'used-in'])

/** The columns with another meaning for one of them. */
export function withMeaning(
  columns: ColumnMap['columns'],
  at: number,
  meaning: ColumnMeaning,
): ColumnMap['columns'] {
  return columns.map((column, index) => (index === at ? { ...column, meaning } : column))
}

/** The first meaning that two columns have and only one can, or null. */
export function meaningTwice(columns: ColumnMap['columns']): ColumnMeaning | null {
  const seen = new Set<ColumnMeaning>()
  for (const { meaning } of columns) {
    if (seen.has(meaning) && !manyOf.has(meaning)) return meaning
    seen.add(meaning)
  }
  return null
}

/** Whether any column holds dates, so that their order matters. */
export function hasDates(columns: ColumnMap['columns']): boolean {
  return columns.some(({ meaning }) => ['created', 'last-used', 'expires'].includes(meaning))
}

/** The meaning that a choice names. */
export function meaningNamed(name: string): ColumnMeaning {
  return meaningOrder.find((meaning) => meaning === name) ?? 'ignore'
}
