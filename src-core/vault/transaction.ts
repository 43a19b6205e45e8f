/*
 * What one transaction on the vault may do.
 *
 * Everything is collected, sealed and written at the end, in one piece: if the work throws, or an
 * expected stamp no longer holds, nothing is written. Reads of the session inside the work show the
 * vault as it was when the transaction began.
 */
import type { Why } from '../../src-shared/care.ts'
import type { ConnectionId, ItemId, RotationId, VersionId } from '../../src-shared/ids.ts'
import type { Details, Overview } from '../../src-shared/item.ts'
import type { Journal } from '../../src-shared/rotation.ts'
import type { AuditEvent } from './audit-event.ts'
import type { ConnectionBody } from './connection.ts'
import type { VaultSettings } from './settings.ts'

/** A record as it was read: `stamp` says which writing of it. */
export type Kept<Id, Body> = { readonly id: Id; readonly stamp: number; readonly body: Body }

/** What a secret version belongs to: an item, or a connection for its admin credential. */
export type OwnerId = ItemId | ConnectionId

/** One line to add to the audit log; the time is the vault's. */
export type AuditNote = {
  readonly event: AuditEvent
  readonly itemId: ItemId | null
  readonly versionId: VersionId | null
  /** Why, where a person said it. */
  readonly why?: Why | undefined
}

/**
 * The changes of one transaction.
 *
 * `expected` is the stamp that was read, or null where the record must not exist yet; otherwise
 * the change is refused with `changed-elsewhere`. Details and secrets are covered by their owner's
 * record, so that changing them gives the owner a new stamp as well.
 */
export interface Transaction {
  putOverview(id: ItemId, body: Overview, expected: number | null): void
  putDetails(id: ItemId, body: Details, expected: number | null): void
  /** Adds a secret version; one that is there is never overwritten. The caller wipes `secret`. */
  putSecret(owner: OwnerId, versionId: VersionId, secret: Uint8Array): void
  dropSecret(owner: OwnerId, versionId: VersionId): void
  putConnection(id: ConnectionId, body: ConnectionBody, expected: number | null): void
  /** Removes a connection and its secrets; a tombstone stays. */
  dropConnection(id: ConnectionId): void
  putJournal(id: RotationId, body: Journal, expected: number | null): void
  dropJournal(id: RotationId): void
  putSettings(body: VaultSettings, expected: number): void
  /** Removes an item with its details and secrets; a tombstone stays. */
  deleteItem(id: ItemId): void
  audit(note: AuditNote): void
}
