import { z } from 'zod'
import { StoredCaller } from './caller.ts'
import { errorCodes } from './errors.ts'
import { BatchId, ConnectionId, ItemId, VersionId } from './ids.ts'
import { Instant, ItemFields, ItemKind } from './item.ts'
import { limits, policy } from './policy.ts'

/** What is being done to the outside world. */
export const RotationKind = z.enum(['generate', 'replace', 'turn-off', 'set-signer'])
export type RotationKind = z.infer<typeof RotationKind>

/**
 * How far it got, as written down; the order of the first eight is the order of the work.
 *
 * `creating` and `retiring` are intents: the request may or may not have reached the provider.
 */
export const Step = z.enum([
  /** Asked for; nothing was sent. */
  'planned',
  /** The intent is on disk; a request that makes a key may be under way. */
  'creating',
  /** The new secret is in the vault, stage pending. */
  'stored',
  /** A real call with the new key worked. */
  'proved',
  /** The new key is the current one, also for signing webhooks where the old one was. */
  'promoted',
  /** The intent to turn a key off is on disk; the request may be under way. */
  'retiring',
  /** The provider turned it off; that it is refused is not proved yet. */
  'retired',
  'done',
  /** The reply to the making request was lost: a key may or may not exist. */
  'unknown',
  /** One key, ours by every sign, exists; its secret was lost with the reply. */
  'orphaned',
  /** Ended without a new key; whatever was made is gone or named in the trail. */
  'abandoned',
])
export type Step = z.infer<typeof Step>

/** What the item will be whose first key is being made; it exists once the key is stored. */
export const PlannedItem = z.object({ kind: ItemKind, fields: ItemFields })
export type PlannedItem = z.infer<typeof PlannedItem>

/** A code of the closed list. */
export const Code = z.enum(errorCodes)

/** A code as the vault keeps it: one that a later version wrote is read as the word it is. */
export const StoredCode = z.string().regex(/^[a-z-]{1,60}$/)

/** A key at the provider that may be the one whose reply was lost. */
export const Candidate = z.object({
  remoteId: z.string().max(limits.credentialId),
  name: z.string().max(limits.name).nullable(),
  createdAt: Instant.nullable(),
  signer: z.boolean(),
  /** Absent before, named exactly as ours, and made inside the window. */
  ours: z.boolean(),
})
export type Candidate = z.infer<typeof Candidate>

/** How far one place of a replacement is. */
export const PlaceState = z.enum([
  /** Nothing was done here yet. */
  'todo',
  /** The intent is on disk; the new key may or may not stand there. */
  'updating',
  /** The new key stands there, and counts from the next deployment on. */
  'waiting',
  /** The new key stands there. */
  'updated',
  /** The person says that the new key is used there. */
  'ticked',
  /** The person leaves this place out. */
  'skipped',
  /** It holds a value that this item never held; nothing was written. */
  'differs',
  /** Nothing was written, or the place refused it; the code says why. */
  'failed',
  /** A program or a service was cut off: it may or may not have taken the new key. */
  'unknown',
  /** The intent to put back what stood there is on disk. */
  'undoing',
  /** What stood there before stands there again. */
  'undone',
])
export type PlaceState = z.infer<typeof PlaceState>

/** One place of a replacement, as the journal keeps it. */
export const PlaceRecord = z.looseObject({
  /** The id of its caller, or `text:` and the words of a place that a person wrote down. */
  id: z.string().min(1).max(410),
  /** The place as it was when the replacement began; null for one that is words only. */
  caller: StoredCaller.nullable(),
  state: PlaceState,
  /** When it came to this state, or null while nothing was done. */
  at: Instant.nullable(),
  code: StoredCode.nullable(),
  /** Where the value that stood there before is kept, if that was not the old key; or null. */
  previousId: VersionId.nullable(),
  previousCredentialId: z.string().max(limits.credentialId).nullable(),
  /** When its check last answered well, or null. */
  checkedAt: Instant.nullable(),
  checkCode: StoredCode.nullable(),
})
export type PlaceRecord = z.infer<typeof PlaceRecord>

