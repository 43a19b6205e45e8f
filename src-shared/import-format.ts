import { z } from 'zod'
import { limits } from './policy.ts'

const line = z.string().max(limits.label)

/** Kinds of files that can be read in. */
export const ImportFormat = z.enum([
  'csv',
  'env',
  'aws-credentials',
  'aws-report',
  '1pux',
  'bitwarden',
  'kdbx',
  'cxf',
])
export type ImportFormat = z.infer<typeof ImportFormat>

/** What a column of a table can mean. */
export const ColumnMeaning = z.enum([
  'ignore',
  'name',
  'secret',
  'credential-id',
  'provider',
  'environment',
  'business',
  'owner',
  'integration',
  'env-var',
  'purpose',
  'used-in',
  'created',
  'last-used',
  'expires',
  'tags',
  'notes',
])
export type ColumnMeaning = z.infer<typeof ColumnMeaning>

/** A table that is being read, with what each column is taken for. */
export const ColumnMap = z.strictObject({
  columns: z
    .array(
      z.strictObject({
        title: line,
        meaning: ColumnMeaning,
        /** Up to three cells of it, masked where they could be secrets. */
        samples: z.array(line).max(3),
      }),
    )
    .max(100),
  /** Whether the meanings were remembered from an earlier table with the same titles. */
  remembered: z.boolean(),
  /** How dates are written, where the table leaves it open. */
  dates: z.enum(['day-first', 'month-first']),
})
export type ColumnMap = z.infer<typeof ColumnMap>

/** Something about a whole file, or about rows that could not be read. */
export const ImportNote = z.strictObject({
  what: z.enum([
    'rows-broken',
    'rows-empty',
    'rows-too-long',
    'cut-off',
    'too-many',
    'attachments-left',
    'passwords-left',
    'archived-left',
    'other-kinds-left',
    'history-left',
  ]),
  count: z.int().min(0),
  /** The first lines concerned, counted from 1, where the file has lines. */
  lines: z.array(z.int().min(1)).max(20),
})
export type ImportNote = z.infer<typeof ImportNote>
