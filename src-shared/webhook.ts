import { z } from 'zod'
import { errorCodes } from './errors.ts'
import { ItemId, VersionId } from './ids.ts'
import { Instant, Stage } from './item.ts'
import { limits } from './policy.ts'

const line = z.string().max(limits.label)
const HeaderName = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/)

/** How deliveries are signed. */
export const SchemeId = z.enum([
  'standard',
  'svix',
  'stripe',
  'github',
  'ckeditor',
  'slack',
  'shopify',
  'pagerduty',
  /** The key itself stands in a header; nothing is signed. */
  'plain-header',
])
export type SchemeId = z.infer<typeof SchemeId>

/** A scheme as the window needs it. */
export const SchemeView = z.strictObject({
  id: SchemeId,
  name: z.string().max(80),
  /** The headers that carry it; for the plain one what is usual, as the receiver decides. */
  headers: z.array(HeaderName).max(4),
  /** How far the time of a delivery may be off, in seconds, or null where none is signed. */
  toleranceSeconds: z.int().nullable(),
  /** Whether one delivery can carry the signatures of two secrets. */
  carriesTwo: z.boolean(),
})
export type SchemeView = z.infer<typeof SchemeView>

/** What a person says about the deliveries that a secret is for; kept with the item. */
export const WebhookFacts = z.strictObject({
  scheme: SchemeId,
  /** The header of the plain scheme, and null for the scheme's own ones. */
  header: HeaderName.nullable(),
  /** The sort of deliveries, such as `form` or `quiz`; empty for all. */
  area: line,
  /** The endpoint at the sender: its name, its id or its address. */
  endpoint: line,
  /** The service that receives and checks. */
  consumer: line,
  /** Where sample events go, or empty. */
  receiver: z.string().max(1_000),
})
export type WebhookFacts = z.infer<typeof WebhookFacts>

/** What came of trying a receiver with a new and an old secret. */
export const Replay = z.strictObject({
  at: Instant,
  /** The host of the receiver, without path. */
  host: line,
  /** The version that was the new one. */
  versionId: VersionId,
  /** Statuses of the receiver; null for no answer, and for no old secret to try. */
  newStatus: z.int().nullable(),
  oldStatus: z.int().nullable(),
  newAccepted: z.boolean(),
  /** Null where no old secret is kept. */
  oldRefused: z.boolean().nullable(),
})
export type Replay = z.infer<typeof Replay>

/** What an item's overview keeps about webhooks; read loosely. */
export const StoredWebhook = z.looseObject({
  facts: WebhookFacts,
  replays: z.array(Replay).max(20),
})
export type StoredWebhook = z.infer<typeof StoredWebhook>

/** One secret that signs or checks deliveries. */
export const WebhookKey = z.strictObject({
  itemId: ItemId,
  name: z.string(),
  providerName: z.string(),
  /** Null where nobody has said how its deliveries are signed. */
  facts: WebhookFacts.nullable(),
  replays: z.array(Replay).max(20),
  versions: z
    .array(
      z.strictObject({
        versionId: VersionId,
        stage: Stage,
        hint: z.string().nullable(),
        signer: z.boolean(),
        hasSecret: z.boolean(),
      }),
    )
    .max(20),
})
export type WebhookKey = z.infer<typeof WebhookKey>

/** Which of an item's secrets a sample is signed with. */
export const SignWith = z.enum(['new', 'old', 'both'])
export type SignWith = z.infer<typeof SignWith>

/** A header of a request or a reply; a secret in it is masked. */
const ShownHeader = z.strictObject({ name: z.string().max(200), value: z.string().max(2_000) })

/** An event as the person wrote it or a sample gave it. */
const EventBody = z.string().max(100_000)

