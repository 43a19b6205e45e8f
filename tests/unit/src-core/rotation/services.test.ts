import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fetchTransport, makePlaceHand, RotationDesk } from '../../../../src-core/index.ts'
import { AccountKind, Caller } from '../../../../src-shared/caller.ts'
import type { ItemId } from '../../../../src-shared/ids.ts'
import type { RotationView } from '../../../../src-shared/rotation.ts'
import { Workbench } from './desk-fixture.ts'

let bench: Workbench
let desk: RotationDesk
let itemId: ItemId

const services = ['github', 'gitlab', 'vercel'] as const

beforeEach(async () => {
  bench = new Workbench()
  await bench.begin()
  for (const name of services) bench.link(`practice-${name}`, bench.practice[name].managementToken)
  desk = new RotationDesk({
    ...bench.context,
    places: makePlaceHand({ transport: fetchTransport(fetch), clock: bench.context.clock }),
    account: ({ provider }) => {
      const kind = AccountKind.parse(provider.replace('practice-', ''))
      return { kind, origin: bench.practice[kind].origin }
    },
  })
  const made = await bench.generate('checkout')
  itemId = made.itemId
  await furnish()
})

afterEach(() => bench.end())

/** Puts the key in use into a place of each service, and says so in the item. */
async function furnish(): Promise<void> {
  const { practice, session } = bench
  const value = secretInUse()
  const at = { owner: 'northwind', repository: 'checkout', environment: 'production' }
  await practice.fill(practice.github, { ...at, name: 'KEY', value })
  const variable = { project: 'northwind/checkout', key: 'KEY', scope: 'production', value }
  await practice.fill(practice.gitlab, { ...variable, masked: true })
  await practice.fill(practice.vercel, {
    project: 'checkout',
    key: 'KEY',
    target: ['production'],
    value,
  })
  practice.passTime(1_000)
  const shared = (index: number) => ({
    ...{ id: String(index).repeat(32), check: null, part: 'secret' },
    accountId: bench.connection(`practice-${services[index] ?? ''}`),
  })
  const places = [
    { ...shared(0), kind: 'github-secret', ...at, name: 'KEY' },
    {
      ...shared(1),
      ...{ kind: 'gitlab-variable', project: '41', key: 'KEY', scope: 'production' },
    },
    {
      ...{ ...shared(2), kind: 'vercel-variable', project: 'checkout', team: null },
      ...{ key: 'KEY', target: 'production' },
    },
  ].map((place) => Caller.parse(place))
  const kept = session.overview(itemId)
  if (!kept) throw new Error('no such item')
  const overview = { ...kept.body, callers: [], places }
  session.transact((tx) => tx.putOverview(itemId, overview, kept.stamp))
}

function secretInUse(): string {
  const current = bench.item(itemId).versions.find(({ stage }) => stage === 'current')
  const secret = current && bench.session.secret(itemId, current.id)
  if (!secret) throw new Error('no secret')
  return new TextDecoder().decode(secret)
}

/** What stands at GitHub, at GitLab, and where Vercel's newest deployment runs. */
async function standing(): Promise<readonly unknown[]> {
  const [gitHub, gitLab, vercel] = await Promise.all(
    services.map(async (name) => (await bench.practice.places(name))[0]),
  )
  return [gitHub?.['value'], gitLab?.['value'], vercel?.['live']]
}

const states = ({ places }: RotationView) => places.map(({ state }) => state)

describe('a key that is used at GitHub, GitLab and Vercel', () => {
  it('is replaced there, and is in use once Vercel has deployed it', async () => {
    const before = secretInUse()

    const begun = await desk.start({ kind: 'replace', itemId, reason: 'overdue', graceHours: 0 })

    expect(states(begun)).toEqual(['updated', 'updated', 'waiting'])
    const [gitHub, gitLab, live] = await standing()
    expect(gitHub).not.toBe(before)
    expect([gitLab, live]).toEqual([gitHub, { production: before }])
    expect(secretInUse()).toBe(before)

    bench.passTime(3_600_000)
    await desk.tick()

    expect(await standing()).toEqual([gitHub, gitHub, { production: gitHub }])
    expect(secretInUse()).toBe(gitHub)
  })

  it('waits at the place whose account is refused, and leaves the others alone', async () => {
    const before = secretInUse()
    const { practice } = bench
    const route = 'PUT /api/v4/projects/{project}/variables/{key}'
    await practice.plan({ provider: 'gitlab', route, kind: 'status', status: 403 })

    const begun = await desk.start({ kind: 'replace', itemId, reason: 'overdue' })

    expect(states(begun)).toEqual(['updated', 'failed', 'waiting'])
    expect(begun.places[1]?.code).toBe('provider-forbidden')
    expect((await standing())[1]).toBe(before)
    expect(secretInUse()).toBe(before)
  })

  it('is written again after a reply that was lost', async () => {
    const { practice } = bench
    const route = 'PUT /repos/{owner}/{repository}/environments/{environment}/secrets/{name}'
    await practice.plan({ provider: 'github', route, kind: 'close-after' })

    const begun = await desk.start({ kind: 'replace', itemId, reason: 'overdue' })
    const first = begun.places[0]
    if (!first) throw new Error('no place')
    if (first.state !== 'updated') await desk.place(begun.id, first.id, 'update')

    const [gitHub, gitLab] = await standing()
    expect(gitHub).toBe(gitLab)
  })

  it('goes back to what stood there when the replacement is taken back', async () => {
    const before = secretInUse()
    const begun = await desk.start({ kind: 'replace', itemId, reason: 'overdue' })
    expect((await standing())[0]).not.toBe(before)

    await desk.act(begun.id, { action: 'take-back', remoteId: null, phrase: null })
    bench.passTime(3_600_000)
    await desk.tick()

    expect(await standing()).toEqual([before, before, { production: before }])
    expect(secretInUse()).toBe(before)
  })
})
