/*
 * One open vault file with its keys: what is read from it is verified, what is written to it is
 * covered by the next manifest.
 *
 * The state in memory is that of the last manifest seen. Before anything is read from the disk or
 * written, the manifest there must be this one or follow from it; one that does not is a page that
 * was put back, and from then on nothing is written.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { sameBytes, wipe } from '../crypto/bytes.ts'
import type { VaultKeys } from '../crypto/keys.ts'
import { fileIdentity } from '../files/private-files.ts'
import type { HeaderRow, SlotRow } from '../store/rows.ts'
import type { VaultStore } from '../store/vault-store.ts'
import { anchorOf, freshnessOf } from './anchor.ts'
import type { AuditEntry, AuditFilter } from './audit-event.ts'
import { AuditLog } from './audit-log.ts'
import type { JsonObject } from './body.ts'
import { readHead } from './head.ts'
import type { Header } from './header.ts'
import { openManifest, type SealedManifest } from './manifest.ts'
import { partsHash, readPart, readParts, type Part, type Parts } from './parts.ts'
import { PendingChanges } from './pending.ts'
import { sealChanges, type SealedChange, type SealingBase } from './sealed-change.ts'
import { Seals } from './seals.ts'
import { slotsHash, type Slot } from './slot.ts'
import { loadState, reloadState, type VaultState } from './state.ts'

/** Why a vault may only be read until a person decides. */
export type ReadOnlyReason = 'rolled-back' | 'forked'

/** Who writes, when, and with what randomness. */
export type Writer = Pick<SealingBase, 'random' | 'now' | 'device' | 'restart'>

/** A connection to a file, and the keys that were found for it. */
export type OpenFile = {
  readonly path: string
  readonly store: VaultStore
  readonly keys: VaultKeys
}

/** A copy of a vault file, and the rows that a backup shows without a key. */
export type FileImage = {
  readonly path: string
  readonly bytes: Uint8Array
  readonly header: HeaderRow
  /** In the order of their ids. */
  readonly slots: readonly SlotRow[]
}

/** An open vault file with its keys. */
export class VaultFile {
  readonly header: Header
  readonly #path: string
  readonly #identity: string | null
  readonly #keys: VaultKeys
  readonly #seals: Seals
  readonly #audit = new AuditLog()
  #store: VaultStore
  #state: VaultState
  #slots: readonly Slot[]
  #parts = new Map<string, Parts>()
  #seenVersion: unknown
  #trouble: ReadOnlyReason | null = null
  #foreignChanges = 0
  #writing = false

  private constructor({ path, store, keys }: OpenFile) {
    this.#path = path
    this.#identity = fileIdentity(path)
    const head = readHead(store)
    if (!sameBytes(keys.commitment, head.header.commitment)) throw new VaultError('vault-damaged')
    this.header = head.header
    this.#keys = keys
    this.#seals = new Seals(keys, head.header)
    this.#store = store
    this.#slots = head.slots
    this.#seenVersion = store.dataVersion()
    const sealed = openManifest(head.manifestRow, keys.manifest)
    this.#state = loadState(store, this.#seals, sealed)
  }

  /** Reads and verifies everything small; throws `vault-damaged`, and closes the store then. */
  static load(open: OpenFile): VaultFile {
    try {
      return open.store.snapshot(() => new VaultFile(open))
    } catch (error) {
      open.store.close()
      throw error
    }
  }

  /** What is true as of the last manifest seen. */
  get state(): VaultState {
    return this.#state
  }

  get slots(): readonly Slot[] {
    return this.#slots
  }

  /** Why a manifest that was found while unlocked does not follow, or null. */
  get trouble(): ReadOnlyReason | null {
    return this.#trouble
  }

  /** How often another program's changes were taken over. */
  get foreignChanges(): number {
    return this.#foreignChanges
  }

  /** Goes on with another connection to the same file. */
  adopt(store: VaultStore): void {
    this.#store.close()
    this.#store = store
    this.#seenVersion = null
  }

  /** Looks whether another program committed, and takes its changes over. */
  look(): void {
    // What is in memory was verified: it can be shown, though the disk has something else now.
    if (this.#trouble !== null) return
    const version = this.#store.dataVersion()
    if (version === this.#seenVersion) return
    this.#store.snapshot(() => this.#sync())
    this.#seenVersion = version
  }

  /** Reads parts from the disk in one snapshot, which is the state in memory. */
  read<T>(work: () => T): T {
    return this.#store.snapshot(() => {
      this.#sync()
      return work()
    })
  }

