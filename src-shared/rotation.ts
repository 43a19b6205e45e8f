import { z } from 'zod'
import { errorCodes, type ErrorCode } from './errors.ts'
import { ConnectionId, ItemId, RotationId, VersionId } from './ids.ts'
import { Instant, ItemFields, ItemKind } from './item.ts'
import { limits } from './policy.ts'

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
  connectionId: ConnectionId,
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
})
export type Journal = z.infer<typeof Journal>

/** What may be done next with something that is under way. */
export const RotationAction = z.enum([
  /** Do the next step that Keyturn does by itself. */
  'continue',
  /** Look what happened after a lost reply; makes nothing and turns nothing off. */
  'check',
  /** The person says that every place uses the new key. */
  'places-done',
  /** Turn the old key off now. */
  'turn-off-old',
  /** Turn off the key whose secret was lost. */
  'turn-off-orphan',
  /** Start again with a new request, where it is known that none is under way. */
  'start-again',
  /** The person says that none of the listed keys is ours. */
  'none-is-ours',
  /** Keep the old key and end here. */
  'finish-keeping-old',
  /** End without a new key; one that was made and saved is turned off first. */
  'abandon',
  /** Stop here: the person looks after what is left open at the provider. */
  'end-here',
])
export type RotationAction = z.infer<typeof RotationAction>

/** The one sentence about what is true now. */
export const Truth = z.enum([
  'nothing-sent',
  'asking',
  /** The reply to choosing a signer was lost: either key may sign. */
  'signer-unknown',
  'nothing-made',
  'old-works',
  'old-works-new-unknown',
  'new-unknown',
  'orphan-exists',
  /** A full disk: the new secret is in memory only, until there is room. */
  'new-unsaved',
  'new-saved-unproved',
  'both-work',
  'new-works',
  /** The replacement is over: the old key is off and refused. */
  'only-new-works',
  'turning-off',
  'turned-off-unproved',
  'turned-off',
  'held',
])
export type Truth = z.infer<typeof Truth>

/** Whose turn it is. */
export const Turn = z.enum(['keyturn', 'person', 'nobody'])
export type Turn = z.infer<typeof Turn>

/** One of the lines of a replacement's story. */
export const StoryLine = z.strictObject({
  id: z.enum(['made', 'saved', 'places', 'old']),
  state: z.enum(['todo', 'working', 'waiting', 'done', 'unknown', 'failed']),
  who: z.enum(['keyturn', 'person', 'nobody']),
  at: Instant.nullable(),
  code: Code.nullable(),
})
export type StoryLine = z.infer<typeof StoryLine>

/** One key as the story names it. */
export const KeyMention = z.strictObject({
  versionId: VersionId,
  hint: z.string().nullable(),
  credentialId: z.string().nullable(),
  createdAt: Instant.nullable(),
  signer: z.boolean(),
})
export type KeyMention = z.infer<typeof KeyMention>

/** Something under way, as the window shows it. */
export const RotationView = z.strictObject({
  id: RotationId,
  kind: RotationKind,
  step: Step,
  turn: Turn,
  truth: Truth,
  itemId: ItemId,
  connectionId: ConnectionId,
  itemName: z.string(),
  newName: z.string(),
  providerName: z.string(),
  reason: z.string(),
  startedAt: Instant,
  askedAt: Instant.nullable(),
  keysBefore: z.int().nullable(),
  old: KeyMention.nullable(),
  new: KeyMention.nullable(),
  callers: z.array(z.string()),
  placesDoneAt: Instant.nullable(),
  graceEndsAt: Instant.nullable(),
  lines: z.array(StoryLine),
  candidates: z.array(Candidate.strict()),
  actions: z.array(RotationAction),
  /** Set where turning a key off asks for a phrase of the provider. */
  needsPhrase: z.boolean(),
  /** The key that `turn-off-…` would turn off, or null. */
  target: z.string().nullable(),
  trouble: z.strictObject({ code: Code, at: Instant }).nullable(),
})
export type RotationView = z.infer<typeof RotationView>

/** What Keyturn does next by itself; `none` waits for a person or is over. */
export type NextWork =
  'create' | 'prove-new' | 'promote' | 'retire' | 'prove-old-refused' | 'set-signer' | 'none'

/** The next piece of work of a journal: a pure function of what is written down. */
export function nextWork(journal: Pick<Journal, 'step' | 'kind' | 'placesDoneAt'>): NextWork {
  switch (journal.step) {
    case 'planned':
      return workOfPlanned(journal.kind)
    case 'stored':
      return 'prove-new'
    case 'proved':
      // An unproved key never reaches a caller; a proved one waits until the places use it.
      return journal.kind === 'generate' || journal.placesDoneAt !== null ? 'promote' : 'none'
    case 'retiring':
      return 'retire'
    case 'retired':
      return 'prove-old-refused'
    case 'creating':
    case 'promoted':
    case 'unknown':
    case 'orphaned':
    case 'done':
    case 'abandoned':
      return 'none'
  }
}

function workOfPlanned(kind: RotationKind): NextWork {
  switch (kind) {
    case 'generate':
    case 'replace':
      return 'create'
    case 'set-signer':
      return 'set-signer'
    case 'turn-off':
      return 'none'
  }
}

/** Whether something is over for good and only kept as history. */
export function isOver(step: Step): boolean {
  return step === 'done' || step === 'abandoned'
}

/** Codes after which nobody can say whether the provider did what it was asked. */
const unknownOutcomes: ReadonlySet<string> = new Set([
  'provider-no-reply',
  'provider-failed',
  'provider-garbage',
  'provider-redirected',
])

/** Whether a failed request may nevertheless have been carried out. */
export function isUnknownOutcome(code: string): boolean {
  return unknownOutcomes.has(code)
}

/** The code of a failed request that reads, or that may be repeated whatever became of it. */
export function codeOfRepeatable(code: ErrorCode): ErrorCode {
  return isUnknownOutcome(code) ? 'provider-ask-again' : code
}

/** Whether a failed request was surely not carried out: the provider refused, or never got it. */
export function isRefusal(code: ErrorCode): boolean {
  const isKnown = code.startsWith('provider-') && code !== 'provider-ask-again'
  return isKnown && !isUnknownOutcome(code)
}
