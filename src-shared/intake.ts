import { z } from 'zod'
import { errorCodes } from './errors.ts'
import { ItemId } from './ids.ts'
import { Instant, ItemKind } from './item.ts'
import { ColumnMap, ImportFormat, ImportNote } from './import-format.ts'
import { limits } from './policy.ts'
import { GitStanding, Spot } from './spot.ts'

export * from './import-format.ts'
export * from './spot.ts'

const line = z.string().max(limits.label)
const path = z.string().min(1).max(limits.path)

/** Names one key that was found or read and is not kept yet; it holds for this host only. */
export const EntryId = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand('EntryId')
export type EntryId = z.infer<typeof EntryId>

/** How sure it is that something is a key. */
export const Confidence = z.enum([
  /** A known format: prefix and length, and its checksum where it has one. */
  'certain',
  /** The name of the variable says so, and the value looks made by a machine. */
  'likely',
  /** Only one of the two. */
  'unsure',
])
export type Confidence = z.infer<typeof Confidence>

/** What the confidence rests on. */
export const WhyKey = z.enum([
  'checksum',
  'format',
  'format-and-name',
  'place',
  'name-and-entropy',
  'name-only',
  'entropy-only',
  /** A person or another program said so, such as an export of a password manager. */
  'told',
])
export type WhyKey = z.infer<typeof WhyKey>

/** How a read-only question to the provider ended; never more than one request a key. */
export const KeyCheck = z.enum([
  'works',
  /** The provider knows it, and it may not do what was asked: a narrow key. */
  'narrow',
  'refused',
  /** The provider did not answer, or in a way that tells nothing. */
  'unknown',
])
export type KeyCheck = z.infer<typeof KeyCheck>

/** What a row of a file lacks or holds that a person should look at; the row is kept all the same. */
export const RowNote = z.enum([
  'no-name',
  'bad-date',
  'too-long',
  'formula',
  'control-characters',
  'unused-columns',
])
export type RowNote = z.infer<typeof RowNote>

/** What a person may change before anything is kept; proposals until then. */
export const EntryDraft = z.strictObject({
  name: z.string().min(1).max(limits.name),
  kind: ItemKind,
  providerName: line,
  environment: line,
  business: line,
  owner: line,
  integration: line,
  envVar: line,
  purpose: line,
  tags: z.array(line.min(1)).max(limits.tags),
})
export type EntryDraft = z.infer<typeof EntryDraft>

/** A change to many entries at once: what is left out stays, and something must change. */
export const EntryChange = EntryDraft.omit({ name: true, kind: true, tags: true })
  .extend({ name: z.string().min(1).max(limits.name), kind: ItemKind, tag: line.min(1) })
  .partial()
  .strict()
  .refine((change) => Object.keys(change).length > 0)
export type EntryChange = z.infer<typeof EntryChange>

/** One key that was found or read and is not kept yet; its value stays in the host. */
export const Entry = z.strictObject({
  id: EntryId,
  /** Masked, such as `sk_live_•••••8Q2d`; null for an entry of an inventory without secrets. */
  hint: z.string().max(64).nullable(),
  /** The public half, where the key has one. */
  credentialId: z.string().max(limits.credentialId).nullable(),
  /** Which key format it has, such as `stripe-live`; null where none is known. */
  format: z.string().max(60).nullable(),
  confidence: Confidence,
  why: WhyKey,
  /** The first few; `spotCount` counts all. */
  spots: z.array(Spot).max(20),
  spotCount: z.int().min(0),
  /** The projects that use it: nearest work trees, else folders. */
  projects: z.array(line).max(50),
  /** It is at least as old as this; null where nothing tells. */
  since: Instant.nullable(),
  /** Who says so: the first commit with it, the file's last change, or what was read. */
  sinceSource: z.enum(['git', 'file', 'told']).nullable(),
  lastUsedAt: Instant.nullable(),
  expiresAt: Instant.nullable(),
  /** The worst of its spots. */
  git: GitStanding,
  /** The item of the open vault that holds the same secret, or null. */
  inVault: z.strictObject({ itemId: ItemId, name: z.string().max(limits.name) }).nullable(),
  /** Whether a read-only request to its provider is known that tells whether it works. */
  canCheck: z.boolean(),
  check: KeyCheck.nullable(),
  notes: z.array(RowNote).max(10),
  draft: EntryDraft,
  chosen: z.boolean(),
})
export type Entry = z.infer<typeof Entry>

