import { z } from 'zod'
import { Why } from './care.ts'
import { ConnectionId, ItemId, RotationId, VersionId } from './ids.ts'
import { Instant } from './item.ts'
import { Candidate, Code, PlaceState, RotationKind, Step, Strategy } from './journal.ts'
import { limits } from './policy.ts'
import { Via } from './provider.ts'

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
  /** The person has read what breaks when the old key dies at once, and goes on. */
  'accept-break',
  /** Begin a postponed replacement now. */
  'start-now',
  /** The person says that those who use the key were told. */
  'callers-told',
  /** Read the secret once more whose reply was lost, where the provider shows it again. */
  'recover',
  /** Turn off one of the listed keys to make room for the new one. */
  'give-up-slot',
  /** The person tried the new key, where Keyturn cannot. */
  'works-by-hand',
  /** The person turned the old key off at the provider. */
  'old-is-off',
  /** Give the places their previous values, and turn the new key off. */
  'take-back',
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
  /** In place: the old key is dead, the new one is in the vault. */
  'old-dead-new-saved',
  /** In place: the old key is dead, and the secret of the new one was lost with the reply. */
  'old-dead-new-lost',
  /** In place: the reply was lost, and either key may be the living one. */
  'either-may-live',
  /** Guided: a person is to make the new key. */
  'waiting-for-new',
  /** The new key is proved; places are being changed, and both keys work. */
  'places-changing',
  /** The old key was to go, but the provider shows that it is still used. */
  'old-still-used',
  /** It is being taken back; both keys work. */
  'taking-back',
  /** It was taken back: only the old key works. */
  'taken-back',
  /** Emergency: the old key is off, and there is no new one yet. */
  'off-no-new',
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

/** What a person may have done with one place. */
export const PlaceAction = z.enum([
  /** Put the new key there, or try again. */
  'update',
  /** Put it there although something else stands there. */
  'overwrite',
  /** Put back what stood there before. */
  'undo',
  /** The person says that the new key is used there. */
  'tick',
  'untick',
  /** Leave it out. */
  'skip',
  /** Make its check once more. */
  'check',
])
export type PlaceAction = z.infer<typeof PlaceAction>

/** One place of a replacement, as the window shows it. */
export const PlaceView = z.strictObject({
  id: z.string().max(410),
  kind: z.string().max(40),
  /** A file, `owner/repository`, a project, a program, or the person's own words. */
  where: z.string().max(limits.path),
  /** A variable, a pointer, the name of a secret; empty where there is none. */
  what: z.string().max(400),
  state: PlaceState,
  who: z.enum(['keyturn', 'person']),
  at: Instant.nullable(),
  code: Code.nullable(),
  checkedAt: Instant.nullable(),
  checkCode: Code.nullable(),
  /** Whether it has a check. */
  checks: z.boolean(),
  /** Whether there is a masked difference to show. */
  shows: z.boolean(),
  /** The redacted end of what its program said, of this process only; else null. */
  output: z.string().max(4_000).nullable(),
  actions: z.array(PlaceAction).max(10),
})
export type PlaceView = z.infer<typeof PlaceView>

/** What a replacement of an item would do, before it begins. */
export const ReplacePlan = z.strictObject({
  strategy: Strategy,
  providerName: z.string(),
  graceHours: z.int(),
  /** The old key dies at once, so that every place breaks until it has the new one. */
  breaks: z.boolean(),
  /** Who proves that the new key works. */
  proves: Via,
  /** Who turns the old key off: Keyturn when it is quiet, Keyturn when asked, or the person. */
  retires: z.enum(['when-quiet', 'when-asked', 'person']),
  /** How many keys the provider allows, and how many it had when last asked. */
  slots: z.strictObject({ live: z.int().nullable(), most: z.int() }).nullable(),
  places: z.array(PlaceView).max(limits.places),
  /** Why it cannot begin, or null. */
  hindrance: Code.nullable(),
})
export type ReplacePlan = z.infer<typeof ReplacePlan>

/** Something under way, as the window shows it. */
export const RotationView = z.strictObject({
  id: RotationId,
  kind: RotationKind,
  step: Step,
  turn: Turn,
  truth: Truth,
  itemId: ItemId,
  connectionId: ConnectionId.nullable(),
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
  strategy: Strategy,
  urgent: z.boolean(),
  places: z.array(PlaceView).max(limits.places),
  /** When the new key became the one in use, or null. */
  promotedAt: Instant.nullable(),
  oldOffAt: Instant.nullable(),
  stillUsedAt: Instant.nullable(),
  backAt: Instant.nullable(),
  /** When Keyturn tries again by itself, or null. */
  notBefore: Instant.nullable(),
  why: Why.nullable(),
  /** When the person said that those who use the key were told, or null. */
  toldAt: Instant.nullable(),
  /** When a postponed replacement begins, or null. */
  startsAt: Instant.nullable(),
  /** Whether Keyturn turns the old key off by itself once its grace is over and it is quiet. */
  retiresByItself: z.boolean(),
})
export type RotationView = z.infer<typeof RotationView>
