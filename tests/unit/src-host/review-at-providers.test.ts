import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Why } from '../../../src-shared/care.ts'
import { dayMs } from '../../../src-shared/clock.ts'
import type { ConnectionId, ItemId } from '../../../src-shared/ids.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { ask, list, Practice } from '../src-sandbox/sandbox-fixture.ts'
import { CareStage } from './care-stage.ts'

let stage: CareStage
let practice: Practice
let connectionId: ConnectionId

beforeEach(async () => {
  practice = new Practice()
  await practice.start()
  stage = await CareStage.beginPractice(practice)
  connectionId = await stage.linked(practice.dailybot)
})

afterEach(async () => {
  stage.end()
  await practice.end()
})

type Sample = { readonly usedDaysAgo: number | null; readonly callers?: readonly string[] }

/** A key that stands at Dailybot since half a year, taken into the vault; with its value. */
async function sample(label: string, { usedDaysAgo, callers = [] }: Sample) {
  const instant = (daysAgo: number) => new Date(stage.now - daysAgo * dayMs).toISOString()
  const used = usedDaysAgo === null ? {} : { last_used_at: instant(usedDaysAgo) }
  const key = { label, created_at: instant(180), callers, ...used }
  const made = await practice.askDailybot('POST /sim/v1/samples', {
    body: { keys: [key], webhooks: [] },
  })
  const [listed] = list(made.json(), 'api_keys')
  const remoteId = String(listed?.['id'])
  const { itemId } = await stage.ask('connections.adopt', { connectionId, remoteId })
  return { itemId, remoteId, value: String(listed?.['key']) }
}

async function kindsOf(itemId: ItemId): Promise<readonly string[]> {
  const { findings } = await stage.ask('review.get', null)
  return findings.filter((each) => each.itemId === itemId).map(({ kind }) => kind)
}

const callWith = (value: string, agent: string) =>
  ask(practice.dailybot.origin, 'GET /v1/me/', {
    headers: { 'X-API-KEY': value, 'User-Agent': agent },
  })

async function turnOff(itemId: ItemId, why: Why = 'unused'): Promise<ItemDetail> {
  const versionId = await stage.current(itemId)
  const start = { kind: 'turn-off', itemId, versionId, reason: '', phrase: null } as const
  await stage.ask('rotations.start', { ...start, why })
  return stage.detail(itemId)
}

describe('keys that nobody uses', () => {
  it('001-31 002-15 004-21 X-07 are found after as many days as the person chose', async () => {
    const { itemId } = await sample('nightly-sync', { usedDaysAgo: 40 })
    expect(await kindsOf(itemId)).not.toContain('idle')
    await stage.ask('review.set', { idleAfterDays: 30 })
    const { findings } = await stage.ask('review.get', null)

    expect(findings.find((each) => each.itemId === itemId && each.kind === 'idle')).toMatchObject({
      ...{ at: stage.now - 40 * dayMs, turnsOff: true },
    })
    expect(await stage.badges(itemId)).toContain('idle')
    await stage.ask('review.set', { idleAfterDays: 45 })
    expect(await kindsOf(itemId)).not.toContain('idle')
  })

  it('002-15 004-21 are found where they never were used', async () => {
    const { itemId } = await sample('never-taken-up', { usedDaysAgo: null })

    expect(await kindsOf(itemId)).toContain('never-used')
    expect((await stage.detail(itemId)).summary.neverUsed).toBe(true)
  })

  it('001-24 are turned off from the review, and leave it', async () => {
    const { itemId, remoteId, value } = await sample('retired', { usedDaysAgo: 100 })
    expect(await kindsOf(itemId)).toContain('idle')
    const { summary, versions } = await turnOff(itemId)

    expect(summary.worst.kind).toBe('dead')
    expect(versions.map((version) => version.stage)).toEqual(['revoked'])
    expect(await kindsOf(itemId)).toEqual([])
    expect((await callWith(value, 'nightly')).status).toBe(401)
    const { keys } = await stage.ask('connections.keys', { connectionId })
    expect(keys.map((key) => key.remoteId)).not.toContain(remoteId)
  })

  it('says of a key added by hand that Keyturn cannot turn it off', async () => {
    const itemId = await stage.add('by_hand', { name: 'by hand' })
    const { findings } = await stage.ask('review.get', null)

    expect(findings.filter((each) => each.itemId === itemId)).toMatchObject([
      { turnsOff: false },
      { turnsOff: false },
    ])
  })
})

