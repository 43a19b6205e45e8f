/*
 * The tables of one vault file.
 *
 * Knows rows and nothing of their meaning: no key and no plaintext passes through here. Every
 * failure comes out as a `VaultError`.
 */
import type Database from 'better-sqlite3'
import { VaultError } from '../../src-shared/errors.ts'
import { guarded } from './failures.ts'
import {
  assertPragmas,
  createDatabase,
  openDatabase,
  readPragma,
  type FileKind,
} from './open-database.ts'
import * as rows from './rows.ts'
import { vaultApplicationId, vaultFormat, vaultSchema } from './schema.ts'
import * as sql from './vault-statements.ts'

const vaultFile: FileKind = {
  applicationId: vaultApplicationId,
  format: vaultFormat,
  schema: vaultSchema,
  synchronous: 2,
}

/** An open vault file. */
export class VaultStore {
  readonly #database: Database.Database
  readonly #statements = new Map<string, Database.Statement>()

  private constructor(database: Database.Database) {
    this.#database = database
  }

  /** Makes the tables in an empty file that is there. */
  static create(path: string): VaultStore {
    return new VaultStore(createDatabase(path, vaultFile))
  }

  /** Opens a vault file; throws `vault-damaged` unless its schema is exactly ours. */
  static open(path: string, access: 'read' | 'write'): VaultStore {
    return new VaultStore(openDatabase(path, vaultFile, access))
  }

