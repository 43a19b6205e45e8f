import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Practice } from '../../../src-sandbox/sandbox-fixture.ts'
import { codeOf } from '../../net/loopback.ts'
import {
  anywhere,
  gitHubSecret,
  newKey,
  newValue,
  oldKey,
  oldValue,
  placeAt,
  scripted,
  secretOf,
  ServiceBench,
} from './service-fixture.ts'

const production = { ...gitHubSecret, environment: 'production' }
const stored = { owner: 'northwind', repository: 'checkout', name: 'STRIPE_KEY', value: oldValue }

let practice: Practice
let bench: ServiceBench

beforeEach(async () => {
  practice = new Practice()
  bench = new ServiceBench()
  await practice.start()
  await practice.fill(practice.github, stored)
  await practice.fill(practice.github, { ...stored, environment: 'production' })
})

afterEach(() => practice.end())

const at = (caller: unknown = gitHubSecret) => placeAt(practice.github, caller)

async function valueIn(environment: string | null, name = 'STRIPE_KEY') {
  const places = await practice.places('github')
  return places.find((place) => place['environment'] === environment && place['name'] === name)?.[
    'value'
  ]
}

describe('a secret of GitHub Actions', () => {
  it('is seen to be there, and not read', async () => {
    const seen = { content: null, line: null, facts: [] }
    expect(await bench.hand.look(at())).toEqual(seen)
    expect(await bench.hand.look(at(production))).toEqual(seen)
  })

  it.each([
    { ...gitHubSecret, name: 'STRIPE_KEI' },
    { ...gitHubSecret, repository: 'other' },
    { ...gitHubSecret, environment: 'none' },
    { ...gitHubSecret, environment: 'staging' },
  ])('is missing where it is not: %#', async (caller) => {
    expect(await codeOf(bench.hand.look(at(caller)))).toBe('place-missing')
  })

  it('is put there, and nothing else is', async () => {
    const outcome = await bench.hand.put(at(), newKey, null)

    expect(outcome).toEqual({ state: 'updated', output: null })
    expect(await valueIn(null)).toBe(newValue)
    expect(await valueIn('production')).toBe(oldValue)
    expect(await bench.hand.isDeployed(at(), 0)).toBe(true)
  })

  it('is put into one environment, and nowhere else', async () => {
    await bench.hand.put(at(production), newKey, null)

    expect([await valueIn(null), await valueIn('production')]).toEqual([oldValue, newValue])
  })

  it('is found in an environment of any name', async () => {
    const environment = 'eu/west 1?#%'
    await practice.fill(practice.github, { ...stored, environment })

    await bench.hand.put(at({ ...gitHubSecret, environment }), newKey, null)

    expect(await valueIn(environment)).toBe(newValue)
  })

  it('holds the key ID where that is what the place holds', async () => {
    await bench.hand.put(
      at({ ...gitHubSecret, part: 'credential-id' }),
      { secret: newKey.secret, credentialId: 'cred_42' },
      null,
    )

    expect(await valueIn(null)).toBe('cred_42')
  })

  it('leaves sealed, and as itself whatever its characters are', async () => {
    const odd = `${newValue}\n"ü€😀\t\\`
    await bench.hand.put(at(), secretOf(odd), null)

    expect(bench.bodies.join('')).not.toContain('sk_sample')
    expect(bench.asked.every(({ body }) => body === null || body.every((byte) => byte === 0))).toBe(
      true,
    )
    expect(await valueIn(null)).toBe(odd)
  })

  it('leaves the secret of its caller as it was', async () => {
    const mine = secretOf(newValue)

    await bench.hand.put(at(), mine, null)

    expect(mine).toEqual(secretOf(newValue))
  })

  it('is sealed once more when GitHub has renewed its key', async () => {
    bench.between = once(() => renewKey())

    await bench.hand.put(at(), newKey, null)

    expect(await valueIn(null)).toBe(newValue)
    expect(bench.count('PUT')).toBe(2)
  })

  it('is given up when the key is renewed once more', async () => {
    bench.between = ({ method }) => (method === 'GET' ? renewKey() : undefined)

    expect(await codeOf(bench.hand.put(at(), newKey, null))).toBe('place-refused')
    expect(bench.count('PUT')).toBe(2)
    expect(await valueIn(null)).toBe(oldValue)
  })

  it('is not sent twice when GitHub refuses it for another reason', async () => {
    const huge = secretOf('x'.repeat(49_153))

    expect(await codeOf(bench.hand.put(at(), huge, null))).toBe('place-refused')
    expect(bench.count('PUT')).toBe(1)
    const name = 'GITHUB_KEY'
    expect(await codeOf(bench.hand.put(at({ ...gitHubSecret, name }), newKey, null))).toBe(
      'place-refused',
    )
  })

  it.each([
    [{ key_id: 'k', key: Buffer.alloc(31, 7).toString('base64') }],
    [{ key_id: 'k', key: Buffer.alloc(32).toString('base64') }],
    [{ key_id: 'k', key: 'not base64!' }],
    [{ key_id: '', key: Buffer.alloc(32, 7).toString('base64') }],
    [{ key: Buffer.alloc(32, 7).toString('base64') }],
    ['<h1>Sign in</h1>'],
  ])('is not sealed to what is no key: %j', async (body) => {
    const { hand, asked } = scripted([[200, body]])

    expect(await codeOf(hand.put(placeAt(anywhere, gitHubSecret), newKey, null))).toBe(
      'provider-garbage',
    )
    expect(asked).toHaveLength(1)
  })

  it('is not there because somebody answers 200 to everything', async () => {
    const { hand } = scripted([[200, { name: 'OTHER' }]])

    expect(await codeOf(hand.look(placeAt(anywhere, gitHubSecret)))).toBe('provider-garbage')
  })

  it('needs the half that the place holds', async () => {
    const idOnly = { secret: null, credentialId: 'cred_42' }

    expect(await codeOf(bench.hand.put(at(), idOnly, null))).toBe('no-secret')
    const byId = at({ ...gitHubSecret, part: 'credential-id' })
    expect(await codeOf(bench.hand.put(byId, newKey, null))).toBe('no-secret')
    expect(bench.asked).toEqual([])
  })

  it('shows a change with its values masked', async () => {
    expect(await bench.hand.diff(at(), { from: oldKey, to: newKey })).toEqual({
      lines: [
        { number: null, sign: 'removed', text: 'STRIPE_KEY = sk_sample_•••••OLDT' },
        { number: null, sign: 'added', text: 'STRIPE_KEY = sk_sample_•••••NEWT' },
      ],
      facts: [],
    })
    expect((await bench.hand.diff(at(), { from: null, to: newKey })).lines).toHaveLength(1)
  })
})

function renewKey() {
  const body = { owner: 'northwind', repository: 'checkout' }
  return practice.askAt(practice.github, 'POST /sim/v1/new-key', { body })
}

function once(work: () => unknown): () => unknown {
  let isDone = false
  return () => {
    if (isDone) return undefined
    isDone = true
    return work()
  }
}
