import { readFile } from 'node:fs/promises'

/** One request to a practice provider, as its log tells it. */
export type LoggedRequest = {
  readonly provider: ProviderName
  readonly method: string
  readonly path: string
  readonly status: number | null
  readonly committed: boolean
}

export type ProviderName = 'atna' | 'portal' | 'atomicat' | 'dailybot' | 'atomicpay' | ServiceName

/** The practice services in which keys are used. */
export type ServiceName = 'github' | 'gitlab' | 'vercel'

/** A value that stands at a practice service; of Vercel also what its deployments are built of. */
export type ServiceValue = {
  readonly name?: string
  readonly key?: string
  readonly value: string
  readonly live?: Readonly<Record<string, string | null>>
}

/** Something that goes wrong at a practice provider. */
export type Fault = {
  readonly provider: ProviderName
  readonly route: string
  readonly kind: string
  readonly times?: number
  readonly ms?: number
  readonly status?: number
}

/** Who can sign in at a provider. */
export type SignIns = {
  readonly admin: string
  readonly member: string
  readonly expired: string
}

/** The part of the providers' state that tests look at. */
type State = {
  readonly atna: { readonly credentials: readonly { readonly name: string }[] }
  readonly portal: {
    readonly environments: readonly {
      readonly api_secrets: readonly {
        readonly label: string
        readonly use_with_webhooks: boolean
      }[]
    }[]
  }
}

/** The requests to the practice ATNA that tests let fail. */
export const routes = {
  list: 'GET /sim/v1/credentials',
  create: 'POST /sim/v1/credentials',
  verify: 'GET /sim/v1/whoami',
  turnOff: 'DELETE /sim/v1/credentials/{id}',
} as const

/** Steers the practice providers of a running app from where only tests can. */
export class PracticeControl {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  /** Lets the next request of this kind at the practice ATNA go wrong, or that of a named provider. */
  async fault(fault: Omit<Fault, 'provider'> & Partial<Pick<Fault, 'provider'>>): Promise<void> {
    await this.#ask('POST', '/fault', { provider: 'atna', times: 1, ...fault })
  }

  /** What the providers were asked since they started. */
  async requests(): Promise<readonly LoggedRequest[]> {
    const { requests } = (await this.#ask('GET', '/log')) as {
      readonly requests: readonly LoggedRequest[]
    }
    return requests
  }

  /** How many requests of one kind came to the practice ATNA. */
  async count(route: string): Promise<number> {
    const asked = await this.requests()
    return asked.filter((request) => isOf(request, route)).length
  }

  /** How many requests with a method came to a practice provider. */
  async asked(provider: ProviderName, method: string): Promise<number> {
    const asked = await this.requests()
    return asked.filter((each) => each.provider === provider && each.method === method).length
  }

  /** The names of the keys that work at the practice ATNA. */
  async names(): Promise<readonly string[]> {
    const { atna } = await this.#state()
    return atna.credentials.map(({ name }) => name)
  }

  /** The names of the keys that work at the practice portal. */
  async labels(): Promise<readonly string[]> {
    return (await this.#secrets()).map(({ label }) => label)
  }

  /** The name of the key that signs webhooks at the practice portal. */
  async signer(): Promise<string> {
    return (await this.#secrets()).find((secret) => secret.use_with_webhooks)?.label ?? ''
  }

  /** What stands in clear at a practice service, whatever it would tell its clients. */
  async values(service: ServiceName): Promise<readonly ServiceValue[]> {
    const all = (await this.#ask('GET', '/places')) as Record<ServiceName, readonly ServiceValue[]>
    return all[service]
  }

  /** The sign-ins at a practice provider, by role. */
  async signIns(provider: ProviderName): Promise<SignIns> {
    const all = (await this.#ask('GET', '/tokens')) as Record<ProviderName, SignIns>
    return all[provider]
  }

  /** Lets time pass at the practice providers alone. */
  async advance(ms: number): Promise<void> {
    await this.#ask('POST', '/clock', { advanceMs: ms })
  }

  async #secrets() {
    const { portal } = await this.#state()
    return portal.environments.flatMap((environment) => environment.api_secrets)
  }

  async #state(): Promise<State> {
    return (await this.#ask('GET', '/state')) as State
  }

  async #ask(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> {
    const { origin, token } = JSON.parse(await readFile(this.#file, 'utf8')) as {
      readonly origin: string
      readonly token: string
    }
    const reply = await fetch(origin + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
    return reply.json()
  }
}

function isOf(request: LoggedRequest, route: string): boolean {
  const [method, pattern = ''] = route.split(' ')
  const path = new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
  return request.provider === 'atna' && request.method === method && path.test(request.path)
}
