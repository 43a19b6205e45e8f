// What a linked account has to say beside its origin and its credential, and which values fit.
// Promises that a value which may stand in a path is one plain segment.
import { z } from 'zod'
import { limits } from '../../src-shared/policy.ts'
import { isAllowedOrigin } from '../net/origin.ts'

/** A name for people: no control, direction or brace characters that could dress it up. */
export const PlainName = z
  .string()
  .max(limits.label)
  .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,'&()+/-]*$/u)

/** A value that may be chosen freely. */
const plainValue = /^[A-Za-z0-9._~-]{1,120}$/

/** Something that a connection must say, such as the environment or the account. */
export const ConnectionParameter = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  name: PlainName,
  /** `url` is an address that the provider is to call; it stands in bodies only. */
  form: z.enum(['plain', 'url']).default('plain'),
  /** The values to choose from, or null for any of its form. */
  values: z.array(z.string().regex(plainValue)).min(1).max(100).nullable(),
})
export type ConnectionParameter = z.infer<typeof ConnectionParameter>

/** Whether a value is one that a parameter may have. */
export function isParameterValue(
  { form, values }: Pick<ConnectionParameter, 'form' | 'values'>,
  value: string,
): boolean {
  if (values !== null) return values.includes(value)
  return form === 'url' ? isAddress(value) : plainValue.test(value)
}

function isAddress(value: string): boolean {
  const url = value.length <= limits.label && URL.canParse(value) ? new URL(value) : null
  return url !== null && isAllowedOrigin(url.origin) && url.username === '' && url.hash === ''
}
