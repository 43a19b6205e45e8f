// Sends one request to a service where keys are used, and says what its reply means.
// Promises that a token goes to the account's origin only, that every reply is parsed, and that no
// word of a reply and no value leaves in a failure.
import type { z } from 'zod'
import type { AccountKind } from '../../../src-shared/caller.ts'
import { VaultError, type ErrorCode } from '../../../src-shared/errors.ts'
import type { Header, HttpReply } from '../../net/http.ts'
import type { AccountLink } from '../place-hand.ts'
import { isOriginOf } from './accounts.ts'
import type { ServiceWorld } from './service-place.ts'

/** What is asked; the body goes as JSON. */
export type ServiceOrder = {
  readonly method: 'GET' | 'PUT' | 'PATCH'
  /** Below the origin: a path whose segments are encoded, and its query. */
  readonly target: string
  readonly body?: Readonly<Record<string, string>>
}

/** Who is asked, and until when. */
export type Asked = { readonly account: AccountLink; readonly signal: AbortSignal }

/** What a header may carry; anything else would be refused with words that quote it. */
const headerText = /^[\x21-\x7e]+$/

/** Sends the request once and gives the reply, whatever it says. */
export async function askService(
  { transport }: ServiceWorld,
  { account, signal }: Asked,
  { method, target, body }: ServiceOrder,
): Promise<HttpReply> {
  if (!isOriginOf(account.kind, account.origin)) throw new VaultError('connector-invalid')
  refuseStraying(account.origin, target)
  const bytes = body === undefined ? null : new TextEncoder().encode(JSON.stringify(body))
  const headers: readonly Header[] = [
    ...headersOf[account.kind],
    ['accept-encoding', 'identity'],
    ['user-agent', 'Keyturn'],
    ...(bytes === null ? [] : [['content-type', 'application/json'] as const]),
    authorisation(account),
  ]
  try {
    return await transport({ method, origin: account.origin, target, headers, body: bytes }, signal)
  } finally {
    bytes?.fill(0)
  }
}

/** Sends the request and reads its reply; any status but the one hoped for is a failure. */
export async function readService<T>(
  world: ServiceWorld,
  asked: Asked,
  order: ServiceOrder & { readonly schema: z.ZodType<T> },
): Promise<T> {
  const reply = await askService(world, asked, order)
  if (reply.status !== 200) throw failureOfService(reply)
  return readJson(reply, order.schema)
}

/** What a reply holds; throws `provider-garbage`. The bytes of the reply are overwritten. */
export function readJson<T>(reply: HttpReply, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(jsonOf(reply))
  reply.body.fill(0)
  if (!parsed.success) throw new VaultError('provider-garbage')
  return parsed.data
}

/** The failure that a reply without success is. */
export function failureOfService(reply: HttpReply): VaultError {
  const code = codeOf(reply)
  const retryAfterMs = code === 'provider-rate-limited' ? (reply.retryAfterMs ?? null) : null
  return new VaultError(code, { retryAfterMs })
}

function codeOf({ status, retryAfterMs }: HttpReply): ErrorCode {
  if (status >= 500) return 'provider-failed'
  // A success that is not the one that was asked for: something was done, but what?
  if (status < 300) return 'provider-garbage'
  if (status < 400) return 'provider-redirected'
  switch (status) {
    case 401:
      return 'provider-unauthorized'
    case 403:
      // GitHub refuses with 403 as well when an allowance is spent, and says until when.
      return typeof retryAfterMs === 'number' ? 'provider-rate-limited' : 'provider-forbidden'
    case 404:
      return 'place-missing'
    case 408:
      // A proxy can give up waiting for a service that goes on working.
      return 'provider-no-reply'
    case 429:
      return 'provider-rate-limited'
    default:
      return 'place-refused'
  }
}

const headersOf: Readonly<Record<AccountKind, readonly Header[]>> = {
  // docs.github.com, "Getting started with the REST API": both are asked for, and a user agent.
  github: [
    ['accept', 'application/vnd.github+json'],
    ['x-github-api-version', '2022-11-28'],
  ],
  gitlab: [['accept', 'application/json']],
  vercel: [['accept', 'application/json']],
}

// The token is a JavaScript string from here on, because a header is one.
function authorisation({ kind, token }: AccountLink): Header {
  const text = new TextDecoder().decode(token)
  if (!headerText.test(text)) throw new VaultError('provider-unauthorized')
  return kind === 'gitlab' ? ['private-token', text] : ['authorization', `Bearer ${text}`]
}

// A name made of dots would climb out of the path that was meant.
function refuseStraying(origin: string, target: string): void {
  const url = new URL(origin + target)
  if (url.origin !== origin || url.pathname + url.search !== target) {
    throw new VaultError('bad-request')
  }
}

function jsonOf(reply: HttpReply): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(reply.body))
  } catch {
    return undefined
  }
}
