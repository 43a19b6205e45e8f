import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Practice } from '../../../src-sandbox/sandbox-fixture.ts'
import { codeOf } from '../../net/loopback.ts'
import {
  anywhere,
  gitLabVariable,
  newKey,
  newValue,
  oldKey,
  oldValue,
  placeAt,
  scripted,
  secretOf,
  ServiceBench,
} from './service-fixture.ts'

const stored = {
  ...{ project: 'northwind/checkout', key: 'STRIPE_KEY', scope: 'production', value: oldValue },
  ...{ masked: true, protected: true },
}

let practice: Practice
let bench: ServiceBench

beforeEach(async () => {
  practice = new Practice()
  bench = new ServiceBench()
  await practice.start()
  await practice.fill(practice.gitlab, stored)
  await practice.fill(practice.gitlab, { ...stored, scope: '*', value: 'another-value' })
})

afterEach(() => practice.end())

const at = (caller: unknown = gitLabVariable) => placeAt(practice.gitlab, caller)

async function variableOf(scope: string) {
  const places = await practice.places('gitlab')
  return places.find((place) => place['scope'] === scope)
}

describe('a variable of GitLab', () => {
  it('is read back', async () => {
    const seen = await bench.hand.look(at())

    expect(seen).toEqual({ content: oldKey, line: null, facts: [] })
    expect(await bench.hand.look(at({ ...gitLabVariable, scope: '*' }))).toMatchObject({
      content: secretOf('another-value'),
    })
  })

  it('is found by the number of its project too', async () => {
    expect(await bench.hand.look(at({ ...gitLabVariable, project: '41' }))).toMatchObject({
      content: oldKey,
    })
  })

  it('is read as a key ID where that is what it holds', async () => {
    const seen = await bench.hand.look(at({ ...gitLabVariable, part: 'credential-id' }))

    expect(seen.content).toEqual({ secret: null, credentialId: oldValue })
  })

  it.each([
    { ...gitLabVariable, project: 'northwind/none' },
    { ...gitLabVariable, key: 'NONE' },
    { ...gitLabVariable, scope: 'staging' },
  ])('is missing where it is not: %#', async (caller) => {
    expect(await codeOf(bench.hand.look(at(caller)))).toBe('place-missing')
    expect(await codeOf(bench.hand.put(at(caller), newKey, null))).toBe('place-missing')
    expect(bench.count('PUT')).toBe(0)
  })

  it('is not there in an old GitLab that answers with another scope', async () => {
    const other = { key: 'STRIPE_KEY', value: 'x', environment_scope: '*' }

    const { hand } = scripted([[200, other]])

    expect(await codeOf(hand.look(placeAt(anywhere, gitLabVariable)))).toBe('place-missing')
  })

  it('gets another value, and stays as it is otherwise', async () => {
    const before = await variableOf('production')

    const outcome = await bench.hand.put(at(), newKey, oldKey)

    expect(outcome).toEqual({ state: 'updated', output: null })
    expect(await variableOf('production')).toEqual({ ...before, value: newValue })
    expect(await variableOf('*')).toMatchObject({ value: 'another-value' })
    expect(await bench.hand.isDeployed(at(), 0)).toBe(true)
  })

  it('is written once when it is asked for twice', async () => {
    await bench.hand.put(at(), newKey, oldKey)
    await bench.hand.put(at(), newKey, oldKey)

    expect(bench.count('PUT')).toBe(1)
  })

  it('is emptied again where it was empty', async () => {
    const nothing = { secret: null, credentialId: null }
    await practice.fill(practice.gitlab, { ...stored, value: '', masked: false })

    expect((await bench.hand.look(at())).content).toEqual(nothing)
    await bench.hand.put(at(), newKey, nothing)
    await bench.hand.put(at(), nothing, newKey)

    expect(await variableOf('production')).toMatchObject({ value: '' })
  })

  it('is not written over what somebody else has put there', async () => {
    await practice.fill(practice.gitlab, { ...stored, value: 'put-there-meanwhile' })

    expect(await codeOf(bench.hand.put(at(), newKey, oldKey))).toBe('place-changed')
    const nothing = { secret: null, credentialId: null }
    expect(await codeOf(bench.hand.put(at(), newKey, nothing))).toBe('place-changed')
    expect(await variableOf('production')).toMatchObject({ value: 'put-there-meanwhile' })
  })

  it('is written without being read where it is hidden', async () => {
    await practice.fill(practice.gitlab, { ...stored, hidden: true })

    expect((await bench.hand.look(at())).content).toBeNull()
    await bench.hand.put(at(), newKey, null)
    expect(await variableOf('production')).toMatchObject({ value: newValue, hidden: true })
  })

  it('stays as it is when GitLab could not mask the new value', async () => {
    const spaced = secretOf('words with spaces')

    expect(await codeOf(bench.hand.put(at(), spaced, oldKey))).toBe('place-refused')
    expect(await variableOf('production')).toMatchObject({ value: oldValue })
  })

  it('takes no bytes that are no text', async () => {
    const bytes = { secret: new Uint8Array([0xff, 0xfe]), credentialId: null }

    expect(await codeOf(bench.hand.put(at(), bytes, oldKey))).toBe('place-refused')
    expect(bench.asked).toEqual([])
  })

  it('is not believed to hold what the reply does not say', async () => {
    const told = { key: 'STRIPE_KEY', value: oldValue, environment_scope: 'production' }
    const { hand } = scripted([
      [200, told],
      [200, told],
    ])

    expect(await codeOf(hand.put(placeAt(anywhere, gitLabVariable), newKey, oldKey))).toBe(
      'provider-garbage',
    )
  })

  it('shows a change with its values masked', async () => {
    const { lines } = await bench.hand.diff(at(), { from: oldKey, to: newKey })

    expect(lines.map(({ text }) => text)).toEqual([
      'STRIPE_KEY = sk_sample_•••••OLDT',
      'STRIPE_KEY = sk_sample_•••••NEWT',
    ])
    const short = await bench.hand.diff(at(), { from: secretOf('short'), to: secretOf('') })
    expect(short.lines.map(({ text }) => text)).toEqual([
      'STRIPE_KEY = •••••',
      'STRIPE_KEY = •••••',
    ])
  })
})
