import { z } from 'zod'
import { CallerView, StoredCaller } from './caller.ts'
import { ConnectionId, ItemId, RotationId, VersionId } from './ids.ts'
import { limits, policy } from './policy.ts'
import { ProviderId } from './provider.ts'

/** What sort of credential an item is. */
export const ItemKind = z.enum(['api-key', 'key-pair', 'webhook-secret', 'token', 'other'])
export type ItemKind = z.infer<typeof ItemKind>

/** Where a secret version stands. */
export const Stage = z.enum(['pending', 'current', 'previous', 'revoked'])
export type Stage = z.infer<typeof Stage>

/** Who says when a key was made. */
export const CreatedSource = z.enum(['name', 'provider', 'git', 'keyturn', 'imported', 'person'])
export type CreatedSource = z.infer<typeof CreatedSource>

/** Who says when a key was last used; `unknown` is never dressed up as a date. */
export const LastUsedSource = z.enum(['provider', 'keyturn', 'unknown'])
export type LastUsedSource = z.infer<typeof LastUsedSource>

/** An instant in milliseconds since 1970-01-01T00:00:00Z. */
export const Instant = z.int().min(-8_640_000_000_000_000).max(8_640_000_000_000_000)

const line = z.string().max(limits.label)

/**
 * One secret over one period of time, without the secret.
 *
 * Credential ID, remote id and the dates belong to the version, not to its item.
 */
export const SecretVersion = z.object({
  id: VersionId,
  stage: Stage,
  credentialId: z.string().max(limits.credentialId).nullable(),
  /** The provider's id of this key, or null if it was not made through a connection. */
  remoteId: z.string().max(limits.credentialId).nullable(),
  nameAtProvider: z.string().max(limits.name).nullable(),
  createdAt: Instant.nullable(),
  createdSource: CreatedSource.nullable(),
  lastUsedAt: Instant.nullable(),
  lastUsedSource: LastUsedSource,
  expiresAt: Instant.nullable(),
  /** Whether the provider signs webhooks with this key. */
  signer: z.boolean(),
  /** Masked form for people, such as `atna_…x9Qd`; null for an entry without a secret. */
  hint: z.string().max(64).nullable(),
  /** Keyed fingerprint of the secret, hexadecimal; equal secrets of one vault have equal ones. */
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  storedAt: Instant,
  /** When it stopped being current, or null. */
  replacedAt: Instant.nullable(),
  /** Until when the old key is kept working, or null where nobody set an end. */
  graceEndsAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
})
export type SecretVersion = z.infer<typeof SecretVersion>

/** How often an item is to be replaced and how long the old key is kept. */
export const RotationPolicy = z.object({
  everyDays: z.int().min(1).max(policy.rotateAfterDays.max).nullable(),
  everyMonths: z.int().min(1).max(120).nullable(),
  graceHours: z.int().min(0).max(policy.graceHours.max),
  /** Keep the values of old keys after they were turned off; left out for no. */
  keepOldValues: z.boolean().optional(),
})
export type RotationPolicy = z.infer<typeof RotationPolicy>

/**
 * The body of an item's overview record: all that lists, badges, search and reviews need.
 *
 * Read loosely: keys that a later version wrote survive rewriting.
 */
export const Overview = z.looseObject({
  v: z.literal(1),
  name: z.string().min(1).max(limits.name),
  service: z.string().max(limits.service),
  kind: ItemKind,
  connectionId: ConnectionId.nullable(),
  provider: ProviderId.nullable(),
  providerName: line,
  environment: line,
  business: line,
  owner: line,
  integration: line,
  envVar: line,
  purpose: line,
  scopes: z.array(line).max(limits.tags),
  /** The places that use it, as a person wrote them. */
  callers: z.array(z.string().max(400)).max(200),
  /** The places that use it, as Keyturn can reach them; left out where there are none. */
  places: z.array(StoredCaller).max(200).optional(),
  readers: z.array(line).max(limits.tags),
  tags: z.array(line).max(limits.tags),
  policy: RotationPolicy.nullable(),
  readableAgain: z.boolean(),
  canWrite: z.boolean(),
  checklist: z.array(line).max(limits.tags),
  acceptedFindings: z.array(line).max(limits.tags),
  /** Where its value was last seen; left out if nobody ever looked. */
  seen: z
    .looseObject({ lookedAt: Instant, spots: z.array(z.looseObject({})).max(limits.sightings) })
    .optional(),
  /** How it is looked after; left out while nobody noted anything. Read by storedCareOf. */
  care: z.unknown().optional(),
  /** How deliveries are signed with it; left out where nobody said. Read by storedWebhookOf. */
  webhook: z.unknown().optional(),
  addedAt: Instant,
  changedAt: Instant,
  versions: z.array(SecretVersion).max(limits.versions),
})
export type Overview = z.infer<typeof Overview>

/** The body of an item's details record: what no list needs. */
export const Details = z.looseObject({ v: z.literal(1), notes: z.string().max(limits.notes) })
export type Details = z.infer<typeof Details>

/** The fields of an item that a person may write. */
export const ItemFields = z.strictObject({
  environment: line,
  business: line,
  owner: line,
  integration: line,
  envVar: line,
  purpose: line,
  callers: z.array(z.string().min(1).max(400)).max(200),
  tags: z.array(line.min(1)).max(limits.tags),
  canWrite: z.boolean(),
  policy: RotationPolicy.nullable(),
  notes: z.string().max(limits.notes),
})
export type ItemFields = z.infer<typeof ItemFields>

