import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { guarded } from '../../../../src-core/store/failures.ts'
import { VaultError } from '../../../../src-shared/errors.ts'

function failing(code: string): () => never {
  return () => {
    throw new Database.SqliteError('told by SQLite', code)
  }
}

describe('guarded', () => {
  it.each([
    ['SQLITE_FULL', 'disk-full'],
    ['SQLITE_IOERR_SHMSIZE', 'disk-full'],
    ['SQLITE_IOERR_WRITE', 'disk-failed'],
    ['SQLITE_IOERR', 'disk-failed'],
    ['SQLITE_CANTOPEN', 'disk-failed'],
    ['SQLITE_READONLY_DBMOVED', 'disk-failed'],
    ['SQLITE_READONLY_ROLLBACK', 'vault-damaged'],
    ['SQLITE_BUSY', 'vault-busy'],
    ['SQLITE_BUSY_SNAPSHOT', 'vault-busy'],
    ['SQLITE_NOTADB', 'vault-damaged'],
    ['SQLITE_CORRUPT_INDEX', 'vault-damaged'],
    ['SQLITE_CONSTRAINT_PRIMARYKEY', 'vault-damaged'],
    ['SQLITE_NOMEM', 'internal'],
  ])('makes %s into %s', (code, expected) => {
    expect(() => guarded(failing(code))).toThrow(expected)
  })

  it('passes on what is not from SQLite', () => {
    const own = new VaultError('changed-elsewhere')

    expect(() =>
      guarded(() => {
        throw own
      }),
    ).toThrow(own)
  })
})
