/*
 * The changes of one transaction, collected and checked but neither sealed nor written.
 */
import type { z } from 'zod'
import { limits } from '../../src-shared/bounds.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { ConnectionId, ItemId, RotationId, VersionId } from '../../src-shared/ids.ts'
import { Details, Overview } from '../../src-shared/item.ts'
import { Journal } from '../../src-shared/rotation.ts'
import { fromHex, toHex, wipe } from '../crypto/bytes.ts'
import type { SlotRow } from '../store/rows.ts'
import { encodeBody, withUnknownKeys, type JsonObject } from './body.ts'
import { ConnectionBody } from './connection.ts'
import type { Opened, PutKind } from './entry.ts'
import { kinds, noId } from './kinds.ts'
import { withoutMarks } from './marks.ts'
import { partKey, type Part, type Parts } from './parts.ts'
import { VaultSettings } from './settings.ts'
import type { VaultState } from './state.ts'
import type { AuditNote, OwnerId, Transaction } from './transaction.ts'

/** A part to write, or null to remove it. */
export type PartChange =
  | {
      readonly change: 'put'
      readonly kind: number
      readonly part: Uint8Array
      readonly body: Uint8Array
    }
  | { readonly change: 'remove'; readonly part: Part }

/** A slot to add, and the id of one that goes. */
export type SlotChange = {
  readonly add: SlotRow
  readonly remove: Uint8Array | null
  /** The header and the slots it was made for; others must not have come meanwhile. */
  readonly madeFor: { readonly headerHash: Uint8Array; readonly slots: readonly SlotRow[] }
}

/** What a transaction sees of the vault as it was. */
export type Before = {
  readonly state: VaultState
  /** The parts of an owner, verified; none for one that does not exist. */
  readonly partsOf: (owner: string) => Parts
  readonly openPart: (part: Part) => JsonObject
}

/** Collects the changes of one transaction. */
export class PendingChanges implements Transaction {
  readonly puts = new Map<string, Opened & { readonly kind: PutKind }>()
  readonly drops = new Map<string, 'overview' | 'connection' | 'journal'>()
  readonly tombstones = new Map<string, 'item' | 'connection'>()
  readonly parts = new Map<string, Map<string, PartChange>>()
  readonly notes: AuditNote[] = []
  slots: SlotChange | null = null
  readonly #before: Before
  #ended = false

  constructor(before: Before) {
    this.#before = before
  }

  /** Whether there is nothing to write. */
  get isEmpty(): boolean {
    const sizes = [this.puts.size, this.drops.size, this.parts.size, this.notes.length]
    return this.slots === null && sizes.every((size) => size === 0)
  }

  /** Refuses every later call, and wipes what was not sealed: the work is over. */
  end(): void {
    this.#ended = true
    for (const change of [...this.parts.values()].flatMap((changes) => [...changes.values()])) {
      if (change.change === 'put') wipe(change.body)
    }
  }

  putOverview(id: ItemId, body: Overview, expected: number | null): void {
    this.#put({ kind: 'overview', id, json: body }, Overview, expected)
  }

  putConnection(id: ConnectionId, body: ConnectionBody, expected: number | null): void {
    this.#put({ kind: 'connection', id, json: body }, ConnectionBody, expected)
  }

  putJournal(id: RotationId, body: Journal, expected: number | null): void {
    this.#put({ kind: 'journal', id, json: body }, Journal, expected)
  }

  putSettings(body: VaultSettings, expected: number | null): void {
    this.#put({ kind: 'settings', id: toHex(noId), json: body }, VaultSettings, expected)
  }

  putDetails(id: ItemId, body: Details, expected: number | null): void {
    this.#assertOpen()
    const before = this.#before.partsOf(id).get(partKey(kinds.details, noId))
    if ((before?.stamp ?? null) !== expected) throw new VaultError('changed-elsewhere')
    assertFits(Details, body)
    const json = withUnknownKeys(Details, body, before ? this.#before.openPart(before) : null)
    this.#putPart(id, { kind: kinds.details, part: noId, body: encodeBody(json) })
  }

  putSecret(owner: OwnerId, versionId: VersionId, secret: Uint8Array): void {
    this.#assertOpen()
    if (secret.length === 0 || secret.length > limits.secretBytes) {
      throw new VaultError('bad-secret')
    }
    const part = fromHex(versionId)
    const key = partKey(kinds.secret, part)
    const taken = this.#before.partsOf(owner).has(key) || this.parts.get(owner)?.has(key)
    if (taken) throw new VaultError('changed-elsewhere')
    this.#putPart(owner, { kind: kinds.secret, part, body: encodeBody({ v: 1 }, secret) })
  }

  dropSecret(owner: OwnerId, versionId: VersionId): void {
    this.#assertOpen()
    const key = partKey(kinds.secret, fromHex(versionId))
    const part = this.#before.partsOf(owner).get(key)
    if (!part) throw new VaultError('no-secret')
    this.#partsOf(owner).set(key, { change: 'remove', part })
  }

  deleteItem(id: ItemId): void {
    this.#drop('overview', id)
    this.tombstones.set(id, 'item')
  }

  dropConnection(id: ConnectionId): void {
    this.#drop('connection', id)
    this.tombstones.set(id, 'connection')
  }

  dropJournal(id: RotationId): void {
    this.#drop('journal', id)
  }

  audit(note: AuditNote): void {
    this.#assertOpen()
    this.notes.push(note)
  }

  /** Adds a slot in place of another; no part of what callers may do. */
  changeSlots(change: SlotChange): void {
    this.#assertOpen()
    this.slots = change
  }

  #put(
    put: Opened & { readonly kind: PutKind },
    schema: BodySchema,
    expected: number | null,
  ): void {
    this.#assertOpen()
    const { kind, id } = put
    const before = this.#before.state.get(kind, id)
    const gone = this.drops.has(id) || this.#before.state.get('tombstone', id) !== null
    if (gone || (before?.stamp ?? null) !== expected) throw new VaultError('changed-elsewhere')
    assertFits(schema, put.json)
    const json = withUnknownKeys(schema, withoutMarks(put.json), before?.kept.body ?? null)
    this.puts.set(id, { kind, id, json })
  }

  #drop(kind: 'overview' | 'connection' | 'journal', id: string): void {
    this.#assertOpen()
    if (!this.#before.state.get(kind, id)) throw new VaultError('not-found')
    this.puts.delete(id)
    this.parts.delete(id)
    this.drops.set(id, kind)
  }

  #putPart(owner: string, put: Omit<Extract<PartChange, { change: 'put' }>, 'change'>): void {
    this.#partsOf(owner).set(partKey(put.kind, put.part), { change: 'put', ...put })
  }

  #partsOf(owner: string): Map<string, PartChange> {
    if (this.drops.has(owner)) throw new VaultError('changed-elsewhere')
    const known = this.parts.get(owner)
    const changes = known ?? new Map<string, PartChange>()
    if (!known) this.parts.set(owner, changes)
    return changes
  }

  #assertOpen(): void {
    if (this.#ended) throw new VaultError('not-allowed-now')
  }
}

type BodySchema = z.ZodType & { readonly shape: object }

// A body that does not fit is a mistake of ours; written, it would lock the vault.
function assertFits(schema: BodySchema, body: JsonObject): void {
  const result = schema.safeParse(body)
  if (!result.success) throw new VaultError('internal', { cause: result.error })
}