  header(): rows.HeaderRow {
    return rows.headerRow(this.#one(sql.selectHeader))
  }

  /** The slots in the order of their ids. */
  slots(): readonly rows.SlotRow[] {
    return this.#all(sql.selectSlots).map(rows.slotRow)
  }

  manifest(): rows.MacRow {
    return rows.macRow(this.#one(sql.selectManifest))
  }

  /** The MAC of the manifest alone, which says whether anything changed. */
  manifestMac(): Uint8Array {
    const [mac] = this.#one(sql.selectManifestMac)
    return rows.blob(mac)
  }

  /** All records below 64, in key order. */
  smallRecords(): readonly rows.RecordRow[] {
    return this.#all(sql.selectSmallRecords).map(rows.recordRow)
  }

  /** The records below 64 whose item begins with this byte, in key order. */
  bucket(index: number): readonly rows.RecordRow[] {
    const low = new Uint8Array(16)
    const high = new Uint8Array(16).fill(0xff)
    low[0] = index
    high[0] = index
    return this.#all(sql.selectBucket, low, high).map(rows.recordRow)
  }

  /** The parts of one item or connection, in key order. */
  parts(item: Uint8Array): readonly rows.RecordRow[] {
    return this.#all(sql.selectParts, item).map(rows.recordRow)
  }

  /** One record, or null. */
  record(key: Pick<rows.RecordRow, 'kind' | 'item' | 'part'>): rows.RecordRow | null {
    const [row] = this.#all(sql.selectRecord, BigInt(key.kind), key.item, key.part)
    return row === undefined ? null : rows.recordRow(row)
  }

  /** The audit rows after a sequence number, oldest first. */
  auditAfter(seq: number): readonly rows.AuditRow[] {
    return this.#all(sql.selectAudit, BigInt(seq)).map(rows.auditRow)
  }

  /** Changes whenever another connection has committed. */
  dataVersion(): unknown {
    return guarded(() => readPragma(this.#database, 'data_version'))
  }

  /** Every pragma that is asserted, as this connection reads it. */
  pragma(name: string): unknown {
    return guarded(() => readPragma(this.#database, name))
  }

  /** Reads from one state of the file; inside a transaction, from that of the transaction. */
  snapshot<T>(work: () => T): T {
    if (this.#database.inTransaction) return work()
    return guarded(() => this.#database.transaction(work).deferred())
  }

  /** Writes in one transaction, which no other program can enter half-way. */
  immediate<T>(work: () => T): T {
    if (this.#database.inTransaction) throw new VaultError('internal')
    return guarded(() => this.#database.transaction(work).immediate())
  }

  /**
   * The bytes of a file that holds just what this connection reads, the write-ahead log folded in.
   *
   * SQLite makes them page by page within one read transaction (sqlite.org/c3ref/serialize.html).
   */
  image(): Uint8Array {
    return guarded(() => this.#database.serialize())
  }

  addHeader(row: rows.HeaderRow): void {
    this.#run(sql.insertHeader, row.body, row.sum)
  }

  setHeader(row: rows.HeaderRow): void {
    this.#replace(sql.updateHeader, row.body, row.sum)
  }

  addManifest(row: rows.MacRow): void {
    this.#run(sql.insertManifest, row.body, row.mac)
  }

  setManifest(row: rows.MacRow): void {
    this.#replace(sql.updateManifest, row.body, row.mac)
  }

  addSlot(row: rows.SlotRow): void {
    this.#run(sql.insertSlot, row.id, row.body, row.wrapped, row.sum)
  }

  removeSlot(id: Uint8Array): void {
    this.#run(sql.deleteSlot, id)
  }

  /** Writes a record over the one that may be there. */
  putRecord(row: rows.RecordRow): void {
    this.#run(sql.upsertRecord, BigInt(row.kind), row.item, row.part, BigInt(row.stamp), row.seal)
  }

  /** Writes a record that must not be there. */
  addRecord(row: rows.RecordRow): void {
    this.#run(sql.insertRecord, BigInt(row.kind), row.item, row.part, BigInt(row.stamp), row.seal)
  }

  removeRecord(key: Pick<rows.RecordRow, 'kind' | 'item' | 'part'>): void {
    this.#run(sql.deleteRecord, BigInt(key.kind), key.item, key.part)
  }

  removeParts(item: Uint8Array): void {
    this.#run(sql.deleteParts, item)
  }

  /**
   * Throws `vault-damaged` unless SQLite finds its own pages in order.
   *
   * Rows are checked elsewhere. This finds what would destroy them at the next writing, such as a
   * list of free pages that names one in use.
   */
  assertIntact(): void {
    const found = guarded(() => readPragma(this.#database, 'quick_check'))
    if (found !== 'ok') throw new VaultError('vault-damaged')
  }

  /** How many records there are, whatever vouches for them. */
  recordCount(): number {
    const [count] = [this.#only(sql.countRecords)].flat()
    return rows.integer(count, { min: 0, max: Number.MAX_SAFE_INTEGER })
  }

  /** Removes the records that were not written at this stamp. */
  removeRecordsNotOf(stamp: number): void {
    this.#run(sql.deleteRecordsNotOf, BigInt(stamp))
  }

  /** Removes the records with this stamp or a later one. */
  removeRecordsFrom(stamp: number): void {
    this.#run(sql.deleteRecordsFrom, BigInt(stamp))
  }

  setAudit(row: rows.AuditRow): void {
    this.#run(sql.updateAudit, row.seal, BigInt(row.seq))
  }

  addAudit(row: rows.AuditRow): void {
    this.#run(sql.insertAudit, BigInt(row.seq), row.seal)
  }

  /** Folds the write-ahead log into the file and empties it, unless another program is reading. */
  checkpoint(): void {
    guarded(() => this.#database.pragma('wal_checkpoint(truncate)'))
  }

  /** Writes the file anew, so that nothing is left in it of what it held before. */
  compact(): void {
    this.checkpoint()
    guarded(() => this.#database.exec('vacuum'))
    this.checkpoint()
    assertPragmas(vaultFile, (name) => readPragma(this.#database, name))
  }

  close(): void {
    guarded(() => this.#database.close())
  }

  /** The only row of a table, which must stand where writing will look for it. */
  #one(statement: string): readonly unknown[] {
    const row = [this.#only(statement)].flat()
    rows.integer(row.at(-1), { min: 1, max: 1 })
    return row
  }

  #only(statement: string): unknown {
    const found = this.#all(statement)
    if (found.length !== 1) throw new VaultError('vault-damaged')
    return found[0]
  }

  #all(statement: string, ...values: readonly unknown[]): unknown[] {
    return guarded(() =>
      this.#prepared(statement)
        .raw()
        .safeIntegers()
        .all(...values),
    )
  }

  #run(statement: string, ...values: readonly unknown[]): number {
    return guarded(() => this.#prepared(statement).run(...values)).changes
  }

  #replace(statement: string, ...values: readonly unknown[]): void {
    if (this.#run(statement, ...values) !== 1) throw new VaultError('vault-damaged')
  }

  #prepared(statement: string): Database.Statement {
    const known = this.#statements.get(statement)
    if (known) return known
    const prepared = this.#database.prepare(statement)
    this.#statements.set(statement, prepared)
    return prepared
  }
}
