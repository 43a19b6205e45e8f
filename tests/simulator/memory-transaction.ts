/**
 * The changes of one transaction on a vault in memory, under the very rules of the real one
 * (src-core/vault/pending.ts); one test runs both through the same script.
 */
import type { z } from 'zod'
import { frozen, withUnknownKeys, type JsonObject } from '../../src-core/vault/body.ts'
import { ConnectionBody } from '../../src-core/vault/connection.ts'
import { withoutMarks } from '../../src-core/vault/marks.ts'
import { VaultSettings } from '../../src-core/vault/settings.ts'
import type { AuditNote, OwnerId, Transaction } from '../../src-core/vault/transaction.ts'
import { limits } from '../../src-shared/bounds.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { ConnectionId, ItemId, RotationId, VersionId } from '../../src-shared/ids.ts'
import { Details, Overview } from '../../src-shared/item.ts'
import { Journal } from '../../src-shared/journal.ts'
import type { DiskChange, DiskPut, MemoryDisk, RecordKind } from './memory-disk.ts'

/** The one record of settings. */
export const settingsId = 'settings'

type BodySchema = z.ZodType & { readonly shape: object }

/** Collects the changes of one transaction. */
export class MemoryTransaction implements Transaction, DiskChange {
  readonly puts = new Map<string, DiskPut>()
  readonly drops = new Set<string>()
  readonly tombstones = new Set<string>()
  readonly secrets = new Map<string, Map<string, Uint8Array | null>>()
  readonly details = new Map<string, object>()
  readonly notes: AuditNote[] = []
  readonly #disk: MemoryDisk
  #ended = false

  constructor(disk: MemoryDisk) {
    this.#disk = disk
  }

  get isEmpty(): boolean {
    const { puts, drops, secrets, details, notes } = this
    return [puts.size, drops.size, secrets.size, details.size, notes.length].every((n) => n === 0)
  }

  /** Refuses every later call. */
  end(): void {
    this.#ended = true
  }

  /** Throws `not-found` where parts have no owner, as sealing would. */
  assertOwned(): void {
    for (const owner of [...this.secrets.keys(), ...this.details.keys()]) {
      if (!this.puts.has(owner) && !this.#disk.records.has(owner)) throw new VaultError('not-found')
    }
  }

  putOverview(id: ItemId, body: Overview, expected: number | null): void {
    this.#put({ kind: 'overview', id, body }, Overview, expected)
  }

  putConnection(id: ConnectionId, body: ConnectionBody, expected: number | null): void {
    this.#put({ kind: 'connection', id, body }, ConnectionBody, expected)
  }

  putJournal(id: RotationId, body: Journal, expected: number | null): void {
    this.#put({ kind: 'journal', id, body }, Journal, expected)
  }

  putSettings(body: VaultSettings, expected: number | null): void {
    this.#put({ kind: 'settings', id: settingsId, body }, VaultSettings, expected)
  }

  putDetails(id: ItemId, body: Details, expected: number | null): void {
    this.#assertOpen()
    const before = this.#disk.details.get(id)
    if ((before?.stamp ?? null) !== expected) throw new VaultError('changed-elsewhere')
    assertFits(Details, body)
    if (this.drops.has(id)) throw new VaultError('changed-elsewhere')
    this.details.set(id, frozen(withUnknownKeys(Details, body, asJson(before?.body))))
  }

  putSecret(owner: OwnerId, versionId: VersionId, secret: Uint8Array): void {
    this.#assertOpen()
    if (secret.length === 0 || secret.length > limits.secretBytes) {
      throw new VaultError('bad-secret')
    }
    const isThere = this.#disk.secrets.get(owner)?.has(versionId)
    if (isThere === true || this.secrets.get(owner)?.has(versionId) === true) {
      throw new VaultError('changed-elsewhere')
    }
    this.#secretsOf(owner).set(versionId, Uint8Array.from(secret))
  }

  dropSecret(owner: OwnerId, versionId: VersionId): void {
    this.#assertOpen()
    if (this.#disk.secrets.get(owner)?.has(versionId) !== true) throw new VaultError('no-secret')
    this.#secretsOf(owner).set(versionId, null)
  }

  deleteItem(id: ItemId): void {
    this.#drop('overview', id)
    this.tombstones.add(id)
  }

  dropConnection(id: ConnectionId): void {
    this.#drop('connection', id)
    this.tombstones.add(id)
  }

  dropJournal(id: RotationId): void {
    this.#drop('journal', id)
  }

  audit(note: AuditNote): void {
    this.#assertOpen()
    this.notes.push(note)
  }

  #put(
    { kind, id, body }: { readonly kind: RecordKind; readonly id: string; readonly body: object },
    schema: BodySchema,
    expected: number | null,
  ): void {
    this.#assertOpen()
    const before = this.#disk.get(kind, id)
    const gone = this.drops.has(id) || this.#disk.tombstones.has(id)
    if (gone || (before?.stamp ?? null) !== expected) throw new VaultError('changed-elsewhere')
    if (this.#disk.isExact) assertFits(schema, body)
    const json = withKeysOf(before?.body ?? null, schema, withoutMarks(asObject(body)))
    this.puts.set(id, { kind, body: frozen(json) })
  }

  #drop(kind: RecordKind, id: string): void {
    this.#assertOpen()
    if (!this.#disk.get(kind, id)) throw new VaultError('not-found')
    this.puts.delete(id)
    this.secrets.delete(id)
    this.details.delete(id)
    this.drops.add(id)
  }

  #secretsOf(owner: string): Map<string, Uint8Array | null> {
    if (this.drops.has(owner)) throw new VaultError('changed-elsewhere')
    const known = this.secrets.get(owner)
    const changes = known ?? new Map<string, Uint8Array | null>()
    if (!known) this.secrets.set(owner, changes)
    return changes
  }

  #assertOpen(): void {
    if (this.#ended) throw new VaultError('not-allowed-now')
  }
}

/** The body with what only a later version knows, for which few bodies need a copy. */
function withKeysOf(before: object | null, schema: BodySchema, next: JsonObject): JsonObject {
  const { shape } = schema
  const knowsAll = Object.keys(before ?? {}).every((key) => key in shape)
  return knowsAll ? next : withUnknownKeys(schema, next, asJson(before))
}

function assertFits(schema: z.ZodType, body: object): void {
  const result = schema.safeParse(body)
  if (!result.success) throw new VaultError('internal', { cause: result.error })
}

// What came from JSON and is an object.
function asJson(body: unknown): JsonObject | null {
  return (body ?? null) as JsonObject | null
}

// A body of any kind, key by key.
function asObject(body: object): JsonObject {
  return body as JsonObject
}
