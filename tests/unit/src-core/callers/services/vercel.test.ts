import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Practice, start } from '../../../src-sandbox/sandbox-fixture.ts'
import { codeOf } from '../../net/loopback.ts'
import {
  anywhere,
  newKey,
  newValue,
  oldKey,
  oldValue,
  placeAt,
  scripted,
  ServiceBench,
  vercelVariable,
} from './service-fixture.ts'

const stored = { project: 'checkout', key: 'STRIPE_KEY', target: ['production'], value: oldValue }

let practice: Practice
let bench: ServiceBench

beforeEach(async () => {
  practice = new Practice()
  bench = new ServiceBench()
  await practice.start()
  await practice.askControl('POST /settings', {
    body: { provider: 'vercel', deploysBySelf: false },
  })
  practice.passTime(1_000)
})

afterEach(() => practice.end())

const at = (caller: unknown = vercelVariable) => placeAt(practice.vercel, caller)
const fill = (change: object = {}) => practice.fill(practice.vercel, { ...stored, ...change })
const placeOf = async () => (await practice.places('vercel'))[0]

function deploy(change: object = {}) {
  const body = { project: 'checkout', target: 'production', ...change }
  return practice.askAt(practice.vercel, 'POST /sim/v1/deployments', { body })
}

describe('a variable of Vercel', () => {
  it.each(['encrypted', 'plain'])('is read back where it is %s', async (type) => {
    await fill({ type })

    expect(await bench.hand.look(at())).toEqual({ content: oldKey, line: null, facts: [] })
    expect(await bench.hand.look(at({ ...vercelVariable, project: 'prj_checkout' }))).toMatchObject(
      { content: oldKey },
    )
  })

  it('is not read where it is sensitive, and written all the same', async () => {
    await fill({ type: 'sensitive' })

    expect((await bench.hand.look(at())).content).toBeNull()
    expect(await bench.hand.put(at(), newKey, null)).toEqual({ state: 'waiting', output: null })
    expect(await placeOf()).toMatchObject({ value: newValue })
  })

  it('is the one of its target', async () => {
    await fill()
    await fill({ target: ['preview'], value: 'another-value' })

    await bench.hand.put(at(), newKey, oldKey)

    const places = await practice.places('vercel')
    expect(places.map(({ target, value }) => [target, value])).toEqual([
      [['preview'], 'another-value'],
      [['production'], newValue],
    ])
  })

  it.each([
    { ...vercelVariable, project: 'none' },
    { ...vercelVariable, key: 'NONE' },
    { ...vercelVariable, target: 'preview' },
  ])('is missing where it is not: %#', async (caller) => {
    await fill()

    expect(await codeOf(bench.hand.look(at(caller)))).toBe('place-missing')
    expect(await codeOf(bench.hand.put(at(caller), newKey, null))).toBe('place-missing')
    expect(bench.count('PATCH')).toBe(0)
  })

  it('is written once when it is asked for twice, and not over a value of somebody else', async () => {
    await fill()
    await bench.hand.put(at(), newKey, oldKey)
    await bench.hand.put(at(), newKey, oldKey)
    expect(bench.count('PATCH')).toBe(1)

    expect(await codeOf(bench.hand.put(at(), oldKey, oldKey))).toBe('place-changed')
    expect(await placeOf()).toMatchObject({ value: newValue })
  })

  it('is emptied again where it was empty', async () => {
    const nothing = { secret: null, credentialId: null }
    await fill({ value: '' })

    expect((await bench.hand.look(at())).content).toEqual(nothing)
    await bench.hand.put(at(), newKey, nothing)
    await bench.hand.put(at(), nothing, newKey)

    expect(await placeOf()).toMatchObject({ value: '' })
  })

  it('tells of all targets that share it', async () => {
    await fill({ target: ['production', 'preview'] })

    const { lines } = await bench.hand.diff(at(), { from: oldKey, to: newKey })

    expect(lines.map(({ text }) => text)).toEqual([
      'STRIPE_KEY = sk_sample_•••••OLDT (production, preview)',
      'STRIPE_KEY = sk_sample_•••••NEWT (production, preview)',
    ])
  })

  it('names a team by its id or by its name', async () => {
    const list = [200, { envs: [] }] as const
    const { hand, asked } = scripted([list, list])

    await codeOf(hand.look(placeAt(anywhere, { ...vercelVariable, team: 'team_1a' })))
    await codeOf(hand.look(placeAt(anywhere, { ...vercelVariable, team: 'north wind' })))

    expect(asked).toEqual([
      'GET /v10/projects/checkout/env?teamId=team_1a',
      'GET /v10/projects/checkout/env?slug=north+wind',
    ])
  })

  const env = { id: 'e1', key: 'STRIPE_KEY', target: ['production'], type: 'encrypted' }
  it.each([
    ['is refused where it is of Vercel’s own', [{ ...env, type: 'system' }], 'place-refused'],
    ['is refused where it names a secret', [{ ...env, type: 'secret' }], 'place-refused'],
    ['is not the one of a branch', [{ ...env, gitBranch: 'main' }], 'place-missing'],
    ['is one alone', [env, { ...env, id: 'e2' }], 'place-unreadable'],
    ['has an id that goes into a path', [{ ...env, id: '../x' }], 'provider-garbage'],
  ])('%s', async (_, envs, code) => {
    const { hand } = scripted([[200, { envs }]])

    expect(await codeOf(hand.look(placeAt(anywhere, vercelVariable)))).toBe(code)
  })

  it('is found on a later page of the list', async () => {
    const { hand, asked } = scripted([
      [200, { envs: [{ ...env, key: 'OTHER' }], pagination: { next: 7 } }],
      [200, { envs: [{ ...env, type: 'sensitive' }], pagination: { next: null } }],
    ])

    expect((await hand.look(placeAt(anywhere, vercelVariable))).content).toBeNull()
    expect(asked).toEqual([
      'GET /v10/projects/checkout/env',
      'GET /v10/projects/checkout/env?until=7',
    ])
  })

  it('is not missing from a list that does not end', async () => {
    const page = [200, { envs: [], pagination: { next: 7 } }] as const
    const { hand, asked } = scripted(Array.from({ length: 30 }, () => page))

    expect(await codeOf(hand.look(placeAt(anywhere, vercelVariable)))).toBe('place-unreadable')
    expect(asked).toHaveLength(20)
  })

  it('is not read by an account that may not decrypt it', async () => {
    const { hand } = scripted([
      [200, { envs: [env] }],
      [200, { value: 'eyJ2IjoidjIi', decrypted: false }],
    ])

    expect((await hand.look(placeAt(anywhere, vercelVariable))).content).toBeNull()
  })

  it('is not believed to be changed when the reply names another', async () => {
    const { hand } = scripted([
      [200, { envs: [{ ...env, type: 'sensitive' }] }],
      [200, { id: 'e2', key: 'STRIPE_KEY' }],
    ])

    expect(await codeOf(hand.put(placeAt(anywhere, vercelVariable), newKey, null))).toBe(
      'provider-garbage',
    )
  })
})

