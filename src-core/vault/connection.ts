/*
 * The body of a connection record: one configured account at a provider.
 *
 * Its admin credential is a secret version of the connection and never part of this body.
 */
import { z } from 'zod'
import { VersionId } from '../../src-shared/ids.ts'
import { Instant } from '../../src-shared/item.ts'
import { limits } from '../../src-shared/policy.ts'
import { ProviderId } from '../../src-shared/provider.ts'

/** What is kept of a connection, apart from its admin credential; read loosely. */
export const ConnectionBody = z.looseObject({
  v: z.literal(1),
  name: z.string().min(1).max(limits.label),
  provider: ProviderId,
  /** Where the provider answers, or null for practice, which is found by the provider's name. */
  origin: z.string().max(400).nullable(),
  /** The secret version that holds the admin credential, or null where none is kept. */
  adminVersionId: VersionId.nullable(),
  /** A parameter of the provider's paths, such as `docs-production`. */
  environment: z.string().max(limits.label).optional(),
  /** What else its provider's requests have to say, by the names of the connector's parameters. */
  parameters: z.record(z.string().max(40), z.string().max(limits.label)).optional(),
  /** The role that the provider says the sign-in has; left out where it did not say. */
  role: z.string().max(limits.label).optional(),
  /** Whether that role may make and turn off keys. */
  mayManage: z.boolean().optional(),
  /** How many keys were live at the provider when last asked, or null. */
  liveKeys: z.int().min(0).nullable(),
  refreshedAt: Instant.nullable(),
  createdAt: Instant,
})
export type ConnectionBody = z.infer<typeof ConnectionBody>
