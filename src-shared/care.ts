import { z } from 'zod'
import { ItemId, VersionId } from './ids.ts'
import { Instant } from './item.ts'
import { limits, policy } from './policy.ts'

const line = z.string().max(limits.label)

/** The eight steps from needing a key to giving it up, in their order. */
export const careSteps = [
  'confirm-need',
  'review-data',
  'create',
  'store',
  'configure',
  'test',
  'monitor',
  'replace-or-turn-off',
] as const

/** One step of looking after a key. */
export const CareStep = z.enum(careSteps)
export type CareStep = z.infer<typeof CareStep>

/** What speaks for using an API, and what for the dashboard, as a person answered. */
export const NeedAnswer = z.enum([
  'backend-access',
  'recurring-sync',
  'internal-tools',
  'cancel-or-look-up',
  'by-hand-possible',
  'one-export',
  'still-testing',
  'rare-and-safer-by-hand',
])
export type NeedAnswer = z.infer<typeof NeedAnswer>

/** The answers for which a key is made; the others speak for the dashboard. */
export const answersForApi: readonly NeedAnswer[] = [
  'backend-access',
  'recurring-sync',
  'internal-tools',
  'cancel-or-look-up',
]

/** Why a key is turned off or replaced, as the audit log keeps it. */
export const Why = z.enum([
  'retired',
  'vendor-left',
  'teammate-left',
  'exposed',
  'unused',
  'replaced',
  'access-changed',
  'scheduled',
])
export type Why = z.infer<typeof Why>

/** What an overview keeps about looking after its key; read loosely. */
export const StoredCare = z.looseObject({
  steps: z.array(z.looseObject({ step: z.string().max(60), at: Instant })).max(60),
  answers: z.array(z.string().max(60)).max(20),
  /** The data and actions for which it is needed. */
  needs: z.array(line).max(limits.tags),
  /** When somebody noted that access changed and the key was not replaced yet, or null. */
  accessChangedAt: Instant.nullable(),
})
export type StoredCare = z.infer<typeof StoredCare>

/** How one key is looked after. */
export const CareView = z.strictObject({
  steps: z
    .array(z.strictObject({ step: CareStep, at: Instant.nullable() }))
    .length(careSteps.length),
  answers: z.array(NeedAnswer).max(8),
  needs: z.array(line).max(limits.tags),
  /** The rights that it was given, as far as anybody said. */
  granted: z.array(line).max(limits.tags),
  /** Rights that it has and nobody needs. */
  beyond: z.array(line).max(limits.tags),
  accessChangedAt: Instant.nullable(),
  /** When its owner was marked as left, or null. */
  ownerLeftAt: Instant.nullable(),
})
export type CareView = z.infer<typeof CareView>

/** What happened with a key on one day, in UTC. */
export const UsageDay = z.strictObject({
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  used: z.int().min(0),
  refused: z.int().min(0),
  failed: z.int().min(0),
})
export type UsageDay = z.infer<typeof UsageDay>

/** Who used a key, or still tries with a dead one. */
export const UsageCaller = z.strictObject({
  /** As the provider calls it, such as a user agent. */
  name: z.string().max(200),
  lastAt: Instant,
  used: z.int().min(0),
  refused: z.int().min(0),
})
export type UsageCaller = z.infer<typeof UsageCaller>

/** Use and errors of a key over time. */
export const UsageView = z.strictObject({
  /** Who says so: the provider, or only what Keyturn did itself. */
  source: z.enum(['provider', 'keyturn']),
  days: z.array(UsageDay).max(400),
  callers: z.array(UsageCaller).max(200),
})
export type UsageView = z.infer<typeof UsageView>

/** A person who owns keys. */
export const PersonView = z.strictObject({
  name: line,
  leftAt: Instant.nullable(),
  items: z.array(z.strictObject({ itemId: ItemId, name: z.string() })).max(10_000),
})
export type PersonView = z.infer<typeof PersonView>

const stamped = { itemId: ItemId, stamp: z.int() }

/** The calls about looking after keys. */
export const careContract = {
  'care.get': { input: z.strictObject({ itemId: ItemId }), output: CareView },
  /** Ticks one step, or takes the tick away. */
  'care.step': {
    input: z.strictObject({ ...stamped, step: CareStep, done: z.boolean() }),
    output: z.null(),
  },
  /** What it is needed for, and what it may do; and until when the provider lets it live. */
  'care.set': {
    input: z.strictObject({
      ...stamped,
      answers: z.array(NeedAnswer).max(8),
      needs: z.array(line.min(1)).max(limits.tags),
      granted: z.array(line.min(1)).max(limits.tags),
      expiresAt: Instant.nullable(),
    }),
    output: z.null(),
  },
  /** Notes that access changed, so that the key is to be replaced or turned off; or takes it back. */
  'care.accessChanged': {
    input: z.strictObject({ ...stamped, changed: z.boolean() }),
    output: z.null(),
  },
  'care.people': { input: z.null(), output: z.array(PersonView).max(10_000) },
  /** Marks a person as left, or takes it back; answers with all their keys. */
  'care.personLeft': {
    input: z.strictObject({ name: line.min(1), left: z.boolean() }),
    output: PersonView,
  },
  'care.usage': { input: z.strictObject({ itemId: ItemId }), output: UsageView },
  /** Puts a line `NAME=value` on the clipboard; throws 'place-in-browser'. */
  'care.copyEnvLine': {
    input: z.strictObject({
      itemId: ItemId,
      versionId: VersionId,
      variable: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,119}$/),
    }),
    output: z.strictObject({ clearsAfterMs: z.int().nullable() }),
  },
} as const

/** One thing that a review found. */
export const FindingKind = z.enum([
  'owner-left',
  'owner-unknown',
  'label-stale',
  'shared-between-integrations',
  'environments-mixed',
  'same-secret',
  'idle',
  'never-used',
  'no-due-date',
  'overdue',
  'off-convention',
  'rights-beyond-need',
  'access-changed',
  'no-expiry',
])
export type FindingKind = z.infer<typeof FindingKind>

/** One finding about one key. */
export const Finding = z.strictObject({
  kind: FindingKind,
  itemId: ItemId,
  name: z.string(),
  providerName: z.string(),
  owner: z.string(),
  environment: z.string(),
  /** What it speaks of: another key, a year in the label, the integrations; or empty. */
  about: z.string().max(400),
  at: Instant.nullable(),
  /** Whether a person said that it is all right. */
  accepted: z.boolean(),
  /** Whether Keyturn itself can turn the key off. */
  turnsOff: z.boolean(),
})
export type Finding = z.infer<typeof Finding>

/** How the review of all keys stands. */
export const ReviewView = z.strictObject({
  findings: z.array(Finding).max(20_000),
  /** When it was last called done, or null. */
  doneAt: Instant.nullable(),
  /** When the next is due: three months later, or now where there was none. */
  dueAt: Instant,
  idleAfterDays: z.int(),
})
export type ReviewView = z.infer<typeof ReviewView>

/** The calls about the review. */
export const reviewContract = {
  'review.get': { input: z.null(), output: ReviewView },
  'review.done': { input: z.null(), output: ReviewView },
  /** Accepts a finding, or takes that back. */
  'review.accept': {
    input: z.strictObject({ itemId: ItemId, kind: FindingKind, accepted: z.boolean() }),
    output: ReviewView,
  },
  'review.set': {
    input: z.strictObject({
      idleAfterDays: z.int().min(policy.idleAfterDays.min).max(policy.idleAfterDays.max),
    }),
    output: ReviewView,
  },
} as const