/** A key that a person adds by hand, with its secret or as an inventory entry without one. */
export const NewItem = z.strictObject({
  name: z.string().min(1).max(limits.name),
  kind: ItemKind,
  providerName: line,
  /** The linked account at which it stands; left out for none. */
  connectionId: ConnectionId.nullable().optional(),
  credentialId: z.string().max(limits.credentialId).nullable(),
  secret: z.string().min(1).max(limits.secretBytes).nullable(),
  /** When the provider made it, as far as the person knows. */
  createdAt: Instant.nullable(),
  fields: ItemFields,
  /** Add it although another item already holds the same secret. */
  acceptDuplicate: z.boolean(),
})
export type NewItem = z.infer<typeof NewItem>

/** Age, judged against the item's policy. */
export const AgeBadge = z.enum(['fresh', 'ok', 'due-soon', 'overdue', 'unknown'])
export type AgeBadge = z.infer<typeof AgeBadge>

/** Use, as far as anybody can say. */
export const UseBadge = z.enum(['used', 'idle', 'never-used', 'unknown'])
export type UseBadge = z.infer<typeof UseBadge>

/**
 * Everything worth a badge, worst first; a list row shows the first that holds.
 *
 * `days` is how far past or how far ahead, in whole days, where the badge counts them.
 */
export const BadgeKind = z.enum([
  'stopped',
  /** A key that works stands in a commit. */
  'committed',
  /** Its owner was marked as left. */
  'owner-left',
  /** Somebody noted that access changed; it is to be replaced or turned off. */
  'access-changed',
  'overdue',
  'expired',
  'waiting',
  'due-soon',
  'expires-soon',
  'old-still-works',
  'age-unknown',
  'use-unknown',
  /** Its last key was turned off: nothing about age or use matters any more. */
  'dead',
  'idle',
  'never-used',
  'shared',
  /** The same value stands under two environments. */
  'environments-mixed',
  'same-secret',
  'no-owner',
  'no-policy',
  'off-convention',
  'fresh',
  'ok',
])
export type BadgeKind = z.infer<typeof BadgeKind>

/** One badge of an item. */
export const Badge = z.strictObject({
  kind: BadgeKind,
  days: z.int().nullable(),
  /** The instant that the badge speaks of, such as a due date, or null. */
  at: Instant.nullable(),
  /** The other item that the badge speaks of (same secret), or null. */
  other: z.string().max(limits.name).nullable(),
})
export type Badge = z.infer<typeof Badge>

/** Which group of the list a row stands in. */
export const ListGroup = z.enum(['act-now', 'due-soon', 'cannot-tell', 'fine'])
export type ListGroup = z.infer<typeof ListGroup>

/** One row of the list. */
export const ItemSummary = z.strictObject({
  id: ItemId,
  name: z.string(),
  service: z.string(),
  kind: ItemKind,
  provider: ProviderId.nullable(),
  providerName: z.string(),
  environment: z.string(),
  owner: z.string(),
  firstCaller: z.string().nullable(),
  callerCount: z.int(),
  createdAt: Instant.nullable(),
  ageDays: z.int().nullable(),
  /** Days after which it is overdue, or null without a policy. */
  policyDays: z.int().nullable(),
  lastUsedAt: Instant.nullable(),
  lastUsedSource: LastUsedSource,
  neverUsed: z.boolean(),
  group: ListGroup,
  worst: Badge,
  replaceable: z.boolean(),
})
export type ItemSummary = z.infer<typeof ItemSummary>

/** One line of what was done with an item. */
export const AuditLine = z.strictObject({
  at: Instant,
  event: z.string().max(60),
  versionId: VersionId.nullable(),
  /** The reason that a person gave, as a word of the closed list, or null. */
  why: z.string().max(60).nullable(),
})
export type AuditLine = z.infer<typeof AuditLine>

/** A secret version as the item panel shows it. */
export const VersionSummary = SecretVersion.omit({ fingerprint: true }).strict().extend({
  hasSecret: z.boolean(),
})
export type VersionSummary = z.infer<typeof VersionSummary>

/** All of an item but its secrets. */
export const ItemDetail = z.strictObject({
  summary: ItemSummary,
  /** The stamp to hand back with an edit, so that no change is overwritten unseen. */
  stamp: z.int(),
  fields: ItemFields,
  connectionId: ConnectionId.nullable(),
  readableAgain: z.boolean(),
  /** The vendor whose guide fits: that of its account, or that of its provider's name; or null. */
  vendor: ProviderId.nullable(),
  badges: z.array(Badge),
  versions: z.array(VersionSummary),
  audit: z.array(AuditLine),
  places: z.array(CallerView).max(200),
  /** The replacement that is under way, or null. */
  openRotationId: RotationId.nullable(),
})
export type ItemDetail = z.infer<typeof ItemDetail>

/** The version that is in use, or null for an inventory entry. */
export function currentVersion(overview: Pick<Overview, 'versions'>): SecretVersion | null {
  return overview.versions.find((version) => version.stage === 'current') ?? null
}
