/*
 * What SQLite's refusals mean in the product's closed list.
 */
import Database from 'better-sqlite3'
import { VaultError, type ErrorCode } from '../../src-shared/errors.ts'

/** Does something with a database; what SQLite throws comes out as one of ours. */
export function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw storeFailure(error)
  }
}

/** The failure for something thrown by SQLite; anything else is passed on as it is. */
export function storeFailure(thrown: unknown): unknown {
  if (!(thrown instanceof Database.SqliteError)) return thrown
  return new VaultError(codeOf(thrown.code), { cause: thrown })
}

// By extended code first, then by its first word: SQLITE_IOERR_WRITE is an SQLITE_IOERR.
const codes: ReadonlyMap<string, ErrorCode> = new Map([
  ['SQLITE_FULL', 'disk-full'],
  // The shared-memory file could not grow.
  ['SQLITE_IOERR_SHMSIZE', 'disk-full'],
  ['SQLITE_IOERR', 'disk-failed'],
  ['SQLITE_CANTOPEN', 'disk-failed'],
  ['SQLITE_PERM', 'disk-failed'],
  ['SQLITE_READONLY', 'disk-failed'],
  // A rollback journal beside a file that never has one.
  ['SQLITE_READONLY_ROLLBACK', 'vault-damaged'],
  ['SQLITE_BUSY', 'vault-busy'],
  ['SQLITE_LOCKED', 'vault-busy'],
  ['SQLITE_NOTADB', 'vault-damaged'],
  ['SQLITE_CORRUPT', 'vault-damaged'],
  ['SQLITE_FORMAT', 'vault-damaged'],
  ['SQLITE_CONSTRAINT', 'vault-damaged'],
  ['SQLITE_ERROR', 'vault-damaged'],
  ['SQLITE_SCHEMA', 'vault-damaged'],
  ['SQLITE_MISMATCH', 'vault-damaged'],
  ['SQLITE_TOOBIG', 'vault-damaged'],
])

function codeOf(code: string): ErrorCode {
  const primary = code.split('_').slice(0, 2).join('_')
  return codes.get(code) ?? codes.get(primary) ?? 'internal'
}
