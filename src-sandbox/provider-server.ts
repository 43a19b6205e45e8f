import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '../src-shared/clock.ts'
import { sufferEarlyFault } from './fault-early.ts'
import { sendSpoiled } from './fault-late.ts'
import { isEarly, type EarlyFault, type FaultQueue, type LateFault } from './fault.ts'
import { LoopbackServer } from './http/loopback-server.ts'
import { readCall, type Call, type Reply } from './http/message.ts'
import { Refusal } from './http/refusal.ts'
import { findRoute } from './http/router.ts'
import { commonHeaders, sendWire, toWire } from './http/send-reply.ts'
import { requireAdmin } from './management.ts'
import type { Provider } from './provider.ts'
import type { LogEntry, RequestLog } from './request-log.ts'

type ProviderServerOptions = {
  readonly provider: Provider
  readonly clock: Clock
  readonly faults: FaultQueue
  readonly log: RequestLog
  /** Another origin, for redirects to lead to. */
  readonly otherOrigin: () => string
  readonly stopped: AbortSignal
}

type Job = {
  readonly call: Call
  readonly entry: LogEntry
  readonly response: ServerResponse
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

  get port(): number {
    return this.#server.port
  }

  /** Listens on the port of an earlier start where it is still free, and else on any. */
  listen(earlier?: number): Promise<void> {
    return this.#server.listen(earlier)
  }

  close(): Promise<void> {
    return this.#server.close()
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { provider, faults, log } = this.#options
    const call = await readCall(request)
    const entry = log.open(provider.name, call)
    if (!this.#server.isAddressed(request)) {
      entry.status = 421
      sendWire(response, toWire(wrongHost, this.#options.clock))
      return
    }
    const fault = faults.take({ provider: provider.name, method: call.method, path: call.path })
    const job = { call, entry, response }
    if (fault === null || !isEarly(fault)) await this.#carryOut(job, fault)
    else if (await this.#suffer(job, fault)) await this.#carryOut(job, null)
  }

  /** Lets an early fault happen; tells whether the request is to be carried out all the same. */
  async #suffer({ call, entry, response }: Job, fault: EarlyFault): Promise<boolean> {
    const { provider, clock, otherOrigin, stopped } = this.#options
    const outcome = await sufferEarlyFault(fault, {
      response,
      headers: commonHeaders(clock),
      refusalBody: provider.refusalBody,
      elsewhere: otherOrigin() + call.target,
      stopped,
    })
    if (outcome.kind === 'answer') {
      entry.status = outcome.wire.status
      sendWire(response, outcome.wire)
    }
    return outcome.kind === 'go-on'
  }

  async #carryOut({ call, entry, response }: Job, fault: LateFault | null): Promise<void> {
    const { provider, clock, stopped } = this.#options
    const reply = await answer(provider, call)
    entry.committed = reply.committed === true
    const wire = toWire(reply, clock)
    if (fault === null) {
      entry.status = wire.status
      sendWire(response, wire)
    } else {
      entry.status = await sendSpoiled(fault, { response, wire, stopped })
    }
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
