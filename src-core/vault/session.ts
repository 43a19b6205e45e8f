/*
 * An unlocked vault: reads that are checked, and transactions.
 *
 * Bodies are being filled in; the signatures are binding.
 */
import { VaultError } from '../../src-shared/errors.ts'
import type { ConnectionId, ItemId, RotationId, VaultId, VersionId } from '../../src-shared/ids.ts'
import type { Details, Overview } from '../../src-shared/item.ts'
import type { Journal } from '../../src-shared/rotation.ts'
import type { AuditEntry, AuditFilter } from './audit-event.ts'
import type { ConnectionBody } from './connection.ts'
import type { VaultSettings } from './settings.ts'
import type { Kept, OwnerId, Transaction } from './transaction.ts'

export type { Kept, OwnerId, Transaction } from './transaction.ts'

/** What opened a vault. */
export type OpenedWith = 'passphrase' | 'recovery-code'

/** Why a vault may only be read until a person decides. */
export type ReadOnlyReason = 'rolled-back' | 'forked'

/** An unlocked vault. */
export class Session {
  readonly vaultId: VaultId
  readonly openedWith: OpenedWith
  /** Whether this device had never seen the vault before. */
  readonly firstOpening: boolean

  constructor(opened: {
    readonly vaultId: VaultId
    readonly openedWith: OpenedWith
    readonly firstOpening: boolean
  }) {
    this.vaultId = opened.vaultId
    this.openedWith = opened.openedWith
    this.firstOpening = opened.firstOpening
  }

  /** The lineage of the vault, 32 hexadecimal digits; a journal of another one is held. */
  get lineage(): string {
    throw notYet()
  }

  /** Why nothing may be written, or null. */
  get readOnly(): ReadOnlyReason | null {
    throw notYet()
  }

  /** Goes on from the file as it is: a new lineage and device, after a person said so. */
  acceptRollback(): void {
    throw notYet()
  }

  /** All overviews, in no particular order. */
  overviews(): readonly Kept<ItemId, Overview>[] {
    throw notYet()
  }

  /** One overview, or null. */
  overview(id: ItemId): Kept<ItemId, Overview> | null {
    throw notYet(id)
  }

  /** The details of an item, or null where it has none. */
  details(id: ItemId): Kept<ItemId, Details> | null {
    throw notYet(id)
  }

  /** A fresh copy of a secret, which the caller wipes, or null. */
  secret(owner: OwnerId, versionId: VersionId): Uint8Array | null {
    throw notYet(owner, versionId)
  }

  /** Whether a secret is there, without decrypting it. */
  hasSecret(owner: OwnerId, versionId: VersionId): boolean {
    throw notYet(owner, versionId)
  }

  /** All connections, in no particular order. */
  connections(): readonly Kept<ConnectionId, ConnectionBody>[] {
    throw notYet()
  }

  /** All journals, in no particular order. */
  journals(): readonly Kept<RotationId, Journal>[] {
    throw notYet()
  }

  /** One journal, or null. */
  journal(id: RotationId): Kept<RotationId, Journal> | null {
    throw notYet(id)
  }

  /** The settings inside the vault. */
  settings(): Kept<'settings', VaultSettings> {
    throw notYet()
  }

  /** The newest lines of the audit log, newest first. */
  audit(filter: AuditFilter): readonly AuditEntry[] {
    throw notYet(filter)
  }

  /** A keyed fingerprint of a secret, 64 hexadecimal digits; equal secrets of one vault agree. */
  fingerprint(secret: Uint8Array): string {
    throw notYet(secret)
  }

  /** Does `work` in one transaction; if it throws, nothing is written. */
  transact<T>(work: (tx: Transaction) => T): T {
    throw notYet(work)
  }

  /** Sets a new passphrase; `current` may be null only where a recovery code opened the vault. */
  changePassphrase(current: string | null, next: string): Promise<void> {
    throw notYet(current, next)
  }

  /** Makes a new recovery code, after which the old one is void. */
  replaceRecoveryCode(passphrase: string): Promise<string> {
    throw notYet(passphrase)
  }

  /** Whether the vault has a recovery code. */
  hasRecoveryCode(): boolean {
    throw notYet()
  }

  /** Calls `listener` whenever another program is seen to have changed the vault. */
  onForeignChange(listener: () => void): void {
    throw notYet(listener)
  }

  /** Looks whether another program changed the vault; true if it did. */
  refresh(): boolean {
    throw notYet()
  }

  /** Wipes the keys, folds the write-ahead log into the file and closes it. */
  close(): void {
    throw notYet()
  }
}

function notYet(...given: readonly unknown[]): VaultError {
  return new VaultError('internal', { cause: given.length })
}
