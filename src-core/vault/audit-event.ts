/*
 * The words of the audit log: what was done, by which item and secret version, and when.
 *
 * An entry has no place for free text, so that a secret has no way in.
 */
import { z } from 'zod'
import { ItemId, VersionId } from '../../src-shared/ids.ts'
import { Instant } from '../../src-shared/item.ts'

/** Everything that is written down; the vault itself writes those of the first group. */
export const AuditEvent = z.enum([
  'created',
  'unlocked',
  'passphrase-changed',
  'recovery-renewed',
  'rollback-accepted',
  'restored',
  'rekeyed',
  // items
  'added',
  'edited',
  'deleted',
  'revealed',
  'copied',
  'used',
  'exported',
  'searched',
  /** The key in use was put into a place without a replacement. */
  'placed',
  'diagnosed',
  'diagnosed-refused',
  'diagnosed-failed',
  // looking after keys
  'access-changed',
  'person-left',
  'person-back',
  'reviewed',
  // webhooks
  'replayed',
  // connections
  'connection-added',
  'connection-edited',
  'connection-deleted',
  // the outside world
  'generate-asked',
  'generate-stored',
  'generate-failed',
  'proved',
  'proof-failed',
  'promoted',
  'places-done',
  'turn-off-asked',
  'turned-off',
  'refusal-proved',
  'turn-off-failed',
  'signer-set',
  'reconciled',
  'abandoned',
])
export type AuditEvent = z.infer<typeof AuditEvent>

/** The body of an audit row; events of later versions are read as the words they are. */
export const AuditBody = z.looseObject({
  v: z.literal(1),
  at: Instant,
  event: z.string().min(1).max(60),
  itemId: ItemId.nullable(),
  versionId: VersionId.nullable(),
  /** Why, as a word of the closed list in src-shared/care.ts; left out where nobody said. */
  why: z.string().max(60).optional(),
})
export type AuditBody = z.infer<typeof AuditBody>

/** One line of the audit log. */
export type AuditEntry = {
  readonly seq: number
  readonly at: number
  readonly event: string
  readonly itemId: ItemId | null
  readonly versionId: VersionId | null
  /** The reason that a person gave, or null. */
  readonly why: string | null
}

/** Which lines of the audit log to read. */
export type AuditFilter = { readonly itemId: ItemId | null; readonly limit: number }