/** How far a search through folders is. */
export const FindProgress = z.strictObject({
  files: z.int().min(0),
  bytes: z.int().min(0),
  /** Estimated; null while it cannot be told. */
  leftMs: z.int().min(0).nullable(),
  found: z.int().min(0),
})
export type FindProgress = z.infer<typeof FindProgress>

/** Files that were not read, by the reason. */
export const Skipped = z.strictObject({
  unreadable: z.int().min(0),
  tooLarge: z.int().min(0),
  binary: z.int().min(0),
  /** Folders that hold other people's code, such as `node_modules`. */
  foreign: z.int().min(0),
  /** The first few paths that could not be read, as people read them. */
  examples: z.array(path).max(10),
})
export type Skipped = z.infer<typeof Skipped>

/** What a search found, counted. */
export const IntakeCounts = z.strictObject({
  keys: z.int().min(0),
  chosen: z.int().min(0),
  projects: z.int().min(0),
  providers: z.int().min(0),
  overYear: z.int().min(0),
  /** In a commit, whether a remote has it or not. */
  committed: z.int().min(0),
  severalPlaces: z.int().min(0),
  unsure: z.int().min(0),
  withoutSecret: z.int().min(0),
  inVault: z.int().min(0),
  checkable: z.int().min(0),
})
export type IntakeCounts = z.infer<typeof IntakeCounts>

/** Where the keys that lie ready come from, and what is being done with them. */
export const IntakeState = z.strictObject({
  source: z.enum(['none', 'folders', 'file', 'pasted']),
  /** `stopped`: a person ended it, and what had been found until then lies ready. */
  phase: z.enum(['idle', 'working', 'checking', 'ready', 'stopped', 'failed']),
  failed: z.enum(errorCodes).nullable(),
  /** The folders, or the file, as people read them. */
  from: z.array(path).max(50),
  progress: FindProgress,
  /** How long the search took, in milliseconds; null before its end. */
  tookMs: z.int().min(0).nullable(),
  skipped: Skipped,
  counts: IntakeCounts,
  /** How many of how many checks are done. */
  checks: z.strictObject({ done: z.int().min(0), of: z.int().min(0) }).nullable(),
  format: ImportFormat.nullable(),
  map: ColumnMap.nullable(),
  notes: z.array(ImportNote).max(20),
})
export type IntakeState = z.infer<typeof IntakeState>

/** Which part of what lies ready is shown. */
export const IntakeFilter = z.enum([
  'all',
  'committed',
  'over-year',
  'several-places',
  'unsure',
  'in-vault',
  'chosen',
])
export type IntakeFilter = z.infer<typeof IntakeFilter>

/** What a person asked to see: the words that they search for, and the part. */
export const IntakeAsk = z.strictObject({
  text: z.string().max(limits.searchText),
  filter: IntakeFilter,
})
export type IntakeAsk = z.infer<typeof IntakeAsk>

/** Which entries are meant: some by their ids, all of a sort, or those that are shown. */
export const EntrySelection = z.union([
  z.strictObject({ ids: z.array(EntryId).min(1).max(limits.intakeRows) }),
  z.strictObject({ all: z.enum(['chosen', 'shown-unsure', 'every']) }),
  /** What a list with this text and filter holds, and of that perhaps only what is chosen. */
  z.strictObject({ shown: IntakeAsk, onlyChosen: z.boolean() }),
])
export type EntrySelection = z.infer<typeof EntrySelection>
