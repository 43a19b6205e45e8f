import { z } from 'zod'
import { ConnectionId, ItemId } from './ids.ts'
import { Instant } from './item.ts'
import { limits } from './policy.ts'
import { ProviderFacts, ProviderId } from './provider.ts'

const line = z.string().max(limits.label)

/** One configured account at a provider. */
export const ConnectionView = z.strictObject({
  id: ConnectionId,
  name: z.string(),
  facts: ProviderFacts,
  /** When the provider's list was last read, or null. */
  refreshedAt: Instant.nullable(),
  /** Keys that the provider lists, and how many of them are in this vault. */
  liveKeys: z.int().nullable(),
  knownKeys: z.int(),
  /** The role that the provider says the sign-in has, or null where it does not say. */
  role: line.nullable(),
  /** Whether that role may make and turn off keys; null where nobody can say. */
  mayManage: z.boolean().nullable(),
})
export type ConnectionView = z.infer<typeof ConnectionView>

/** A provider to which an account can be linked. */
export const ProviderView = z.strictObject({
  facts: ProviderFacts,
  /** What an account has to say, such as the environment. */
  parameters: z
    .array(
      z.strictObject({ id: z.string(), name: z.string(), values: z.array(z.string()).nullable() }),
    )
    .max(10),
  /** Where it answers: the addresses to choose from, or null where the person names one. */
  origins: z.array(z.string()).max(20).nullable(),
  /** Whether it has a sign-in or a key of its own by which keys are managed. */
  needsAdmin: z.boolean(),
})
export type ProviderView = z.infer<typeof ProviderView>

/** A key as its provider lists it, beside what the vault knows of it. */
export const ProviderKey = z.strictObject({
  remoteId: z.string().max(limits.credentialId),
  name: z.string().max(limits.name).nullable(),
  createdAt: Instant.nullable(),
  lastUsedAt: Instant.nullable(),
  /** False where the provider does not say; then a null is no "never". */
  lastUsedKnown: z.boolean(),
  expiresAt: Instant.nullable(),
  signer: z.boolean(),
  /** The masked form that the provider shows, or the vault's own; or null. */
  hint: z.string().max(64).nullable(),
  owner: line.nullable(),
  scopes: z.array(line).max(limits.tags),
  /** The item that holds it, or null where the vault does not know it. */
  itemId: ItemId.nullable(),
  itemName: z.string().max(limits.name).nullable(),
})
export type ProviderKey = z.infer<typeof ProviderKey>

/** The keys of one account as its provider listed them just now. */
export const ProviderKeys = z.strictObject({
  connection: ConnectionView,
  keys: z.array(ProviderKey).max(10_000),
  at: Instant,
})
export type ProviderKeys = z.infer<typeof ProviderKeys>

/** The calls about accounts at providers, and the keys there. */
export const connectionsContract = {
  'connections.list': { input: z.null(), output: z.array(ConnectionView).max(1_000) },
  'connections.refresh': {
    input: z.strictObject({ connectionId: ConnectionId }),
    output: ConnectionView,
  },
  'connections.keys': {
    input: z.strictObject({ connectionId: ConnectionId }),
    output: ProviderKeys,
  },
  /** Takes a key of the provider's list into the vault without its value, so that it can be managed. */
  'connections.adopt': {
    input: z.strictObject({
      connectionId: ConnectionId,
      remoteId: z.string().min(1).max(limits.credentialId),
    }),
    output: z.strictObject({ itemId: ItemId }),
  },
  /** Every provider that an account can be linked to: practice ones only in practice. */
  'connections.providers': { input: z.null(), output: z.array(ProviderView).max(500) },
  /** Links an account; throws 'connector-invalid', 'not-confirmed'. */
  'connections.add': {
    input: z.strictObject({
      provider: ProviderId,
      name: z.string().min(1).max(limits.label),
      origin: z.string().max(400).nullable(),
      parameters: z.record(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), z.string().max(120)),
      /** The sign-in or key by which keys are managed; null where the provider has none. */
      admin: z.string().min(1).max(limits.secretBytes).nullable(),
    }),
    output: ConnectionView,
  },
  /** Throws 'not-allowed-now' while something is under way there; its keys stay in the vault. */
  'connections.remove': {
    input: z.strictObject({ connectionId: ConnectionId }),
    output: z.null(),
  },
} as const
