import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlaceAt } from '../../src-core/callers/place-hand.ts'
import { servicePlaces } from '../../src-core/callers/services/services.ts'
import { fetchTransport } from '../../src-core/net/transport.ts'
import {
  gitHubSecret,
  newKey,
  newValue,
  oldValue,
  placeAt,
  vercelVariable,
} from '../unit/src-core/callers/services/service-fixture.ts'
import { codeOf } from '../unit/src-core/net/loopback.ts'
import { Emulate, token } from './emulate-server.ts'

const emulate = new Emulate()
const hand = servicePlaces({ transport: fetchTransport(fetch) })

beforeAll(() => emulate.start())
afterAll(() => emulate.end())

const atVercel = (change: object = {}): PlaceAt =>
  placeAt(
    { origin: emulate.vercel, managementToken: token },
    { ...vercelVariable, team: 'northwind', ...change },
  )

const atGitHub = (change: object = {}): PlaceAt =>
  placeAt(
    { origin: emulate.github, managementToken: token },
    { ...gitHubSecret, owner: 'admin', ...change },
  )

async function addVariable(key: string): Promise<void> {
  const body = { key, value: oldValue, type: 'sensitive', target: ['production', 'preview'] }
  await emulate.ask(`${emulate.vercel}/v10/projects/checkout/env?slug=northwind`, 'POST', body)
}

/** What stands there; emulate gives even a sensitive value to who asks so. */
async function valuesByKey(): Promise<ReadonlyMap<unknown, unknown>> {
  const query = 'slug=northwind&decrypt=true&limit=100'
  const url = `${emulate.vercel}/v10/projects/checkout/env?${query}`
  const { envs } = (await emulate.ask(url, 'GET')) as { envs: { key: string; value: string }[] }
  return new Map(envs.map(({ key, value }) => [key, value]))
}

describe("a variable at somebody else's Vercel", () => {
  beforeAll(async () => {
    for (let count = 0; count < 45; count += 1) await addVariable(`FILLING_${count}`)
    await addVariable('STRIPE_KEY')
    for (let count = 45; count < 90; count += 1) await addVariable(`FILLING_${count}`)
  })

  it('is found among ninety others, and missing where it is not', async () => {
    expect(await hand.look(atVercel())).toEqual({ content: null, line: null, facts: [] })
    expect(await codeOf(hand.look(atVercel({ key: 'NONE' })))).toBe('place-missing')
    expect(await codeOf(hand.look(atVercel({ project: 'none' })))).toBe('place-missing')
    expect(await codeOf(hand.look(atVercel({ target: 'development' })))).toBe('place-missing')
  })

  it('tells of the targets that share it', async () => {
    const { lines } = await hand.diff(atVercel(), { from: null, to: newKey })

    expect(lines.map(({ text }) => text)).toEqual([
      'STRIPE_KEY = sk_sample_•••••NEWT (production, preview)',
    ])
  })

  it('is put there, waits for a deployment, and changes no other', async () => {
    expect(await hand.put(atVercel(), newKey, null)).toEqual({ state: 'waiting', output: null })

    const values = await valuesByKey()
    expect(values.get('STRIPE_KEY')).toBe(newValue)
    expect([...values.values()].filter((value) => value === oldValue)).toHaveLength(90)
    expect(await hand.isDeployed(atVercel(), 0)).toBe(false)
  })

  it('counts after a deployment to its own target', async () => {
    const deploy = (change: object) =>
      emulate.ask(`${emulate.vercel}/v13/deployments?slug=northwind`, 'POST', {
        ...{ name: 'checkout', project: 'checkout' },
        ...change,
      })

    await deploy({ target: 'preview' })
    expect(await hand.isDeployed(atVercel(), 0)).toBe(false)
    await deploy({ target: 'production' })
    expect(await hand.isDeployed(atVercel(), 0)).toBe(true)
  })
})

describe("a secret at somebody else's GitHub", () => {
  it('is seen to be there, and missing where it is not', async () => {
    const url = `${emulate.github}/repos/admin/checkout/actions/secrets/STRIPE_KEY`
    await emulate.ask(url, 'PUT', { encrypted_value: 'c2VhbGVk', key_id: '1' })

    expect(await hand.look(atGitHub())).toEqual({ content: null, line: null, facts: [] })
    expect(await codeOf(hand.look(atGitHub({ name: 'NONE' })))).toBe('place-missing')
    expect(await codeOf(hand.look(atGitHub({ repository: 'none' })))).toBe('place-missing')
  })

  it('is not written without a public key to seal it to', async () => {
    expect(await codeOf(hand.put(atGitHub(), newKey, null))).toBe('place-missing')
  })
})