  /** Which parts an owner has; none for one that does not exist. */
  partsOf(owner: string): Parts {
    const vouched = this.#state.owner(owner)?.marks.parts
    if (vouched === undefined) return new Map()
    const known = this.#parts.get(owner)
    if (known && partsHash(known) === vouched) return known
    const parts = readParts({ store: this.#store, seals: this.#seals }, owner, vouched)
    this.#parts.set(owner, parts)
    return parts
  }

  /** Opens one part; the caller wipes `raw`. */
  openPart(part: Part): { readonly json: JsonObject; readonly raw: Uint8Array } {
    const row = readPart({ store: this.#store, seals: this.#seals }, part)
    return this.#seals.openRecord(row)
  }

  /** The newest lines of the audit log, newest first. */
  auditLog(filter: AuditFilter): readonly AuditEntry[] {
    return this.read(() => {
      const from = { store: this.#store, seals: this.#seals }
      this.#audit.catchUp(from, this.#state.manifest)
      return this.#audit.newest(filter)
    })
  }

  /** A copy of the file at this moment, with what stands in it unencrypted. */
  image(): FileImage {
    return this.read(() => {
      const bytes = this.#store.image()
      const slots = this.#slots.map(({ row }) => row)
      return { path: this.#path, bytes, header: this.#store.header(), slots }
    })
  }

  /** Does the work and writes its changes in one transaction; null if there were none. */
  write<T>(
    work: (pending: PendingChanges) => T,
    writer: () => Writer,
  ): { readonly value: T; readonly written: SealedManifest | null } {
    const { value, change } = this.#exclusively(() => {
      this.#sync()
      const pending = this.#pending()
      try {
        const value = work(pending)
        if (value instanceof Promise) throw new VaultError('internal')
        return { value, change: pending.isEmpty ? null : this.#apply(pending, writer()) }
      } finally {
        pending.end()
      }
    })
    if (change) this.#takeOver(change)
    return { value, written: change && this.#state }
  }

  /** Folds the write-ahead log into the file. */
  checkpoint(): void {
    this.#store.checkpoint()
  }

  /** Lets go of the file as it is. */
  abandon(): void {
    this.#store.close()
  }

  #exclusively<T>(work: () => T): T {
    if (this.#writing) throw new VaultError('internal')
    this.#writing = true
    try {
      return this.#store.immediate(work)
    } finally {
      this.#writing = false
    }
  }

  #pending(): PendingChanges {
    return new PendingChanges({
      state: this.#state,
      partsOf: (owner) => this.partsOf(owner),
      openPart: (part) => {
        const { json, raw } = this.openPart(part)
        wipe(raw)
        return json
      },
    })
  }

  #apply(pending: PendingChanges, writer: Writer): SealedChange {
    const slots = pending.slots
    const rows = this.#slotRowsAfter(pending)
    const change = sealChanges(pending, {
      ...writer,
      state: this.#state,
      partsOf: (owner) => this.partsOf(owner),
      seals: this.#seals,
      keys: this.#keys,
      slotsHash: slotsHash(rows),
    })
    const store = this.#store
    for (const item of change.removePartsOf) store.removeParts(item)
    for (const place of change.remove) store.removeRecord(place)
    for (const row of change.add) store.addRecord(row)
    for (const row of change.put) store.putRecord(row)
    for (const row of change.audit) store.addAudit(row)
    if (slots?.remove) store.removeSlot(slots.remove)
    if (slots) store.addSlot(slots.add)
    store.setManifest(change.manifest)
    return change
  }

  #slotRowsAfter({ slots }: PendingChanges): readonly SlotRow[] {
    const rows = this.#slots.map(({ row }) => row)
    if (!slots) return rows
    const { remove, add } = slots
    if (remove === null) return [...rows, add]
    const others = rows.filter(({ id }) => !sameBytes(id, remove))
    if (others.length === rows.length) throw new VaultError('changed-elsewhere')
    return [...others, add]
  }

  #takeOver(change: SealedChange): void {
    const slotsChanged = !sameBytes(change.state.manifest.slotsHash, this.#state.manifest.slotsHash)
    this.#state = change.state
    for (const [owner, parts] of change.parts) this.#parts.set(owner, parts)
    if (slotsChanged) this.#slots = this.#store.snapshot(() => readHead(this.#store).slots)
  }

  /** Makes the state in memory that of the disk, inside a transaction. */
  #sync(): void {
    // A file that was replaced under its name would take writes and be gone with them.
    if (fileIdentity(this.#path) !== this.#identity) this.#refuse('forked')
    if (sameBytes(this.#store.manifestMac(), this.#state.mac)) return
    const head = readHead(this.#store)
    const sealed = openManifest(head.manifestRow, this.#keys.manifest)
    this.#assertFollows(sealed)
    if (!sameBytes(head.header.hash, this.header.hash)) throw new VaultError('vault-damaged')
    this.#state = reloadState(this.#state, sealed, { store: this.#store, seals: this.#seals })
    this.#slots = head.slots
    this.#parts = new Map()
    this.#foreignChanges += 1
  }

  #assertFollows(sealed: SealedManifest): void {
    const freshness = freshnessOf(sealed, anchorOf(this.#state, ''))
    if (freshness !== 'newer') this.#refuse(freshness === 'rolled-back' ? freshness : 'forked')
  }

  #refuse(trouble: ReadOnlyReason): never {
    this.#trouble = trouble
    throw new VaultError(`vault-${trouble}`)
  }
}
