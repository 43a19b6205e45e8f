// The schema of one request of a connector and of what its reply holds: data, never code.
// Promises that a request stays below its path, that nothing secret can stand in a URL, that a body
// holds one only where Keyturn chose it and the provider is to take it, and that only the statuses
// named here count as success.
import { z } from 'zod'
import { limits } from '../../src-shared/policy.ts'
import { DotPath } from './dot-path.ts'
import { gapsOf, gapsOfBody, type BodyTemplate } from './template.ts'
import { TimeForm } from './time-form.ts'

/** A text with gaps in braces. */
export const Template = z
  .string()
  .max(500)
  .refine((text) => gapsOf(text) !== null, 'a brace that is no gap')

/** Characters of a path segment without percent-encoding (RFC 3986 pchar), or a gap. */
const segment = /(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|\{[a-zA-Z][a-zA-Z0-9.-]*\})+/.source

/** A path with gaps: begins with a slash, has no empty and no dot segment. */
export const PathTemplate = z
  .string()
  .max(500)
  .regex(new RegExp(`^(?:/${segment})+/?$`))
  .refine((path) => path.split('/').every((each) => each !== '.' && each !== '..'))

const BodyValue: z.ZodType<BodyTemplate> = z.lazy(() =>
  z.union([
    Template,
    z.number(),
    z.boolean(),
    z.null(),
    z.array(BodyValue).max(50),
    z.record(z.string().min(1).max(100), BodyValue),
  ]),
)

/** A JSON object with gaps in its texts. */
export const BodyObject = z
  .record(z.string().min(1).max(100), BodyValue)
  .refine((body) => gapsOfBody(body) !== null)

const QueryName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_.[\]-]{0,63}$/)

const Success = z.array(z.int().min(200).max(299)).min(1).max(10)

/** A refusal by its status and, where a code is named, by the provider's own code. */
export const RefusalSign = z.strictObject({
  status: z.int().min(400).max(499),
  code: z.string().min(1).max(100).nullable().default(null),
})
export type RefusalSign = z.infer<typeof RefusalSign>

const request = {
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: PathTemplate,
  query: z.record(QueryName, Template).default({}),
  body: BodyObject.nullable().default(null),
}

/** Requests that the connection's management credential authorises. */
const managed = { ...request, authorise: z.literal('management'), success: Success }

/** The request of an operation, without what its reply means. */
export type Exchange = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: BodyTemplate
  readonly authorise: 'management' | 'key'
}

/** Where an instant stands and how it is written. */
const InstantAt = z.strictObject({ at: DotPath, form: TimeForm })

/** Where the parts of one listed key stand, from the key's own object. */
const ListedKey = z.strictObject({
  remoteId: DotPath,
  name: DotPath.nullable().default(null),
  createdAt: InstantAt.nullable().default(null),
  lastUsedAt: InstantAt.nullable().default(null),
  expiresAt: InstantAt.nullable().default(null),
  signer: DotPath.nullable().default(null),
  /** The masked form that the provider shows. */
  masked: DotPath.nullable().default(null),
  /** Whose key it is, as the provider says. */
  owner: DotPath.nullable().default(null),
  /** The rights that it has: a list of texts. */
  scopes: DotPath.nullable().default(null),
})
export type ListedKey = z.infer<typeof ListedKey>

/** Where the parts of a key that was just made stand. */
const MadeKey = z.strictObject({
  /** A place in the reply, or the parameter of the account by which the provider knows the key. */
  remoteId: z.union([DotPath, z.strictObject({ parameter: z.string().max(40) })]),
  /** Null exactly where Keyturn chose the secret: then no reply repeats it. */
  secret: DotPath.nullable(),
  credentialId: DotPath.nullable().default(null),
  name: DotPath.nullable().default(null),
  createdAt: InstantAt.nullable().default(null),
  signer: DotPath.nullable().default(null),
})
export type MadeKey = z.infer<typeof MadeKey>

/** Where it is counted how a key was used; null for what the provider does not count. */
const usageCounts = {
  used: DotPath,
  refused: DotPath.nullable().default(null),
  failed: DotPath.nullable().default(null),
}

/** The requests of a connector; those that a provider cannot serve are left out. */
export const Operations = z.strictObject({
  list: z.strictObject({ ...managed, items: DotPath, each: ListedKey }).optional(),
  generate: z
    .strictObject({
      ...managed,
      /** What may be asked for when a key is made. */
      requestable: z.array(z.enum(['name', 'scopes'])).max(2),
      made: MadeKey,
    })
    .optional(),
  verify: z
    .strictObject({
      ...request,
      authorise: z.literal('key'),
      /** A key without the right to read still shows with a 403 that it is alive. */
      accepted: z
        .array(z.int().min(200).max(299).or(z.literal(403)))
        .min(1)
        .max(10),
      refused: z.array(RefusalSign).min(1).max(10),
      /** Where the reply says whose key it was; proves that the right one was asked about. */
      names: z
        .strictObject({ at: DotPath, is: z.enum(['remoteId', 'credentialId']) })
        .nullable()
        .default(null),
    })
    .optional(),
  revoke: z
    .strictObject({
      ...managed,
      /** Refusals that mean that the key was off before. */
      gone: z.array(RefusalSign).max(10),
    })
    .optional(),
  revokeChallenge: z.strictObject({ ...managed, phrase: DotPath }).optional(),
  setSigner: z
    .strictObject({
      ...managed,
      /** Where `true` must stand in the reply, or null if the status is all there is. */
      confirmed: DotPath.nullable().default(null),
    })
    .optional(),
  /** Has the provider replace the secret of a key that exists; the old one is dead at once. */
  rotateInPlace: z.strictObject({ ...managed, made: MadeKey }).optional(),
  /** Shows the secret of a key once more, and changes nothing. */
  readAgain: z.strictObject({ ...managed, made: MadeKey }).optional(),
  /** Says in what role the management credential is signed in. */
  role: z
    .strictObject({
      ...managed,
      at: DotPath,
      /** The roles that may make and turn off keys. */
      manages: z.array(z.string().min(1).max(limits.label)).min(1).max(20),
    })
    .optional(),
  /** Tells how a key was used over time, also one that is dead. */
  usage: z
    .strictObject({
      ...managed,
      days: DotPath,
      day: z.strictObject({ day: DotPath, ...usageCounts }),
      callers: DotPath,
      caller: z.strictObject({ name: DotPath, lastAt: InstantAt, ...usageCounts }),
    })
    .optional(),
})
export type Operations = z.infer<typeof Operations>

/** The longest id, name and phrase that a reply may hold. */
export const replyTextCaps = {
  id: limits.credentialId,
  name: limits.name,
  phrase: limits.label,
  masked: 64,
  items: 10_000,
  usageDays: 400,
  usageCallers: 200,
} as const
