import { inspect } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PlaceAt } from '../../../../../src-core/callers/place-hand.ts'
import { servicePlaces } from '../../../../../src-core/callers/services/services.ts'
import type { Transport } from '../../../../../src-core/net/http.ts'
import { fetchTransport, transportCaps } from '../../../../../src-core/net/transport.ts'
import type { ErrorCode } from '../../../../../src-shared/errors.ts'
import { Practice, type Json } from '../../../src-sandbox/sandbox-fixture.ts'
import { Loopback } from '../../net/loopback.ts'
import {
  failureOf,
  gitHubSecret,
  gitLabVariable,
  newKey,
  newValue,
  oldKey,
  oldValue,
  placeAt,
  vercelVariable,
} from './service-fixture.ts'

const practice = new Practice()
const hand = servicePlaces({ transport: fetchTransport(fetch, { ...transportCaps, totalMs: 500 }) })

const gitHubPlace = '/repos/northwind/checkout/actions/secrets/STRIPE_KEY'
const services = [
  {
    name: 'github',
    caller: gitHubSecret,
    lookRoute: `GET ${gitHubPlace}`,
    putRoute: `PUT ${gitHubPlace}`,
  },
  {
    name: 'gitlab',
    caller: gitLabVariable,
    lookRoute: 'GET /api/v4/projects/{project}/variables/{key}',
    putRoute: 'PUT /api/v4/projects/{project}/variables/{key}',
  },
  {
    name: 'vercel',
    caller: vercelVariable,
    lookRoute: 'GET /v10/projects/{project}/env',
    putRoute: 'PATCH /v9/projects/{project}/env/{id}',
  },
] as const

const faults: readonly (readonly [fault: Json, look: ErrorCode, put: ErrorCode])[] = [
  [{ kind: 'status', status: 400 }, 'place-refused', 'place-refused'],
  [{ kind: 'status', status: 401 }, 'provider-unauthorized', 'provider-unauthorized'],
  [{ kind: 'status', status: 403 }, 'provider-forbidden', 'provider-forbidden'],
  [{ kind: 'status', status: 404 }, 'place-missing', 'place-missing'],
  [{ kind: 'status', status: 409 }, 'place-refused', 'place-refused'],
  [{ kind: 'status', status: 422 }, 'place-refused', 'place-refused'],
  [{ kind: 'status', status: 429 }, 'provider-rate-limited', 'provider-rate-limited'],
  [{ kind: 'status', status: 500 }, 'provider-failed', 'provider-failed'],
  [{ kind: 'redirect' }, 'provider-redirected', 'provider-redirected'],
  [{ kind: 'close-before' }, 'provider-no-reply', 'provider-no-reply'],
  [{ kind: 'close-after' }, 'provider-no-reply', 'provider-no-reply'],
  [{ kind: 'hang' }, 'provider-no-reply', 'provider-no-reply'],
  [{ kind: 'hang-after' }, 'provider-no-reply', 'provider-no-reply'],
  [{ kind: 'oversized' }, 'provider-no-reply', 'provider-no-reply'],
  [{ kind: 'malformed-json' }, 'provider-garbage', 'provider-garbage'],
]

beforeAll(() => practice.start())
afterAll(() => practice.end())
beforeEach(async () => {
  await practice.askControl('POST /reset')
  await practice.fill(practice.github, { owner: 'northwind', repository: 'checkout', ...named })
  await practice.fill(practice.gitlab, {
    ...{ project: 'northwind/checkout', key: 'STRIPE_KEY', scope: 'production', value: oldValue },
  })
  await practice.fill(practice.vercel, {
    ...{ project: 'checkout', key: 'STRIPE_KEY', target: 'production', value: oldValue },
  })
})

const named = { name: 'STRIPE_KEY', value: oldValue }

/** Everything that anybody could print of a failure. */
function printed(failure: Error): string {
  return inspect(failure, { depth: 10, showHidden: true }) + String(failure.stack)
}

function expectDiscreet(failure: Error, at: PlaceAt): void {
  const text = printed(failure)
  for (const value of [oldValue, newValue, new TextDecoder().decode(at.account?.token)]) {
    expect(text).not.toContain(value)
  }
}

