/*
 * A vault file at rest: its write-ahead log folded in, and nobody else inside.
 *
 * A log that is left beside a name is applied to whatever file stands under that name next
 * (sqlite.org/howtocorrupt.html, section 1.4): before a file is replaced, its log must be gone.
 */
import Database from 'better-sqlite3'
import { VaultError } from '../../src-shared/errors.ts'
import { guarded } from './failures.ts'

/** Somebody who has it open keeps it open: there is no point in waiting long. */
const patienceMs = 2_000

/**
 * Folds the log of a file into it, and does the work while no other program can open the file.
 *
 * Throws `vault-busy` if one has. Knows nothing of what the file holds: whoever calls this has
 * found it to be a vault.
 */
export function foldedExclusively<T>(path: string, work: () => T): T {
  const database = guarded(() => new Database(path, { fileMustExist: true, timeout: patienceMs }))
  try {
    guarded(() => {
      fold(database)
    })
    // Windows renames no file that is open; elsewhere the lock stays with the file, whatever its
    // name, and SQLite leaves the log of a file alone that is no longer under its name.
    if (process.platform === 'win32') database.close()
    return work()
  } finally {
    guarded(() => database.close())
  }
}

function fold(database: Database.Database): void {
  database.pragma('trusted_schema = 0')
  // Before anything else is asked: a file that was read once is not locked by asking later.
  database.pragma('locking_mode = exclusive')
  // The first reading takes the lock; SQLite drops it only when the connection is closed.
  database.prepare('select count(*) from sqlite_schema').get()
  database.pragma('synchronous = 2')
  database.pragma('checkpoint_fullfsync = 1')
  database.pragma('secure_delete = 1')
  // Its first column says whether somebody was in the way.
  const busy = database.pragma('wal_checkpoint(truncate)', { simple: true })
  if (busy !== 0) throw new VaultError('vault-busy')
}