describe('a deployment at Vercel', () => {
  it('is waited for, until one that was made after the change is ready', async () => {
    await fill()
    practice.passTime(1_000)
    expect(await bench.hand.put(at(), newKey, oldKey)).toMatchObject({ state: 'waiting' })
    expect(await bench.hand.isDeployed(at(), start)).toBe(false)
    expect(await placeOf()).toMatchObject({ live: { production: oldValue } })

    await deploy({ readyInMs: 60_000 })
    practice.passTime(59_000)
    expect(await bench.hand.isDeployed(at(), start)).toBe(false)

    practice.passTime(2_000)
    expect(await bench.hand.isDeployed(at(), start)).toBe(true)
    expect(await placeOf()).toMatchObject({ live: { production: newValue } })
  })

  it('comes by itself in practice', async () => {
    await practice.askControl('POST /settings', {
      body: { provider: 'vercel', deploysBySelf: true },
    })
    await fill()
    await bench.hand.put(at(), newKey, oldKey)

    expect(await bench.hand.isDeployed(at(), start)).toBe(false)
    practice.passTime(36_000)
    expect(await bench.hand.isDeployed(at(), start)).toBe(true)
  })

  it('counts by the clock of Vercel, however wrong ours is', async () => {
    await fill()
    practice.passTime(1_000)
    await bench.hand.put(at(), newKey, oldKey)

    expect(await bench.hand.isDeployed(at(), 0)).toBe(false)
    await deploy()
    practice.passTime(1_000)
    expect(await bench.hand.isDeployed(at(), start + 86_400_000)).toBe(true)
  })

  it('counts for its own target', async () => {
    await fill({ target: ['production', 'preview'] })
    practice.passTime(1_000)
    await bench.hand.put(at(), newKey, oldKey)
    await deploy({ target: 'preview' })
    practice.passTime(1_000)

    expect(await bench.hand.isDeployed(at(), start)).toBe(false)
    expect(await bench.hand.isDeployed(at({ ...vercelVariable, target: 'preview' }), start)).toBe(
      true,
    )
  })

  it('is not waited for where nothing is deployed', async () => {
    await fill({ target: ['development'] })
    const development = at({ ...vercelVariable, target: 'development' })

    expect(await bench.hand.put(development, newKey, oldKey)).toMatchObject({ state: 'updated' })
    expect(await bench.hand.isDeployed(development, start)).toBe(true)
  })

  const env = { id: 'e1', key: 'STRIPE_KEY', target: 'production', type: 'encrypted' }
  const ready = { created: 9, readyState: 'READY', target: 'production' }
  it.each([
    ['counts', [ready], true],
    ['counts where nothing is said of traffic', [{ ...ready, readySubstate: null }], true],
    ['counts behind a staged one', [{ ...ready, readySubstate: 'STAGED' }, ready], true],
    ['does not count while it is staged', [{ ...ready, readySubstate: 'STAGED' }], false],
    ['does not count while it is rolling', [{ ...ready, readySubstate: 'ROLLING' }], false],
    ['does not count while it is built', [{ ...ready, readyState: 'BUILDING' }], false],
    ['does not count as a preview', [{ ...ready, target: null }], false],
    ['does not count from the very moment of the change', [{ ...ready, created: 7 }], false],
  ])('%s', async (_, deployments, isDeployed) => {
    const list = [200, { envs: [{ ...env, updatedAt: 7 }] }] as const
    const { hand } = scripted([list, [200, { id: 'prj_1' }], [200, { deployments }]])

    expect(await hand.isDeployed(placeAt(anywhere, vercelVariable), 0)).toBe(isDeployed)
  })

  it('counts by our own clock where Vercel does not say when the variable changed', async () => {
    const replies = [
      [200, { envs: [env] }],
      [200, { id: 'prj_1' }],
      [200, { deployments: [ready] }],
    ] as const

    expect(await scripted(replies).hand.isDeployed(placeAt(anywhere, vercelVariable), 8)).toBe(true)
    expect(await scripted(replies).hand.isDeployed(placeAt(anywhere, vercelVariable), 9)).toBe(
      false,
    )
  })
})