describe('why a key was turned off', () => {
  it.each([['retired'], ['vendor-left'], ['teammate-left'], ['exposed']] as const)(
    '002-32 002-33 002-34 002-35 is asked for and kept in its log: %s',
    async (why) => {
      const { itemId, value } = await sample('retired', { usedDaysAgo: 2 })
      const { audit } = await turnOff(itemId, why)

      const off = audit.filter(({ event }) => event.startsWith('turn'))
      expect(off.map((line) => [line.event, line.why])).toEqual([
        ['turned-off', why],
        ['turn-off-asked', why],
      ])
      expect((await callWith(value, 'nightly')).status).toBe(401)
    },
  )
})

describe('the last use of a key', () => {
  it('001-30 is the date of the server, and unknown where it tells none', async () => {
    const { itemId } = await sample('told', { usedDaysAgo: 3 })
    expect((await stage.detail(itemId)).summary).toMatchObject({
      ...{ lastUsedAt: stage.now - 3 * dayMs, lastUsedSource: 'provider' },
    })
    await practice.askControl('POST /settings', { body: { provider: 'dailybot', lastUsed: false } })
    const untold = await sample('untold', { usedDaysAgo: 3 })

    expect((await stage.detail(untold.itemId)).summary).toMatchObject({
      ...{ lastUsedAt: null, lastUsedSource: 'unknown', neverUsed: false },
    })
    expect(await kindsOf(untold.itemId)).not.toContain('never-used')
    expect(await stage.badges(untold.itemId)).toContain('use-unknown')
  })

  it('004-15 stands with the places and integrations before a key is turned off', async () => {
    const { itemId } = await sample('shop', { usedDaysAgo: 2 })
    const { summary, fields, stamp } = await stage.detail(itemId)
    const more = { integration: 'nightly sync', callers: ['GitHub Actions'] }
    const edited = { ...fields, ...more }
    await stage.ask('items.edit', { itemId, stamp, name: summary.name, fields: edited })
    const detail = await stage.detail(itemId)

    expect(detail.summary).toMatchObject({ lastUsedAt: stage.now - 2 * dayMs, callerCount: 1 })
    expect(detail.fields).toMatchObject(more)
  })
})

describe('use and errors over time', () => {
  it('002-20 are told by the provider, of the dead key as well, with who still tries', async () => {
    const { itemId, value } = await sample('shop', { usedDaysAgo: 1 })
    expect((await callWith(value, 'nightly-sync/1.2')).status).toBe(200)
    await turnOff(itemId)
    expect((await callWith(value, 'nightly-sync/1.2')).status).toBe(401)
    const usage = await stage.ask('care.usage', { itemId })

    expect(usage.source).toBe('provider')
    expect(usage.days.reduce((sum, { refused }) => sum + refused, 0)).toBeGreaterThanOrEqual(1)
    const caller = usage.callers.find(({ name }) => name.startsWith('nightly-sync'))
    expect(caller?.used).toBeGreaterThanOrEqual(1)
    expect(caller?.refused).toBeGreaterThanOrEqual(1)
  })

  it('002-20 are not made up where the provider cannot be reached', async () => {
    const { itemId } = await sample('shop', { usedDaysAgo: 1 })
    const route = 'GET /sim/v1/api-keys/{id}/usage'
    await practice.plan({ provider: 'dailybot', route, times: 1, kind: 'status', status: 500 })
    const reply = await stage.call('care.usage', { itemId })

    expect(reply.ok).toBe(false)
  })
})
