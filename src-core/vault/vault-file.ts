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
import type { VaultStore } from '../store/vault-store.ts'
import { anchorOf, freshnessOf } from './anchor.ts'
import type { AuditEntry, AuditFilter } from './audit-event.ts'
import { AuditLog } from './audit-log.ts'
import type { JsonObject } from './body.ts'
import { readHead } from './head.ts'
import type { Header } from './header.ts'
import { openManifest, type SealedManifest } from './manifest.ts'
import type { FileImage, OpenFile, ReadOnlyReason, Writer } from './open-file.ts'
import { partsHash, readPart, readParts, type Part, type Parts } from './parts.ts'
import type { NextEpoch } from './next-epoch.ts'
import { PendingChanges } from './pending.ts'
import { recordsRead } from './records-read.ts'
import { resealVault } from './reseal.ts'
import { sealChanges, type SealedChange } from './sealed-change.ts'
import { Seals } from './seals.ts'
import { slotsHash, type Slot } from './slot.ts'
import { loadState, reloadState, type VaultState } from './state.ts'
import { assertNothingUnderWay } from './under-way.ts'
import { slotRowsAfter, writeChange } from './write-change.ts'

export type { FileImage, OpenFile, ReadOnlyReason, Writer } from './open-file.ts'

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
  #isRekeyed = false
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

  /** Whether another program changed the vault key, so that this one reads and writes no more. */
  get isRekeyed(): boolean {
    return this.#isRekeyed
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
    if (this.#isRekeyed) throw new VaultError('changed-elsewhere')
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

  /**
   * Does the work and writes its changes in one transaction; null if there were none.
   *
   * `beforeCommit` is told what is about to be true; if it throws, nothing is written.
   */
  write<T>(
    work: (pending: PendingChanges) => T,
    writer: () => Writer,
    beforeCommit?: (coming: SealedManifest) => void,
  ): { readonly value: T; readonly written: SealedManifest | null } {
    const { value, change } = this.#exclusively(() => {
      this.#sync()
      const pending = this.#pending()
      try {
        const value = work(pending)
        if (value instanceof Promise) throw new VaultError('internal')
        const change = pending.isEmpty ? null : this.#apply(pending, writer())
        if (change) beforeCommit?.(change.state)
        return { value, change }
      } finally {
        pending.end()
      }
    })
    if (change) this.#takeOver(change)
    return { value, written: change && this.#state }
  }

  /**
   * Seals everything anew under the keys of the next epoch, and reads it back before that is
   * committed; answers the file to go on with, which takes over the connection.
   */
  rekey(next: NextEpoch, writer: Writer): VaultFile {
    const [path, store, keys] = [this.#path, this.#store, this.#keys]
    return this.#exclusively(() => {
      this.#sync()
      assertNothingUnderWay(this.#state)
      const { slotsHash: found } = this.#state.manifest
      if (!sameBytes(found, slotsHash(next.replaces))) throw new VaultError('changed-elsewhere')
      const from = { store, state: this.#state, keys, seals: this.#seals }
      const written = resealVault({ ...from, next, writer })
      const file = new VaultFile({ path, store, keys: next.keys })
      if (recordsRead(file.#state, { store, seals: file.#seals }) !== written)
        throw new VaultError('internal')
      return file
    })
  }

  /** Writes the file anew, without anything that it held before. */
  compact(): void {
    this.#store.compact()
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
    const rows = this.#slots.map(({ row }) => row)
    const change = sealChanges(pending, {
      ...writer,
      state: this.#state,
      partsOf: (owner) => this.partsOf(owner),
      seals: this.#seals,
      keys: this.#keys,
      slotsHash: slotsHash(slotRowsAfter(rows, pending.slots, this.header.hash)),
    })
    writeChange(this.#store, change, pending.slots)
    return change
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
    if (!sameBytes(head.header.hash, this.header.hash)) this.#refuseOtherEpoch(head.header)
    const sealed = openManifest(head.manifestRow, this.#keys.manifest)
    this.#assertFollows(sealed)
    this.#state = reloadState(this.#state, sealed, { store: this.#store, seals: this.#seals })
    this.#slots = head.slots
    this.#parts = new Map()
    this.#foreignChanges += 1
  }

  #assertFollows(sealed: SealedManifest): void {
    const freshness = freshnessOf(sealed, anchorOf(this.#state, ''))
    if (freshness !== 'newer') this.#refuse(freshness === 'rolled-back' ? freshness : 'forked')
  }

  /** Whoever changed the vault key left this one without anything that it could verify. */
  #refuseOtherEpoch({ vault, epoch }: Header): never {
    if (!sameBytes(vault, this.header.vault) || epoch <= this.header.epoch) this.#refuse('forked')
    this.#isRekeyed = true
    throw new VaultError('changed-elsewhere')
  }

  #refuse(trouble: ReadOnlyReason): never {
    this.#trouble = trouble
    throw new VaultError(`vault-${trouble}`)
  }
}
