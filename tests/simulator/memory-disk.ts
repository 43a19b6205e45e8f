/**
 * What a vault has on its disk, in memory: bodies as the text that would be sealed, secrets by value.
 *
 * It survives a crash of the simulated app, which everything else does not.
 */
import { frozen } from '../../src-core/vault/body.ts'
import type { AuditEntry } from '../../src-core/vault/audit-event.ts'
import type { AuditNote } from '../../src-core/vault/transaction.ts'

/** The kinds of records. */
export type RecordKind = 'overview' | 'connection' | 'journal' | 'settings'

/** One record; until the next start the body is what was put there, as the real vault keeps it. */
export type DiskRecord = {
  readonly kind: RecordKind
  readonly id: string
  readonly stamp: number
  readonly body: object
}

/** A record to write. */
export type DiskPut = { readonly kind: RecordKind; readonly body: object }

/** What one commit changes. */
export type DiskChange = {
  readonly puts: ReadonlyMap<string, DiskPut>
  readonly drops: ReadonlySet<string>
  readonly tombstones: ReadonlySet<string>
  readonly secrets: ReadonlyMap<string, ReadonlyMap<string, Uint8Array | null>>
  readonly details: ReadonlyMap<string, object>
  readonly notes: readonly AuditNote[]
}

/** The disk of one simulated vault. */
export class MemoryDisk {
  readonly lineage = '5a'.repeat(16)
  readonly records = new Map<string, DiskRecord>()
  readonly secrets = new Map<string, Map<string, Uint8Array>>()
  readonly details = new Map<string, { readonly stamp: number; readonly body: object }>()
  readonly tombstones = new Set<string>()
  readonly audit: AuditEntry[] = []
  /** What was written since the last start. */
  readonly #unread = new Set<string>()
  readonly #checks: 'all' | number
  /** The number of the last commit; every record that it wrote has it for its stamp. */
  counter = 0

  /** Checks all bodies against their schemas, or one in sixteen commits, from this one on. */
  constructor(checks: 'all' | number = 'all') {
    this.#checks = checks
  }

  /** Whether the next commit is checked with all care, which takes long. */
  get isExact(): boolean {
    return this.#checks === 'all' || (this.#checks + this.counter) % 16 === 0
  }

  /** Makes all of a change true, at once. */
  commit(change: DiskChange, at: number): void {
    this.counter += 1
    for (const id of change.drops) this.#drop(id)
    for (const id of change.tombstones) this.tombstones.add(id)
    for (const [id, { kind, body }] of change.puts) {
      this.records.set(id, { kind, id, stamp: this.counter, body })
      this.#unread.add(id)
    }
    for (const [owner, changes] of change.secrets) this.#putSecrets(owner, changes)
    for (const [owner, body] of change.details) {
      this.details.set(owner, { stamp: this.counter, body })
      this.#touch(owner)
    }
    for (const { why = null, ...note } of change.notes) {
      this.audit.push({ ...note, why, at, seq: this.audit.length + 1 })
    }
  }

  /** Reads everything anew, as a start does: what could not be said as text is gone. */
  readAnew(): void {
    for (const id of this.#unread) {
      const record = this.records.get(id)
      // Text would say just what a plain body says, which nobody can have changed meanwhile.
      if (record && this.#checks !== 'all' && isPlain(record.body)) continue
      const body: unknown = record && JSON.parse(JSON.stringify(record.body))
      if (record && typeof body === 'object' && body !== null) {
        this.records.set(id, { ...record, body: frozen(body) })
      }
    }
    this.#unread.clear()
  }

  /** All records of a kind. */
  all(kind: RecordKind): readonly DiskRecord[] {
    const found: DiskRecord[] = []
    for (const record of this.records.values()) if (record.kind === kind) found.push(record)
    return found
  }

  /** One record, or null. */
  get(kind: RecordKind, id: string): DiskRecord | null {
    const found = this.records.get(id)
    return found?.kind === kind ? found : null
  }

  #drop(id: string): void {
    this.records.delete(id)
    this.secrets.delete(id)
    this.details.delete(id)
  }

  #putSecrets(owner: string, changes: ReadonlyMap<string, Uint8Array | null>): void {
    const of = this.secrets.get(owner) ?? new Map<string, Uint8Array>()
    this.secrets.set(owner, of)
    for (const [id, secret] of changes) {
      if (secret === null) of.delete(id)
      else of.set(id, secret)
    }
    this.#touch(owner)
  }

  /** An owner vouches for its parts, so that changing them gives it a new stamp. */
  #touch(owner: string): void {
    const record = this.records.get(owner)
    if (record) this.records.set(owner, { ...record, stamp: this.counter })
  }
}

/** Whether a value is the same after it was text. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || value === null) return value !== undefined
  if (Array.isArray(value)) return value.every(isPlain)
  if (Object.getPrototypeOf(value) !== Object.prototype) return false
  for (const key in value) if (!isPlain(value[key as keyof typeof value])) return false
  return true
}
