// Says what a reply that is no success means, as a code of the closed list.
// Promises that a code of the kind "nothing was done" comes only from a refusal (4xx), and that no
// word of the provider leaves in a failure: it may quote what it was sent.
import { VaultError, type ErrorCode } from '../../src-shared/errors.ts'
import type { HttpReply } from '../net/http.ts'
import type { Refusals } from './definition.ts'
import { readAt } from './dot-path.ts'
import type { RefusalSign } from './exchange.ts'
import { parseReply } from './reply.ts'

/** What the common statuses mean where the definition says nothing (RFC 9110 section 15.5). */
const commonMeanings: ReadonlyMap<number, ErrorCode> = new Map([
  [401, 'provider-unauthorized'],
  [403, 'provider-forbidden'],
  [404, 'provider-not-found'],
  // A proxy can give up waiting for a provider that goes on working.
  [408, 'provider-no-reply'],
  [409, 'provider-conflict'],
  [429, 'provider-rate-limited'],
])

/** Whether a reply is one of the refusals that are named. */
export function isRefusal(
  reply: HttpReply,
  signs: readonly RefusalSign[],
  refusals: Refusals,
): boolean {
  return signs.some((sign) => matches(sign, reply, refusals))
}

/** The failure that a reply without success is. */
export function failureOfReply(reply: HttpReply, refusals: Refusals): VaultError {
  const code = codeOfReply(reply, refusals)
  const retryAfterMs = code === 'provider-rate-limited' ? (reply.retryAfterMs ?? null) : null
  return new VaultError(code, { retryAfterMs })
}

function codeOfReply(reply: HttpReply, refusals: Refusals): ErrorCode {
  const { status } = reply
  if (status >= 500) return 'provider-failed'
  // A success that the definition does not know: something was done, but what?
  if (status < 300) return 'provider-garbage'
  if (status < 400) return 'provider-redirected'
  const meaning = refusals.meanings.find((sign) => matches(sign, reply, refusals))
  return meaning?.is ?? commonMeanings.get(status) ?? 'provider-invalid'
}

function matches(sign: RefusalSign, reply: HttpReply, refusals: Refusals): boolean {
  if (sign.status !== reply.status) return false
  return sign.code === null || sign.code === providerCode(reply, refusals)
}

function providerCode(reply: HttpReply, { codeAt }: Refusals): string | null {
  const root = parseReply(reply) ?? null
  const codes = codeAt.map((path) => readAt(root, path))
  return codes.find((code) => typeof code === 'string') ?? null
}
