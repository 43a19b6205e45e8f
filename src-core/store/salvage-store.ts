/*
 * Reads what can still be read of a vault file whose pages may be damaged, from a private copy.
 *
 * Believes nothing: no schema, no order, no completeness. Rows of the wrong form are counted and
 * passed over. Never opens the vault itself, since opening a database may change it.
 */
import Database from 'better-sqlite3'
import { VaultError } from '../../src-shared/errors.ts'
import * as rows from './rows.ts'

/** The records that could be read, and how many rows were there that are none. */
export type ReadableRecords = {
  readonly records: readonly rows.RecordRow[]
  readonly broken: number
}

const columns = 'select kind, item, part, stamp, seal from record'
/** All of the table, as the pages stand one after another. */
const everything = columns
/** One stretch, from either end: an unreadable page is met from both sides. */
const range = `${columns} where kind = ? and item between ? and ? order by item, part`
const rangeFromTheEnd = `${columns} where kind = ? and item between ? and ?
  order by item desc, part desc`

/** A damaged file, as far as SQLite can read it. */
export class SalvageStore {
  readonly #database: Database.Database

  private constructor(database: Database.Database) {
    this.#database = database
  }

  /** Opens a private copy; null if SQLite cannot read it at all. */
  static open(copy: string): SalvageStore | null {
    return readably(() => {
      const database = new Database(copy, { readonly: true, fileMustExist: true })
      const careful = ['trusted_schema = 0', 'mmap_size = 0', 'temp_store = 2']
      for (const pragma of careful) database.pragma(pragma)
      return new SalvageStore(database)
    }, null)
  }

  /** The header, or null. */
  header(): rows.HeaderRow | null {
    return this.#rows('select body, sum from header', rows.headerRow)[0] ?? null
  }

  /** The manifest, or null. */
  manifest(): rows.MacRow | null {
    return this.#rows('select body, mac from manifest', rows.macRow)[0] ?? null
  }

  /** The slots that have the form of one. */
  slots(): readonly rows.SlotRow[] {
    return this.#rows('select id, body, wrapped, sum from slot', rows.slotRow)
  }

  /** The records of these kinds. */
  records(kinds: readonly number[]): ReadableRecords {
    const found = new Found(kinds)
    if (this.#walk(everything, [], found)) return found
    for (const kind of kinds) this.#aroundDamage(kind, found)
    return found
  }

  close(): void {
    readably(() => this.#database.close(), null)
  }

  // By the first byte of the item: each stretch is looked up by itself, so that only those that lie
  // on a page that cannot be read are lost.
  #aroundDamage(kind: number, found: Found): void {
    for (let first = 0; first < 256; first += 1) {
      const low = new Uint8Array(16)
      const high = new Uint8Array(16).fill(0xff)
      low[0] = first
      high[0] = first
      const values = [BigInt(kind), low, high]
      if (!this.#walk(range, values, found)) this.#walk(rangeFromTheEnd, values, found)
    }
  }

  /** Whether it came to the end. */
  #walk(statement: string, values: readonly unknown[], found: Found): boolean {
    return readably(() => {
      const prepared = this.#database.prepare(statement).raw().safeIntegers()
      for (const row of prepared.iterate(...values)) found.take(row)
      return true
    }, false)
  }

  #rows<T>(statement: string, as: (columns: unknown) => T): readonly T[] {
    const read: T[] = []
    readably(() => {
      for (const row of this.#database.prepare(statement).raw().safeIntegers().iterate()) {
        const one = rowOrNull(row, as)
        if (one !== null) read.push(one)
      }
    }, undefined)
    return read
  }
}

/** Collects rows, each once, however often it was met. */
class Found implements ReadableRecords {
  broken = 0
  readonly #kinds: readonly number[]
  readonly #records = new Map<string, rows.RecordRow>()
  readonly #seenBroken = new Set<string>()

  constructor(kinds: readonly number[]) {
    this.#kinds = kinds
  }

  get records(): readonly rows.RecordRow[] {
    return [...this.#records.values()]
  }

  take(columns: unknown): void {
    const row = rowOrNull(columns, rows.recordRow)
    if (row === null) this.#countBroken(columns)
    else if (this.#kinds.includes(row.kind)) this.#records.set(keyOf(row), row)
  }

  #countBroken(columns: unknown): void {
    const key = JSON.stringify(columns, (_key, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    )
    if (this.#seenBroken.has(key)) return
    this.#seenBroken.add(key)
    this.broken += 1
  }
}

function keyOf({ kind, item, part }: rows.RecordRow): string {
  return [kind, Buffer.from(item).toString('hex'), Buffer.from(part).toString('hex')].join()
}

function rowOrNull<T>(columns: unknown, as: (columns: unknown) => T): T | null {
  try {
    return as(columns)
  } catch (error) {
    if (error instanceof VaultError) return null
    throw error
  }
}

/** What could be read, or something else where SQLite found damage. */
function readably<T, Otherwise>(work: () => T, otherwise: Otherwise): T | Otherwise {
  try {
    return work()
  } catch (error) {
    if (error instanceof Database.SqliteError) return otherwise
    throw error
  }
}
