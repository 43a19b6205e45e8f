/*
 * Opens SQLite files, always in the same careful way.
 *
 * better-sqlite3 leaves `synchronous` at NORMAL in WAL mode and `secure_delete` off, so that a
 * power cut could lose a commit: every connection sets what it needs and reads it back.
 */
import Database from 'better-sqlite3'
import { VaultError } from '../../src-shared/errors.ts'
import { guarded } from './failures.ts'
import { creationOf, type SchemaRow } from './schema.ts'

/** How long to wait for another program's transaction. */
const busyTimeoutMs = 5_000

/** Names and values that every connection has; `synchronous` depends on the file. */
export const pragmas: readonly (readonly [string, string | number])[] = [
  ['journal_mode', 'wal'],
  // Only macOS tells "written" from "on the disk"; elsewhere these two do nothing.
  ['fullfsync', 1],
  ['checkpoint_fullfsync', 1],
  ['secure_delete', 1],
  ['temp_store', 2],
  ['trusted_schema', 0],
  ['foreign_keys', 1],
  ['cell_size_check', 1],
  ['mmap_size', 0],
  ['busy_timeout', busyTimeoutMs],
]

/** What a file of ours says of itself. */
export type FileKind = {
  readonly applicationId: number
  readonly format: number
  readonly schema: readonly SchemaRow[]
  /** 2 waits for the disk at every commit (FULL), 1 only at checkpoints (NORMAL). */
  readonly synchronous: 1 | 2
}

/** Makes the tables in an empty file and opens it. */
export function createDatabase(path: string, kind: FileKind): Database.Database {
  return opened(path, false, (database) => {
    database.pragma('journal_mode = wal')
    harden(database, kind)
    database.transaction(() => {
      database.pragma(`application_id = ${kind.applicationId}`)
      database.pragma(`user_version = ${kind.format}`)
      database.exec(creationOf(kind.schema))
    })()
  })
}

/** Opens a file that is there; throws `vault-damaged` or `vault-too-new` unless it is ours. */
export function openDatabase(
  path: string,
  kind: FileKind,
  access: 'read' | 'write',
): Database.Database {
  return opened(path, access === 'read', (database) => {
    // Before anything else is asked of it, so that its schema is not trusted for a moment.
    database.pragma('trusted_schema = 0')
    checkKind(database, kind)
    harden(database, kind)
  })
}

/** Whether a file is a database without tables, which says nothing of itself yet. */
export function isBlankDatabase(path: string): boolean {
  try {
    const database = new Database(path, { readonly: true, fileMustExist: true })
    try {
      const told = ['application_id', 'user_version'].map((name) => readPragma(database, name))
      const tables = database.prepare('select count(*) from sqlite_schema').pluck().get()
      return [...told, tables].every((value) => value === 0)
    } finally {
      database.close()
    }
  } catch (error) {
    if (error instanceof Database.SqliteError) return false
    throw error
  }
}

/** Throws `internal` unless each pragma reads as it must. */
export function assertPragmas(
  kind: Pick<FileKind, 'synchronous'>,
  read: (name: string) => unknown,
): void {
  for (const [name, value] of pragmasOf(kind)) {
    if (read(name) !== value) throw new VaultError('internal', { cause: `pragma ${name}` })
  }
}

/** Reads one pragma. */
export function readPragma(database: Database.Database, name: string): unknown {
  return database.pragma(name, { simple: true })
}

function opened(
  path: string,
  readonly: boolean,
  prepare: (database: Database.Database) => void,
): Database.Database {
  return guarded(() => {
    const database = new Database(path, { readonly, fileMustExist: true, timeout: busyTimeoutMs })
    try {
      prepare(database)
      return database
    } catch (error) {
      database.close()
      throw error
    }
  })
}

function checkKind(database: Database.Database, kind: FileKind): void {
  if (readPragma(database, 'application_id') !== kind.applicationId) {
    throw new VaultError('vault-damaged')
  }
  const format = readPragma(database, 'user_version')
  if (typeof format !== 'number' || format < 1) throw new VaultError('vault-damaged')
  if (format > kind.format) throw new VaultError('vault-too-new')
  const found = database
    .prepare('select type, name, tbl_name, sql from sqlite_schema order by name')
    .raw()
    .all()
  if (JSON.stringify(found) !== JSON.stringify(kind.schema)) throw new VaultError('vault-damaged')
  // Both stand in the file: anything else was not written by us.
  if (readPragma(database, 'journal_mode') !== 'wal') throw new VaultError('vault-damaged')
  if (readPragma(database, 'auto_vacuum') !== 0) throw new VaultError('vault-damaged')
}

function harden(database: Database.Database, kind: FileKind): void {
  for (const [name, value] of pragmasOf(kind)) {
    if (name !== 'journal_mode') database.pragma(`${name} = ${value}`)
  }
  assertPragmas(kind, (name) => readPragma(database, name))
}

function pragmasOf({ synchronous }: Pick<FileKind, 'synchronous'>): typeof pragmas {
  return [...pragmas, ['synchronous', synchronous]]
}
