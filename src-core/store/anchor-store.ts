/*
 * The anchors file: for each vault the last manifest seen, the one that is expected next where the
 * vault is about to be replaced, and how often unlocking failed since.
 *
 * It stands outside the vaults, so that an old copy of a vault is recognised. Counts of failures
 * are information only: without the vault's key nothing about them can be authenticated.
 */
import type Database from 'better-sqlite3'
import { guarded } from './failures.ts'
import { createDatabase, isBlankDatabase, openDatabase, type FileKind } from './open-database.ts'
import { integer, macRow, type MacRow } from './rows.ts'
import { anchorsApplicationId, anchorsFormat, anchorsSchema } from './schema.ts'

const anchorsFile: FileKind = {
  applicationId: anchorsApplicationId,
  format: anchorsFormat,
  schema: anchorsSchema,
  // An anchor that lags after a power cut is harmless.
  synchronous: 1,
}

const selectAnchor = 'select body, mac from anchor where vault = ?'
const insertAnchor = 'insert or ignore into anchor (vault, body, mac) values (?, ?, ?)'
const replaceAnchor = 'insert or replace into anchor (vault, body, mac) values (?, ?, ?)'
const updateAnchor = 'update anchor set body = ?, mac = ? where vault = ? and mac = ?'
const selectExpected = 'select body, mac from expected where vault = ?'
const replaceExpected = 'insert or replace into expected (vault, body, mac) values (?, ?, ?)'
const deleteExpected = 'delete from expected where vault = ?'
const selectFailures = 'select count from failure where vault = ?'
const countFailure = `
  insert into failure (vault, count) values (?, 1)
  on conflict (vault) do update set count = count + 1`
const deleteFailures = 'delete from failure where vault = ?'

/** An open anchors file. */
export class AnchorStore {
  readonly #database: Database.Database

  private constructor(database: Database.Database) {
    this.#database = database
  }

  /** Makes the tables in an empty file that is there. */
  static create(path: string): AnchorStore {
    return new AnchorStore(createDatabase(path, anchorsFile))
  }

  /** Opens the file; throws `vault-damaged` unless it is ours. */
  static open(path: string): AnchorStore {
    return new AnchorStore(openDatabase(path, anchorsFile, 'write'))
  }

  /** Whether the file is a database in which nobody made tables yet. */
  static isBlank(path: string): boolean {
    return isBlankDatabase(path)
  }

  /** The anchor of a vault, or null. */
  read(vault: Uint8Array): MacRow | null {
    return this.#row(selectAnchor, vault)
  }

  /** The anchor that a vault is expected to have next, or null. */
  expected(vault: Uint8Array): MacRow | null {
    return this.#row(selectExpected, vault)
  }

  /** Writes what is expected next, and waits until it is on the disk. */
  expect(vault: Uint8Array, next: MacRow): void {
    this.#durably(() => this.#database.prepare(replaceExpected).run(vault, next.body, next.mac))
  }

  /** Expects nothing any more. */
  forgetExpected(vault: Uint8Array): void {
    guarded(() => this.#database.prepare(deleteExpected).run(vault))
  }

  /** Writes the first anchor of a vault, unless another program did; expects nothing any more. */
  add(vault: Uint8Array, next: MacRow): void {
    this.#goingOn(vault, () => {
      return this.#database.prepare(insertAnchor).run(vault, next.body, next.mac).changes === 1
    })
  }

  /** Writes an anchor over whatever is there or was expected, and waits until it is on the disk. */
  replace(vault: Uint8Array, next: MacRow): void {
    // A change of the vault after this one would be durable, and must not outlive it.
    this.#durably(
      this.#database.transaction(() => {
        this.#database.prepare(replaceAnchor).run(vault, next.body, next.mac)
        this.#database.prepare(deleteExpected).run(vault)
      }),
    )
  }

  /**
   * Writes the next anchor if the one with this MAC still stands; true if it was written.
   *
   * The vault went on: what was to replace it is expected no more.
   */
  advance(vault: Uint8Array, seen: Uint8Array, next: MacRow): boolean {
    const values = [next.body, next.mac, vault, seen]
    return this.#goingOn(vault, () => {
      return this.#database.prepare(updateAnchor).run(...values).changes === 1
    })
  }

  /** How often unlocking failed since it last worked. */
  failures(vault: Uint8Array): number {
    return guarded(() => {
      const row = this.#database.prepare(selectFailures).raw().safeIntegers().get(vault)
      if (!Array.isArray(row)) return 0
      return integer(row[0], { min: 0, max: Number.MAX_SAFE_INTEGER })
    })
  }

  /** Counts one failed unlocking. */
  countFailure(vault: Uint8Array): void {
    guarded(() => this.#database.prepare(countFailure).run(vault))
  }

  /** Forgets the failures. */
  clearFailures(vault: Uint8Array): void {
    guarded(() => this.#database.prepare(deleteFailures).run(vault))
  }

  close(): void {
    guarded(() => this.#database.close())
  }

  /** Writes an anchor and forgets what was expected, both or neither. */
  #goingOn(vault: Uint8Array, write: () => boolean): boolean {
    const work = this.#database.transaction(() => {
      const isWritten = write()
      if (isWritten) this.#database.prepare(deleteExpected).run(vault)
      return isWritten
    })
    return guarded(() => work.immediate())
  }

  #row(statement: string, vault: Uint8Array): MacRow | null {
    return guarded(() => {
      const row = this.#database.prepare(statement).raw().get(vault)
      return row === undefined ? null : macRow(row)
    })
  }

  #durably(work: () => unknown): void {
    guarded(() => {
      this.#database.pragma('synchronous = 2')
      try {
        work()
      } finally {
        this.#database.pragma(`synchronous = ${anchorsFile.synchronous}`)
      }
    })
  }
}
