import { z } from 'zod'
import { limits } from './policy.ts'

/** Names one connector: lower-case letters, digits and hyphens. */
export const ProviderId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .brand('ProviderId')
export type ProviderId = z.infer<typeof ProviderId>

/** Who performs something: Keyturn through the provider's API, a person by hand, or nobody. */
export const Via = z.enum(['api', 'guided', 'none'])
export type Via = z.infer<typeof Via>

/** What a provider lets us do; what it cannot do is declared and never pretended. */
export const Capabilities = z.strictObject({
  list: Via,
  generate: Via,
  rotateInPlace: Via,
  revoke: Via,
  disable: Via,
  setSigner: Via,
  readAgain: Via,
  verify: Via,
  createdAt: Via,
  lastUsedAt: Via,
  namesAtProvider: Via,
  /** How many keys may live at once, or null where the provider sets no limit. */
  maxLive: z.int().min(1).nullable(),
  /** Whether an old and a new key work side by side. */
  overlap: z.boolean(),
  /** Whether the same request, sent twice, makes one key. */
  idempotency: z.boolean(),
})
export type Capabilities = z.infer<typeof Capabilities>

/** How much weight the provider itself puts on turning a key off. */
export const RevokeWeight = z.enum([
  /** It cannot be taken back. */
  'permanent',
  /** It cannot be taken back, and the provider asks to type a phrase of its own. */
  'typed-phrase',
])
export type RevokeWeight = z.infer<typeof RevokeWeight>

/** What the window knows of a provider. */
export const ProviderFacts = z.strictObject({
  id: ProviderId,
  name: z.string().min(1).max(limits.label),
  capabilities: Capabilities,
  revokeWeight: RevokeWeight,
  /** The shape of what it issues. */
  issues: z.enum(['api-key', 'key-pair', 'webhook-secret']),
  /** The vendor whose guide a person follows, or null where there is none. */
  vendor: ProviderId.nullable().default(null),
  /** What its keys are for: calling the provider, checking what it sends, or both. */
  purpose: z.enum(['call', 'check-deliveries', 'both']).default('call'),
  /** The fixed slots in which a key each may stand, such as form and quiz webhooks; or null. */
  areas: z
    .array(z.strictObject({ id: z.string().min(1).max(40), name: z.string().min(1).max(80) }))
    .min(1)
    .max(20)
    .nullable()
    .default(null),
  /** The rights that may be asked for when a key is made, or null where none can be chosen. */
  scopes: z
    .array(z.string().min(1).max(limits.label))
    .min(1)
    .max(limits.tags)
    .nullable()
    .default(null),
  /** Whether Keyturn chooses the secret, and the provider takes it. */
  choosesSecret: z.boolean().default(false),
  /** Practice providers run inside this app. */
  practice: z.boolean(),
  /** The provider's own rule for replacing keys, in calendar months, or null. */
  rotateAfterMonths: z.int().min(1).max(120).nullable(),
})
export type ProviderFacts = z.infer<typeof ProviderFacts>
