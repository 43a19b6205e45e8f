import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FaultQueue } from '../fault.ts'
import { LoopbackServer } from '../http/loopback-server.ts'
import { bearerOf, jsonBody, readCall, type Call, type Reply } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import { findRoute, type Route } from '../http/router.ts'
import { sendWire, toWire } from '../http/send-reply.ts'
import { formatInstant, parseInstant } from '../instant.ts'
import type { Provider } from '../provider.ts'
import { randomBase62, sameSecret } from '../random-values.ts'
import type { RequestLog } from '../request-log.ts'
import type { VirtualClock } from '../virtual-clock.ts'
import { readFaultRequest, readProvider } from './fault-request.ts'

export type ControlOptions = {
  readonly providers: readonly Provider[]
  readonly clock: VirtualClock
  readonly faults: FaultQueue
  readonly log: RequestLog
}

/** The plane from which tests move the clock, plan faults and look inside. */
export class ControlServer {
  readonly token = `control_sample_${randomBase62(32)}`
  readonly #options: ControlOptions
  readonly #routes: readonly Route[]
  readonly #server: LoopbackServer

  constructor(options: ControlOptions) {
    this.#options = options
    this.#routes = controlRoutes(options)
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
    const call = await readCall(request)
    const isAddressed = this.#server.isAddressed(request)
    const reply = isAddressed ? await this.#answer(call) : refused(421, 'wrong_host')
    sendWire(response, toWire(reply, this.#options.clock))
  }

  async #answer(call: Call): Promise<Reply> {
    if (!sameSecret(bearerOf(call) ?? '', this.token)) return refused(401, 'unauthorized')
    if (call.tooLarge) return refused(413, 'too_large')
    const match = findRoute(this.#routes, call)
    if (match.kind === 'unknown') return refused(404, 'not_found')
    if (match.kind === 'wrong-verb') {
      const headers = { Allow: match.allow.join(', ') }
      return { ...refused(405, 'method_not_allowed'), headers }
    }
    try {
      return await match.route.handle(call)
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) return refused(500, 'internal')
      const { status, code, message } = thrown
      return { status, body: { error: { code, message } } }
    }
  }
}

function controlRoutes({ providers, clock, faults, log }: ControlOptions): readonly Route[] {
  const time = (): Reply => ok({ now: formatInstant(clock.now()) })
  const route = (method: Route['method'], path: string, handle: (call: Call) => Reply): Route => ({
    method,
    path,
    access: 'open',
    handle,
  })
  return [
    route('POST', '/reset', () => {
      providers.forEach((provider) => provider.reset())
      faults.clear()
      log.clear()
      clock.followRealTime()
      return time()
    }),
    route('POST', '/clock', (call) => {
      moveClock(clock, call)
      return time()
    }),
    route('POST', '/fault', (call) => {
      faults.add(readFaultRequest(jsonBody(call), providers))
      return ok({ pending: faults.pending })
    }),
    route('POST', '/settings', (call) => {
      const { provider: name, ...change } = jsonBody(call)
      const provider = readProvider(name, providers)
      provider.applySettings(change)
      return ok({ settings: provider.describe()['settings'] })
    }),
    route('GET', '/log', () => ok({ requests: log.entries })),
    route('GET', '/state', () => {
      const known = providers.map((provider) => [provider.name, provider.describe()] as const)
      return ok({ now: formatInstant(clock.now()), ...Object.fromEntries(known) })
    }),
    route('GET', '/places', () =>
      ok(
        Object.fromEntries(providers.map(({ name, places }) => [name, places?.() ?? []] as const)),
      ),
    ),
    route('GET', '/tokens', () =>
      ok(Object.fromEntries(providers.map(({ name, tokens }) => [name, tokens] as const))),
    ),
  ]
}

function moveClock(clock: VirtualClock, call: Call): void {
  const { now, advanceMs } = jsonBody(call)
  const instant = parseInstant(now)
  if (instant !== null && advanceMs === undefined) {
    clock.moveTo(instant)
  } else if (now === undefined && Number.isSafeInteger(advanceMs)) {
    clock.advance(Number(advanceMs))
  } else {
    throw new Refusal(400, 'bad_request', 'Either now or advanceMs is needed.')
  }
}

function ok(body: Reply['body'] & object): Reply {
  return { status: 200, body }
}

function refused(status: number, code: string): Reply {
  return { status, body: { error: { code } } }
}
