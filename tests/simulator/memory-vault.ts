/**
 * The part of an unlocked vault that rotation works with, over a disk in memory.
 *
 * Each start of the simulated app makes a new one; the ones before are dead by then.
 */
import { createHash } from 'node:crypto'
import type { RotationVault } from '../../src-core/rotation/context.ts'
import type { AuditEntry, AuditFilter } from '../../src-core/vault/audit-event.ts'
import type { ConnectionBody } from '../../src-core/vault/connection.ts'
import type { VaultSettings } from '../../src-core/vault/settings.ts'
import type { Kept, OwnerId, Transaction } from '../../src-core/vault/transaction.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { ConnectionId, ItemId, RotationId, VersionId } from '../../src-shared/ids.ts'
import type { Details, Overview } from '../../src-shared/item.ts'
import type { Journal } from '../../src-shared/journal.ts'
import type { DiskChange, DiskRecord, MemoryDisk } from './memory-disk.ts'
import { MemoryTransaction, settingsId } from './memory-transaction.ts'

/** What a start of the app does with its vault. */
export type VaultWorld = {
  readonly now: () => number
  /** Throws once the app is dead. */
  readonly assertAlive: () => void
  /** Commits, or fails or dies before or after that. */
  readonly commit: (change: DiskChange, commit: () => void) => void
}

/** An unlocked vault in memory. */
export class MemoryVault implements RotationVault {
  readonly readOnly = null
  readonly #disk: MemoryDisk
  readonly #world: VaultWorld
  #writing = false

  constructor(disk: MemoryDisk, world: VaultWorld) {
    this.#disk = disk
    this.#world = world
  }

  get lineage(): string {
    return this.#read().lineage
  }

  overviews(): readonly Kept<ItemId, Overview>[] {
    return this.#read()
      .all('overview')
      .map(asKept<ItemId, Overview>)
  }

  overview(id: ItemId): Kept<ItemId, Overview> | null {
    return keptOrNull<ItemId, Overview>(this.#read().get('overview', id))
  }

  details(id: ItemId): Kept<ItemId, Details> | null {
    const found = this.#read().details.get(id)
    return keptOrNull<ItemId, Details>(found ? { ...found, id, kind: 'overview' } : null)
  }

  connections(): readonly Kept<ConnectionId, ConnectionBody>[] {
    return this.#read()
      .all('connection')
      .map(asKept<ConnectionId, ConnectionBody>)
  }

  journals(): readonly Kept<RotationId, Journal>[] {
    return this.#read()
      .all('journal')
      .map(asKept<RotationId, Journal>)
  }

  journal(id: RotationId): Kept<RotationId, Journal> | null {
    return keptOrNull<RotationId, Journal>(this.#read().get('journal', id))
  }

  settings(): Kept<'settings', VaultSettings> {
    const found = this.#read().get('settings', settingsId)
    if (!found) throw new VaultError('vault-damaged')
    return asKept<'settings', VaultSettings>(found)
  }

  secret(owner: OwnerId, versionId: VersionId): Uint8Array | null {
    const found = this.#read().secrets.get(owner)?.get(versionId)
    return found ? Uint8Array.from(found) : null
  }

  hasSecret(owner: OwnerId, versionId: VersionId): boolean {
    return this.#read().secrets.get(owner)?.has(versionId) ?? false
  }

  fingerprint(secret: Uint8Array): string {
    return createHash('sha256').update('fingerprint').update(secret).digest('hex')
  }

  audit({ itemId, limit }: AuditFilter): readonly AuditEntry[] {
    const all = this.#read().audit.filter((entry) => itemId === null || entry.itemId === itemId)
    return all.toReversed().slice(0, limit)
  }

  transact<T>(work: (tx: Transaction) => T): T {
    if (this.#writing) throw new VaultError('internal')
    this.#writing = true
    const disk = this.#read()
    const tx = new MemoryTransaction(disk)
    try {
      const value = work(tx)
      if (value instanceof Promise) throw new VaultError('internal')
      if (tx.isEmpty) return value
      tx.assertOwned()
      this.#world.commit(tx, () => disk.commit(tx, this.#world.now()))
      return value
    } finally {
      tx.end()
      this.#writing = false
    }
  }

  #read(): MemoryDisk {
    this.#world.assertAlive()
    return this.#disk
  }
}

function keptOrNull<Id, Body>(record: DiskRecord | null): Kept<Id, Body> | null {
  return record && asKept<Id, Body>(record)
}

// The transaction that wrote it checked the body against the schema of its kind.
function asKept<Id, Body>({ id, stamp, body }: DiskRecord): Kept<Id, Body> {
  return { id, stamp, body } as Kept<Id, Body>
}
