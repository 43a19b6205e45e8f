import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { assertNever } from '../src-shared/errors.ts'
import type { EarlyFault, FaultStatus } from './fault.ts'
import { Refusal } from './http/refusal.ts'
import type { WireReply } from './http/send-reply.ts'

/** What an early fault does to a request. */
export type EarlyOutcome =
  | { readonly kind: 'go-on' }
  | { readonly kind: 'answer'; readonly wire: WireReply }
  | { readonly kind: 'no-answer' }

/** What an early fault needs to know of the server that it befalls. */
export type EarlyScene = {
  readonly response: ServerResponse
  readonly headers: Readonly<Record<string, string>>
  readonly refusalBody: (refusal: Refusal) => unknown
  /** The same request at another origin, for the redirect. */
  readonly elsewhere: string
  readonly stopped: AbortSignal
}

const refusals: Partial<Record<FaultStatus, Refusal>> = {
  400: new Refusal(400, 'bad_request', 'The request was not understood.'),
  401: new Refusal(401, 'unauthorized', 'The request is not authorized.'),
  403: new Refusal(403, 'forbidden', 'The request is not allowed.'),
  404: new Refusal(404, 'not_found', 'There is no such thing.'),
  405: new Refusal(405, 'method_not_allowed', 'This path has other methods.'),
  409: new Refusal(409, 'conflict', 'The request does not fit the present state.'),
  410: new Refusal(410, 'gone', 'This address has moved.'),
  422: new Refusal(422, 'unprocessable', 'The request cannot be carried out.'),
  429: new Refusal(429, 'rate_limited', 'Too many requests.'),
}

/** Lets an early fault happen. */
export async function sufferEarlyFault(
  fault: EarlyFault,
  scene: EarlyScene,
): Promise<EarlyOutcome> {
  switch (fault.kind) {
    case 'delay':
      await wait(fault.ms, undefined, { signal: scene.stopped })
      return { kind: 'go-on' }
    case 'status':
      return { kind: 'answer', wire: statusReply(fault.status, scene) }
    case 'close-before':
      scene.response.destroy()
      return { kind: 'no-answer' }
    case 'hang':
      return { kind: 'no-answer' }
    case 'redirect':
      return { kind: 'answer', wire: redirectReply(scene) }
    default:
      return assertNever(fault)
  }
}

function statusReply(status: FaultStatus, { headers, refusalBody }: EarlyScene): WireReply {
  const refusal = refusals[status]
  // What fails inside a provider is answered by whatever stands before it, with a page.
  if (refusal === undefined) {
    return {
      status,
      headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' },
      body: encode(`<!doctype html><title>${status}</title><h1>Something went wrong</h1>`),
    }
  }
  return {
    status,
    headers: {
      ...headers,
      'Content-Type': 'application/json; charset=utf-8',
      ...(status === 429 ? { 'Retry-After': '2' } : {}),
    },
    body: encode(JSON.stringify(refusalBody(refusal))),
  }
}

function redirectReply({ headers, elsewhere }: EarlyScene): WireReply {
  return { status: 307, headers: { ...headers, Location: elsewhere }, body: encode('') }
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
