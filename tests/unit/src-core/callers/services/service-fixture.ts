import type { PlaceAt, PlaceContent } from '../../../../../src-core/callers/place-hand.ts'
import { servicePlaces } from '../../../../../src-core/callers/services/services.ts'
import type { HttpReply, HttpRequest, Transport } from '../../../../../src-core/net/http.ts'
import { fetchTransport } from '../../../../../src-core/net/transport.ts'
import type { RunningProvider } from '../../../../../src-sandbox/sandbox.ts'
import { Caller, type AccountKind } from '../../../../../src-shared/caller.ts'
import { VaultError } from '../../../../../src-shared/errors.ts'

/** What stands in the places before, and after; no failure may ever repeat it. */
export const oldValue = 'sk_sample_old_0123456789abcdefghijOLDT'
export const newValue = 'sk_sample_new_0123456789abcdefghijNEWT'

export const oldKey = secretOf(oldValue)
export const newKey = secretOf(newValue)

/** A place's content that is a secret. */
export function secretOf(text: string): PlaceContent {
  return { secret: new TextEncoder().encode(text), credentialId: null }
}

const shared = { id: '0123456789abcdef0123456789abcdef', check: null, part: 'secret' }

export const gitHubSecret = {
  ...{ ...shared, kind: 'github-secret', accountId: shared.id, environment: null },
  ...{ owner: 'northwind', repository: 'checkout', name: 'STRIPE_KEY' },
} as const

export const gitLabVariable = {
  ...{ ...shared, kind: 'gitlab-variable', accountId: shared.id },
  ...{ project: 'northwind/checkout', key: 'STRIPE_KEY', scope: 'production' },
} as const

export const vercelVariable = {
  ...{ ...shared, kind: 'vercel-variable', accountId: shared.id, team: null },
  ...{ project: 'checkout', key: 'STRIPE_KEY', target: 'production' },
} as const

/** How a place is reached at a practice service. */
export function placeAt(
  service: Pick<RunningProvider, 'origin' | 'managementToken'>,
  caller: unknown,
): PlaceAt {
  const parsed = Caller.parse(caller)
  return {
    caller: parsed,
    account: {
      kind: accountKind(parsed.kind.split('-', 1)[0]),
      origin: service.origin,
      token: new TextEncoder().encode(service.managementToken),
    },
    signal: new AbortController().signal,
  }
}

function accountKind(word: string | undefined): AccountKind {
  if (word === 'github' || word === 'gitlab' || word === 'vercel') return word
  throw new Error('no service')
}

/** The hand over real HTTP, with what it asked; `between` runs after each reply. */
export class ServiceBench {
  readonly asked: HttpRequest[] = []
  readonly bodies: string[] = []
  between: (request: HttpRequest) => unknown = () => undefined
  readonly #real = fetchTransport(fetch)
  readonly #transport: Transport = async (request, signal) => {
    this.asked.push(request)
    this.bodies.push(request.body === null ? '' : new TextDecoder().decode(request.body))
    const reply = await this.#real(request, signal)
    await this.between(request)
    return reply
  }
  readonly hand = servicePlaces({ transport: this.#transport })

  /** How often a method was used. */
  count(method: string): number {
    return this.asked.filter((request) => request.method === method).length
  }
}

/** A hand whose service answers from a script. */
export function scripted(replies: readonly (readonly [status: number, body: unknown])[]) {
  const rest = [...replies]
  const asked: string[] = []
  const transport: Transport = ({ method, target }) => {
    asked.push(`${method} ${target}`)
    const [status, body] = rest.shift() ?? [599, '']
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const reply: HttpReply = { status, body: new TextEncoder().encode(text) }
    return Promise.resolve(reply)
  }
  return { asked, hand: servicePlaces({ transport }) }
}

/** A service of which nothing is known but that it is on this machine. */
export const anywhere = { origin: 'http://127.0.0.1:4100', managementToken: 'mgmt_sample_x' }

/** What was thrown; throws if nothing was. */
export async function failureOf(work: Promise<unknown>): Promise<VaultError> {
  const thrown: unknown = await work.then(
    () => null,
    (failure: unknown) => failure,
  )
  if (thrown instanceof VaultError) return thrown
  throw new Error('it was not refused in words of ours')
}
