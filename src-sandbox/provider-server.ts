import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '../src-shared/clock.ts'
import { sufferEarlyFault } from './fault-early.ts'
import { sendSpoiled } from './fault-late.ts'
import { isEarly, type FaultQueue } from './fault.ts'
import { LoopbackServer } from './http/loopback-server.ts'
import { readCall, type Call, type Reply } from './http/message.ts'
import { Refusal } from './http/refusal.ts'
import { findRoute } from './http/router.ts'
import { commonHeaders, sendWire, toWire } from './http/send-reply.ts'
import { requireAdmin } from './management.ts'
import type { Provider } from './provider.ts'
import type { RequestLog } from './request-log.ts'

type ProviderServerOptions = {
  readonly provider: Provider
  readonly clock: Clock
  readonly faults: FaultQueue
  readonly log: RequestLog
  /** Another origin, for redirects to lead to. */
  readonly otherOrigin: () => string
  readonly stopped: AbortSignal
}

/** Carries one provider over HTTP, with the faults that were planned for it. */
export class ProviderServer {
  readonly #options: ProviderServerOptions
  readonly #server: LoopbackServer

  constructor(options: ProviderServerOptions) {
    this.#options = options
    this.#server = new LoopbackServer((request, response) => this.#serve(request, response))
  }

  get origin(): string {
    return this.#server.origin
  }

  listen(): Promise<void> {
    return this.#server.listen()
  }

  close(): Promise<void> {
    return this.#server.close()
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { provider, clock, faults, log, stopped } = this.#options
    const call = await readCall(request)
    const entry = log.open(provider.name, call)
    if (!this.#server.isAddressed(request)) {
      entry.status = 421
      return sendWire(response, toWire(wrongHost, clock))
    }
    const fault = faults.take({ provider: provider.name, method: call.method, path: call.path })
    if (fault !== null && isEarly(fault)) {
      const outcome = await sufferEarlyFault(fault, {
        response,
        headers: commonHeaders(clock),
        refusalBody: provider.refusalBody,
        elsewhere: this.#options.otherOrigin() + call.target,
        stopped,
      })
      if (outcome.kind === 'no-answer') return
      if (outcome.kind === 'answer') {
        entry.status = outcome.wire.status
        return sendWire(response, outcome.wire)
      }
    }
    const reply = await answer(provider, call)
    entry.committed = reply.committed === true
    const wire = toWire(reply, clock)
    if (fault === null || isEarly(fault)) {
      entry.status = wire.status
      return sendWire(response, wire)
    }
    entry.status = await sendSpoiled(fault, { response, wire, stopped })
  }
}

const wrongHost: Reply = { status: 421, body: { error: { code: 'wrong_host' } } }

async function answer(provider: Provider, call: Call): Promise<Reply> {
  try {
    return await dispatch(provider, call)
  } catch (thrown) {
    const refusal =
      thrown instanceof Refusal ? thrown : new Refusal(500, 'internal', 'The server failed.')
    return refusalReply(provider, refusal)
  }
}

async function dispatch(provider: Provider, call: Call): Promise<Reply> {
  const match = findRoute(provider.routes, call)
  if (match.kind === 'unknown') throw new Refusal(404, 'not_found', 'There is no such path.')
  if (match.kind === 'wrong-verb') {
    const refusal = new Refusal(405, 'method_not_allowed', 'This path has other methods.')
    return { ...refusalReply(provider, refusal), headers: { Allow: match.allow.join(', ') } }
  }
  if (call.tooLarge) throw new Refusal(413, 'too_large', 'The body is over 64 KiB.')
  if (match.route.access === 'management') requireAdmin(call, provider.tokens)
  return match.route.handle({ ...call, params: match.params })
}

function refusalReply(provider: Provider, refusal: Refusal): Reply {
  return {
    status: refusal.status,
    body: provider.refusalBody(refusal),
    headers: refusal.status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {},
  }
}
