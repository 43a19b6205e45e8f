/*
 * An unlocked vault: reads that are checked, and transactions.
 *
 * Overviews, connections, journals and settings are answered from memory, where they lie verified;
 * details and secrets are read and checked each time. Nothing is written to a vault that was put
 * back or forked until a person accepts it as it is.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { VaultId } from '../../src-shared/ids.ts'
import type { ConnectionId, ItemId, RotationId, VersionId } from '../../src-shared/ids.ts'
import type { Details } from '../../src-shared/item.ts'
import type { Overview } from '../../src-shared/item.ts'
import type { Journal } from '../../src-shared/rotation.ts'
import { toHex } from '../crypto/bytes.ts'
import { keyedHash } from '../crypto/hash.ts'
import { acceptedAsItIs } from './accepted.ts'
import { afterCommit } from './after-commit.ts'
import type { AuditEntry, AuditFilter } from './audit-event.ts'
import type { ConnectionBody } from './connection.ts'
import { noId, slotTypes } from './kinds.ts'
import type { Opened, OpenedWith } from './opened.ts'
import { detailsIn, hasSecretIn, secretIn } from './part-reading.ts'
import type { PendingChanges } from './pending.ts'
import { rekeyed } from './rekey.ts'
import type { VaultSettings } from './settings.ts'
import {
  newPassphraseSlot,
  newRecoverySlot,
  assertPassphrase,
  type SlotContext,
} from './slot-change.ts'
import type { Kept, OwnerId, Transaction } from './transaction.ts'
import { VaultFile, type FileImage, type ReadOnlyReason, type Writer } from './vault-file.ts'

export type { Kept, OwnerId, Transaction } from './transaction.ts'
export type { OpenedWith } from './opened.ts'
export type { ReadOnlyReason } from './vault-file.ts'

/** An unlocked vault. */
export class Session {
  readonly vaultId: VaultId
  readonly openedWith: OpenedWith
  /** Whether this device had never seen the vault before. */
  readonly firstOpening: boolean
  /** How often unlocking failed on this device since it last worked; information only. */
  readonly failedUnlocks: number
  #opened: Opened
  #file: VaultFile
  #device: string | null
  #readOnly: ReadOnlyReason | null
  #seenChanges = 0
  #closed = false

  constructor(opened: Opened) {
    this.vaultId = VaultId.parse(toHex(opened.file.header.vault))
    this.openedWith = opened.openedWith
    this.firstOpening = opened.firstOpening
    this.failedUnlocks = opened.failedUnlocks
    this.#opened = opened
    this.#file = opened.file
    this.#device = opened.device
    this.#readOnly = opened.readOnly
  }