describe.each(services)('at $name', ({ name, caller, lookRoute, putRoute }) => {
  const at = () => placeAt(practice[name], caller)

  it.each(faults)('%j fails as a code that is true', async (fault, look, put) => {
    await practice.plan({ provider: name, route: lookRoute, ...fault })
    const looking = await failureOf(hand.look(at()))
    expect(looking.code).toBe(look)
    expectDiscreet(looking, at())

    await practice.plan({ provider: name, route: putRoute, ...fault })
    const putting = await failureOf(hand.put(at(), newKey, oldKey))
    expect(putting.code).toBe(put)
    expectDiscreet(putting, at())
    const wait = put === 'provider-rate-limited' ? 2_000 : null
    expect([looking.retryAfterMs, putting.retryAfterMs]).toEqual([wait, wait])
  })

  it('may be written again after a lost reply', async () => {
    await practice.plan({ provider: name, route: putRoute, kind: 'close-after' })
    await failureOf(hand.put(at(), newKey, oldKey))

    await hand.put(at(), newKey, oldKey)

    expect(await practice.places(name)).toMatchObject([{ value: newValue }])
  })

  it('is refused to a token that is not known, may not or has expired', async () => {
    const tokens = (await practice.askControl('GET /tokens')).json()[name]
    const { member, expired } = tokens as Record<string, string>
    const codes = ['mgmt_sample_none', member, expired].map(async (managementToken = '') => {
      const { origin } = practice[name]
      return (await failureOf(hand.look(placeAt({ origin, managementToken }, caller)))).code
    })

    expect(await Promise.all(codes)).toEqual([
      'provider-unauthorized',
      'provider-forbidden',
      'provider-unauthorized',
    ])
  })

  it('is not asked with a token that no header can carry', async () => {
    for (const managementToken of ['', 'two words', 'line\nbreak', 'ümlaut']) {
      const odd = placeAt({ origin: practice[name].origin, managementToken }, caller)
      const failure = await failureOf(hand.look(odd))

      expect(failure.code).toBe('provider-unauthorized')
      if (managementToken !== '') expect(printed(failure)).not.toContain(managementToken)
    }
    expect(await practice.log()).toHaveLength(services.length)
  })

  it('is not asked without an account, or with one of another service', async () => {
    const { account, ...rest } = at()
    const others = services.map((other) => other.name).filter((other) => other !== name)

    expect((await failureOf(hand.look({ ...rest, account: null }))).code).toBe(
      'provider-unauthorized',
    )
    for (const kind of others) {
      const foreign = account && { ...account, kind }
      const failure = await failureOf(hand.put({ ...rest, account: foreign }, newKey, null))
      expect(failure.code).toBe('provider-unauthorized')
    }
    expect(await practice.log()).toHaveLength(services.length)
  })

  it('sends its token to no other origin', async () => {
    const asked: string[] = []
    const transport: Transport = (request) => {
      asked.push(request.origin)
      return Promise.resolve({ status: 404, body: new Uint8Array() })
    }
    const origins = ['https://evil.example', 'http://api.github.com', 'https://api.github.com/x']
    for (const origin of origins) {
      const place = placeAt({ origin, managementToken: 'mgmt_sample_x' }, caller)
      await failureOf(servicePlaces({ transport }).look(place))
    }

    // A GitLab may be a person's own.
    expect(asked).toEqual(name === 'gitlab' ? ['https://evil.example'] : [])
  })

  it('says that nothing was sent where nobody answers', async () => {
    const server = new Loopback()
    await server.start()
    const nobody = { origin: server.origin, managementToken: 'mgmt_sample_x' }
    await server.end()

    const failure = await failureOf(hand.put(placeAt(nobody, caller), newKey, null))

    expect(failure.code).toBe('provider-unreachable')
  })
})

describe('services', () => {
  it('take a spent allowance for a rate limit, and say until when', async () => {
    const transport: Transport = () =>
      Promise.resolve({ status: 403, body: new Uint8Array(), retryAfterMs: 60_000 })

    const failure = await failureOf(
      servicePlaces({ transport }).look(placeAt(practice.github, gitHubSecret)),
    )

    expect([failure.code, failure.retryAfterMs]).toEqual(['provider-rate-limited', 60_000])
  })

  it('do not know places of other kinds', async () => {
    const id = '0123456789abcdef0123456789abcdef'
    const manual = { id, check: null, kind: 'manual', label: 'the blue folder' } as const
    const { account, signal } = placeAt(practice.github, gitHubSecret)
    const caller = { ...manual, id: placeAt(practice.github, gitHubSecret).caller.id }

    const failure = await failureOf(hand.look({ caller, account, signal }))

    expect(failure.code).toBe('capability-missing')
  })

  it('refuse a name that would climb out of its path', async () => {
    const dots = placeAt(practice.github, { ...gitHubSecret, repository: '..' })

    expect((await failureOf(hand.look(dots))).code).toBe('bad-request')
    expect(await practice.log()).toHaveLength(services.length)
  })
})
