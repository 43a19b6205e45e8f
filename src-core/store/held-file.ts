/*
 * A small file that says that something is under way, for as long as it is.
 *
 * The lock is SQLite's, on an empty file: the operating system drops it with the program that holds
 * it, however that ends, and it works wherever a vault can be locked.
 */
import Database from 'better-sqlite3'
import { guarded } from './failures.ts'

/** Holds a file that is there until the answer is called; null if another holds it. */
export function heldFile(path: string): (() => void) | null {
  return guarded(() => {
    const database = new Database(path, { fileMustExist: true, timeout: 0 })
    try {
      database.exec('begin exclusive')
      return () => database.close()
    } catch (error) {
      database.close()
      if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
      throw error
    }
  })
}