  /** The lineage of the vault, 32 hexadecimal digits; a journal of another one is held. */
  get lineage(): string {
    return toHex(this.#file.state.manifest.lineage)
  }

  /** Why nothing may be written, or null. */
  get readOnly(): ReadOnlyReason | null {
    return this.#readOnly ?? this.#file.trouble
  }

  /** Whether another program changed the vault key: nothing is read or written any more. */
  get isRekeyed(): boolean {
    return this.#file.isRekeyed
  }

  /** Goes on from the file as it is: a new lineage and device, after a person said so. */
  acceptRollback(): void {
    this.#assertOpen()
    if (this.readOnly === null) throw new VaultError('not-allowed-now')
    const { file, device } = acceptedAsItIs(this.#opened)
    this.#file.abandon()
    this.#goOnWith(file)
    this.#device = device
    this.#readOnly = null
  }

  /** All overviews, in no particular order. */
  overviews(): readonly Kept<ItemId, Overview>[] {
    return this.#fresh()
      .state.all('overview')
      .map(({ kept }) => kept)
  }

  /** One overview, or null. */
  overview(id: ItemId): Kept<ItemId, Overview> | null {
    return this.#fresh().state.get('overview', id)?.kept ?? null
  }

  /** The details of an item, or null where it has none. */
  details(id: ItemId): Kept<ItemId, Details> | null {
    return detailsIn(this.#fresh(), id)
  }

  /** A fresh copy of a secret, which the caller wipes, or null. */
  secret(owner: OwnerId, versionId: VersionId): Uint8Array | null {
    return secretIn(this.#fresh(), owner, versionId)
  }

  /** Whether a secret is there, without decrypting it. */
  hasSecret(owner: OwnerId, versionId: VersionId): boolean {
    return hasSecretIn(this.#fresh(), owner, versionId)
  }

  /** All connections, in no particular order. */
  connections(): readonly Kept<ConnectionId, ConnectionBody>[] {
    return this.#fresh()
      .state.all('connection')
      .map(({ kept }) => kept)
  }

  /** All journals, in no particular order. */
  journals(): readonly Kept<RotationId, Journal>[] {
    return this.#fresh()
      .state.all('journal')
      .map(({ kept }) => kept)
  }

  /** One journal, or null. */
  journal(id: RotationId): Kept<RotationId, Journal> | null {
    return this.#fresh().state.get('journal', id)?.kept ?? null
  }

  /** The settings inside the vault. */
  settings(): Kept<'settings', VaultSettings> {
    const settings = this.#fresh().state.get('settings', toHex(noId))
    if (!settings) throw new VaultError('vault-damaged')
    return settings.kept
  }

  /** The newest lines of the audit log, newest first. */
  audit(filter: AuditFilter): readonly AuditEntry[] {
    return this.#fresh().auditLog(filter)
  }

  /** A keyed fingerprint of a secret, 64 hexadecimal digits; equal secrets of one vault agree. */
  fingerprint(secret: Uint8Array): string {
    this.#assertOpen()
    return toHex(keyedHash(this.#opened.keys.fingerprint, secret))
  }

  /** Does `work` in one transaction; if it throws, nothing is written. */
  transact<T>(work: (tx: Transaction) => T): T {
    return this.#write(work)
  }

  /** Sets a new passphrase; `current` may be null only where a recovery code opened the vault. */
  async changePassphrase(current: string | null, next: string): Promise<void> {
    this.#assertWritable()
    const slots = await newPassphraseSlot(this.#slotContext(), { current, next })
    this.#write((pending) => {
      pending.changeSlots(slots)
      pending.audit({ event: 'passphrase-changed', itemId: null, versionId: null })
    })
    this.#forgetOldSlots()
  }

  /** Makes a new recovery code, which nobody has confirmed yet; the old one is void. */
  async replaceRecoveryCode(passphrase: string): Promise<string> {
    this.#assertWritable()
    const { code, slots } = await newRecoverySlot(this.#slotContext(), passphrase)
    this.#write((pending) => {
      const { body, stamp } = this.settings()
      pending.changeSlots(slots)
      pending.putSettings({ ...body, recoveryConfirmedAt: null }, stamp)
      pending.audit({ event: 'recovery-renewed', itemId: null, versionId: null })
    })
    this.#forgetOldSlots()
    return code
  }

  /** A copy of the file as it is now, and the key for a backup of it, which the caller wipes. */
  image(): FileImage & { readonly key: Uint8Array } {
    this.#assertWritable()
    return { ...this.#fresh().image(), key: this.#opened.keys.backup() }
  }

  /** Throws `wrong-passphrase` unless this is the passphrase of the vault. */
  async assertPassphrase(typed: string): Promise<void> {
    await assertPassphrase(this.#slotContext(), typed)
  }

  /**
   * Changes the vault key: what is written from now on is closed to whoever held the old one.
   *
   * Keeps the passphrase, makes a new recovery code if there was one, and removes all other slots.
   * Throws `replacement-running` while a key is being made or turned off at a provider.
   */
  async rekey(passphrase: string): Promise<{ readonly recoveryCode: string | null }> {
    this.#assertWritable()
    const rekeying = {
      ...{ opened: this.#opened, file: this.#file, context: this.#slotContext() },
      writer: () => this.#writer(),
      goOnWith: (opened: Opened, file: VaultFile) => {
        this.#opened = opened
        this.#goOnWith(file)
      },
    }
    return { recoveryCode: await rekeyed(rekeying, passphrase) }
  }

  /** Whether the vault has a recovery code. */
  hasRecoveryCode(): boolean {
    return this.#fresh().slots.some(({ type }) => type === slotTypes.recovery)
  }

  /** Whether another program changed the vault since this was last asked. */
  refresh(): boolean {
    // Any call takes such a change over, so that the last number is kept and not read just before.
    const { foreignChanges } = this.#fresh()
    const isNew = foreignChanges !== this.#seenChanges
    this.#seenChanges = foreignChanges
    return isNew
  }

  /** Wipes the keys, folds the write-ahead log into the file and closes it. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#opened.keys.wipe()
    this.#opened.keeper.close()
    try {
      if (this.readOnly === null) this.#file.checkpoint()
    } finally {
      this.#file.abandon()
    }
  }

  /** The file, after a look whether another program changed it. */
  #fresh(): VaultFile {
    this.#assertOpen()
    this.#file.look()
    return this.#file
  }

  #goOnWith(file: VaultFile): void {
    this.#file = file
    this.#seenChanges = file.foreignChanges
  }

  #write<T>(work: (pending: PendingChanges) => T): T {
    const writer = this.#writer()
    const { value, written } = this.#file.write(work, () => writer)
    if (written) {
      afterCommit(() => {
        this.#opened.keeper.advance(written, writer.device)
      })
    }
    return value
  }

  #writer(): Writer {
    this.#assertWritable()
    const { random, clock } = this.#opened
    if (this.#device === null) throw new VaultError('vault-read-only')
    return { random, now: clock.now(), device: this.#device, restart: null }
  }

  // Takes them out of the write-ahead log; closing does it again.
  #forgetOldSlots(): void {
    afterCommit(() => {
      this.#file.checkpoint()
    })
  }

  #slotContext(): SlotContext {
    const { keys, random, kdf, kdfCost, openedWith } = this.#opened
    const { slots, header } = this.#fresh()
    return { slots, home: header, vaultKey: keys.vault, random, kdf, cost: kdfCost, openedWith }
  }

  #assertWritable(): void {
    this.#assertOpen()
    if (this.readOnly !== null) throw new VaultError('vault-read-only')
  }

  #assertOpen(): void {
    if (this.#closed) throw new VaultError('not-allowed-now')
  }
}
