// Turns a credential into the headers that authorise one request.
// Promises that a secret becomes text at the last moment, and that nothing in it can end a header.
// Must not put a secret anywhere but into a header, and never into an error.
import { VaultError, assertNever } from '../../src-shared/errors.ts'
import { macText } from '../crypto/signing.ts'
import type { Header } from '../net/http.ts'
import type { AuthRecipe, HmacRecipe, MessagePart } from './auth-recipe.ts'
import { fill, type Values } from './template.ts'
import { writeInstant } from './time-form.ts'

/** A request that is complete but for its authorisation. */
export type Unauthorised = {
  readonly method: string
  /** The path with its query, exactly as it is sent. */
  readonly target: string
  readonly body: Uint8Array | null
  readonly now: number
}

/** Whose request it is: the secret, and what the recipe's other gaps are filled with. */
export type Authority = { readonly secret: Uint8Array; readonly values: Values }

/** Visible ASCII and inner spaces: what can neither end a header nor be changed by its reader. */
const headerText = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/

/** The headers that authorise a request. */
export function authorise(
  recipe: AuthRecipe,
  authority: Authority,
  request: Unauthorised,
): readonly Header[] {
  switch (recipe.kind) {
    case 'bearer':
      return [header('authorization', `Bearer ${fill(recipe.token, withSecret(authority))}`)]
    case 'headers':
      return fillHeaders(recipe.headers, withSecret(authority))
    case 'basic':
      return [header('authorization', `Basic ${userAndPassword(recipe, authority)}`)]
    case 'hmac':
      return sign(recipe, authority, request)
    default:
      return assertNever(recipe)
  }
}

/** Headers from their templates. */
export function fillHeaders(
  headers: Readonly<Record<string, string>>,
  values: Values,
): readonly Header[] {
  return Object.entries(headers).map(([name, template]) => header(name, fill(template, values)))
}

function sign(recipe: HmacRecipe, authority: Authority, request: Unauthorised): readonly Header[] {
  const { timestamp, signature } = recipe
  const at = timestamp === null ? '' : writeInstant(timestamp.form, request.now)
  const message = Buffer.concat(recipe.message.map((part) => partBytes(part, request, at)))
  const code = macText(recipe, authority.secret, message)
  return [
    ...(timestamp === null ? [] : [header(timestamp.header, at)]),
    header(signature.header, signature.prefix + code),
    ...fillHeaders(recipe.headers, authority.values),
  ]
}

function partBytes(part: MessagePart, request: Unauthorised, timestamp: string): Uint8Array {
  const body = request.body ?? new Uint8Array()
  if (typeof part === 'object') {
    if ('text' in part) return encode(part.text)
    return part.bodyOf.some((method) => method === request.method) ? body : new Uint8Array()
  }
  switch (part) {
    case 'method':
      return encode(request.method)
    case 'path':
      return encode(request.target.replace(/\?.*$/s, ''))
    case 'path-with-query':
      return encode(request.target)
    case 'timestamp':
      return encode(timestamp)
    case 'body':
      return body
    default:
      return assertNever(part)
  }
}

// RFC 7617 section 2: the first colon ends the user name, so the name cannot hold one.
function userAndPassword(
  recipe: { readonly user: string; readonly password: string },
  authority: Authority,
): string {
  const values = withSecret(authority)
  const user = fill(recipe.user, values)
  if (user.includes(':')) throw new VaultError('bad-secret')
  return Buffer.from(`${user}:${fill(recipe.password, values)}`, 'utf8').toString('base64')
}

function withSecret({ secret, values }: Authority): Values {
  return new Map([...values, ['secret', secretText(secret)]])
}

function secretText(secret: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(secret)
  } catch {
    throw new VaultError('bad-secret')
  }
}

function header(name: string, value: string): Header {
  if (!headerText.test(value)) throw new VaultError('bad-secret')
  return [name.toLowerCase(), value]
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
