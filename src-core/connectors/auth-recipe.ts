// The schema of how a request is authorised: data, never code.
// Promises that a credential only ever goes into a header, and never into one that steers the
// connection, the browser or a proxy.
import { z } from 'zod'
import { macAlgorithms, macEncodings } from '../crypto/signing.ts'
import { isReservedHeader } from '../net/header-names.ts'
import { gapsOf } from './template.ts'
import { TimeForm } from './time-form.ts'

/** The name of a header that a definition may set (RFC 9110 token, kept plain). */
export const HeaderName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/)
  .refine((name) => !isReservedHeader(name))

/** The value of a header: visible ASCII and inner spaces, so that it cannot end its line. */
export const HeaderTemplate = z
  .string()
  .max(200)
  .regex(/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/)
  .refine((text) => gapsOf(text) !== null)

/** Headers by name; no name twice, in whatever case. */
export const HeaderTemplates = z.record(HeaderName, HeaderTemplate).refine((headers) => {
  const names = Object.keys(headers).map((name) => name.toLowerCase())
  return names.length <= 20 && new Set(names).size === names.length
})

const Bearer = z.strictObject({
  kind: z.literal('bearer'),
  token: HeaderTemplate.default('{secret}'),
})

const NamedHeaders = z.strictObject({ kind: z.literal('headers'), headers: HeaderTemplates })

/** RFC 7617; the user name may not hold a colon. */
const Basic = z.strictObject({
  kind: z.literal('basic'),
  user: HeaderTemplate.refine((user) => !user.includes(':')),
  password: HeaderTemplate.or(z.literal('')),
})

/** One part of the message that is signed, in the order in which they are joined. */
export const MessagePart = z.union([
  z.enum(['method', 'path', 'path-with-query', 'timestamp', 'body']),
  z.strictObject({ text: z.string().min(1).max(200) }),
  /** The body, but only of requests with these methods. */
  z.strictObject({
    bodyOf: z
      .array(z.enum(['POST', 'PUT', 'PATCH', 'DELETE']))
      .min(1)
      .max(4),
  }),
])
export type MessagePart = z.infer<typeof MessagePart>

/** Signs a message with the secret of the credential for which the recipe stands. */
const Hmac = z.strictObject({
  kind: z.literal('hmac'),
  algorithm: z.enum(macAlgorithms),
  encoding: z.enum(macEncodings),
  message: z.array(MessagePart).min(1).max(12),
  timestamp: z.strictObject({ header: HeaderName, form: TimeForm }).nullable(),
  signature: z.strictObject({ header: HeaderName, prefix: HeaderTemplate.or(z.literal('')) }),
  /** Further headers, such as the credential ID; never the secret itself. */
  headers: HeaderTemplates.default({}),
})
export type HmacRecipe = z.infer<typeof Hmac>

/** How a request is authorised; in the templates, `{secret}` is the credential's secret. */
export const AuthRecipe = z.discriminatedUnion('kind', [Bearer, NamedHeaders, Basic, Hmac])
export type AuthRecipe = z.infer<typeof AuthRecipe>