/** How the old key makes room for the new one. */
export const Strategy = z.enum([
  /** Both keys work for a while; where places for keys are few, one may have to be given up. */
  'overlap',
  /** The provider replaces the key itself: the old one is dead at once. */
  'in-place',
  /** A person does the provider's part. */
  'guided',
])
export type Strategy = z.infer<typeof Strategy>

/** One line of the story, with who acted. */
export const TrailLine = z.object({
  at: Instant,
  step: Step,
  who: z.enum(['keyturn', 'person']),
  code: StoredCode.nullable(),
})
export type TrailLine = z.infer<typeof TrailLine>

/**
 * The body of a journal record: written before and after everything that is done outside.
 *
 * Read loosely, as every body of the vault.
 */
export const Journal = z.looseObject({
  v: z.literal(1),
  /** The lineage of the vault in which it was begun; a journal of another lineage is held. */
  lineage: z.string().regex(/^[0-9a-f]{32}$/),
  kind: RotationKind,
  step: Step,
  itemId: ItemId,
  /** The account at the provider, or null where a person does the provider's part without one. */
  connectionId: ConnectionId.nullable(),
  /** The name of the new key, here and at the provider. */
  name: z.string().max(limits.name),
  service: z.string().max(limits.service),
  reason: z.string().max(limits.label),
  startedAt: Instant,
  /** Set for `generate`, null for everything that is done to an item that exists. */
  planned: PlannedItem.nullable(),
  /** The ids that the provider listed before the request, or null before it was asked. */
  idsBefore: z.array(z.string().max(limits.credentialId)).max(10_000).nullable(),
  /** When the request that makes a key was sent, or null. */
  askedAt: Instant.nullable(),
  oldVersionId: VersionId.nullable(),
  newVersionId: VersionId.nullable(),
  /** Whether the old key signs webhooks, so that the new one must before the old one goes. */
  oldWasSigner: z.boolean(),
  /** When the person said that every place uses the new key, or null. */
  placesDoneAt: Instant.nullable(),
  graceEndsAt: Instant.nullable(),
  candidates: z.array(Candidate).max(1_000),
  /** The remote id that is being turned off, or null. */
  target: z.string().max(limits.credentialId).nullable(),
  /** What went wrong at the last attempt, or null. */
  trouble: z.object({ code: StoredCode, at: Instant }).nullable(),
  trail: z.array(TrailLine).max(limits.trail),
  // What earlier versions did not write. Bodies are read as they stand, without defaults.
  /** How the old key makes room; left out for `overlap`. */
  strategy: Strategy.optional(),
  /** The old key goes first, without waiting for the places. */
  urgent: z.boolean().optional(),
  /** When the person read what will break, where the old key dies at once. */
  acceptedBreakAt: Instant.optional(),
  /** How long the old key is to be kept, where it is not what the item's policy says. */
  graceHours: z.int().min(0).max(policy.graceHours.max).optional(),
  places: z.array(PlaceRecord).max(limits.places).optional(),
  promotedAt: Instant.optional(),
  /** When the provider said, or the person, that the old key is off. */
  oldOffAt: Instant.optional(),
  /** When the old key was last seen to be used after the new one was promoted. */
  stillUsedAt: Instant.optional(),
  /** When the provider last showed the old key quiet. */
  quietAt: Instant.optional(),
  /** When the person asked to take the replacement back. */
  backAt: Instant.optional(),
  /** Not to be tried again by itself before this. */
  notBefore: Instant.optional(),
  /** How often the present step was tried in vain. */
  attempts: z.int().min(0).max(1_000).optional(),
  /** Why, as a word of the closed list; an unknown one is of a later version. */
  why: z.string().max(60).optional(),
  /** When the person said that those who use the key were told. */
  toldAt: Instant.optional(),
  /** Begun now, to be worked on from then on; the first request waits for it. */
  startsAt: Instant.optional(),
  /** The slot at the provider that gets its first key. */
  area: z.string().max(40).optional(),
  /** The version that Keyturn chose for it, which its request carries. */
  chosenId: VersionId.optional(),
  /** The rights that are asked for. */
  scopes: z.array(z.string().max(limits.label)).max(limits.tags).optional(),
  /** The batch that it belongs to. */
  batchId: BatchId.optional(),
})
export type Journal = z.infer<typeof Journal>