/** What a sent sample came to. */
export const SentSample = z.strictObject({
  /** What was sent, with every secret masked. */
  sent: z.array(ShownHeader).max(20),
  /** Null where no answer came; the code says why. */
  status: z.int().nullable(),
  code: z.enum(errorCodes).nullable(),
  ms: z.int().min(0),
  replyHeaders: z.array(ShownHeader).max(30),
  /** The start of the answer as text, redacted of what is in the vault. */
  replyBody: z.string().max(16_384),
})
export type SentSample = z.infer<typeof SentSample>

/** Why no secret of the vault signed a captured request. */
export const WhyNone = z.enum([
  /** A secret of the vault signed it, but its time is too old or ahead. */
  'time',
  /** A secret of the vault signed it before its body was changed on the way. */
  'body-changed',
  /** It is signed by a scheme other than what the person or the item says. */
  'wrong-scheme',
  /** It carries a signature, which no secret of the vault makes. */
  'unknown-secret',
  /** It carries no signature that Keyturn knows. */
  'no-signature',
  /** A header of the signature cannot be read. */
  'unreadable',
])
export type WhyNone = z.infer<typeof WhyNone>

/** What was found out about a captured request. */
export const CheckedRequest = z.strictObject({
  /** The schemes whose headers it carries. */
  schemes: z.array(SchemeId).max(9),
  /** Who signed it, also where it is refused for its time, its body or its scheme. */
  signedBy: z
    .strictObject({
      itemId: ItemId,
      name: z.string(),
      versionId: VersionId,
      stage: Stage,
      scheme: SchemeId,
    })
    .nullable(),
  /** Null where it is good. */
  why: WhyNone.nullable(),
  /** How the body was changed, where that is why. */
  change: z.enum(['line-ends', 'end-of-body', 'json-rewritten', 'white-space']).nullable(),
  /** How far its time is off, in seconds; positive for the past. Null where none is signed. */
  offSeconds: z.int().nullable(),
})
export type CheckedRequest = z.infer<typeof CheckedRequest>

const item = z.strictObject({ itemId: ItemId })
const Target = z.string().min(1).max(1_000)

/** The calls about webhooks. */
export const webhooksContract = {
  'webhooks.schemes': { input: z.null(), output: z.array(SchemeView).max(20) },
  /** Every secret that signs or checks deliveries. */
  'webhooks.list': { input: z.null(), output: z.array(WebhookKey).max(10_000) },
  /** Throws 'changed-elsewhere'. Null takes the facts away again. */
  'webhooks.set': {
    input: z.strictObject({ itemId: ItemId, stamp: z.int(), facts: WebhookFacts.nullable() }),
    output: z.null(),
  },
  /** A sample event as the item's vendor sends it, or a plain one. */
  'webhooks.sample': { input: item, output: z.strictObject({ body: EventBody }) },
  /**
   * Sends one event, signed with secrets of an item, and shows the answer.
   *
   * A receiver that is not one of the practice is asked for in a dialog of the system, once in a
   * session for each key, and for the key itself apart from its signatures. Throws
   * 'webhook-unset', 'not-confirmed', 'no-secret', 'bad-request' for an address that is none.
   */
  'webhooks.send': {
    input: z.strictObject({ itemId: ItemId, with: SignWith, to: Target, body: EventBody }),
    output: SentSample,
  },
  /** Says which secret of the vault signed a captured request, or why none did. */
  'webhooks.check': {
    input: z.strictObject({
      /** The header lines as they were captured. */
      headers: z.string().max(50_000),
      body: EventBody,
      /** The request line's method and target, which some schemes sign, or empty. */
      request: z.string().max(4_000),
      /** Only this item's secrets, or all. */
      itemId: ItemId.nullable(),
      /** Judge the time as of now, or as of when it was captured. */
      receivedAt: Instant.nullable(),
    }),
    output: CheckedRequest,
  },
  /** Tries the receiver with the new and the old secret, and writes on the item what came of it. */
  'webhooks.replay': {
    input: z.strictObject({ itemId: ItemId, to: Target }),
    output: Replay,
  },
} as const
