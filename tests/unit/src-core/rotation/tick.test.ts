import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RemoteKey } from '../../../../src-core/connectors/connector.ts'
import type { ItemId } from '../../../../src-shared/ids.ts'
import type { RotationView } from '../../../../src-shared/rotation.ts'
import { list, start, text } from '../../src-sandbox/sandbox-fixture.ts'
import { Workbench } from './desk-fixture.ts'
import { currentSecret, usedIn } from './held-item.ts'

const hour = 3_600_000

let bench: Workbench
/** When the provider says that each key was last used; of others it says never. */
let used: Map<string, number>

beforeEach(async () => {
  bench = new Workbench()
  used = new Map()
  await bench.begin()
})

afterEach(() => bench.end())

/** Lets ATNA tell when its keys were last used. */
function tellsUse(): void {
  const told = (key: RemoteKey): RemoteKey => ({
    ...key,
    lastUsedAt: used.get(key.remoteId) ?? null,
    lastUsedKnown: true,
  })
  bench.disguise = (connector) => {
    const capabilities = { ...connector.facts.capabilities, lastUsedAt: 'api' as const }
    return {
      ...connector,
      facts: { ...connector.facts, capabilities },
      list: async (link) => (await connector.list(link)).map(told),
    }
  }
}

async function liveAtAtna(): Promise<string[]> {
  const reply = await bench.practice.askAtna('GET /sim/v1/credentials')
  return list(reply.json(), 'credentials').map((key) => text(key, 'credential_id'))
}

async function requests(): Promise<number> {
  return (await bench.practice.log()).length
}

async function promoted(graceHours: number): Promise<RotationView> {
  const { itemId } = await bench.generate('billing_api')
  usedIn(bench, itemId, 1)
  return bench.replace(itemId, { graceHours })
}

function oldIdOf(itemId: ItemId): string {
  return bench.item(itemId).versions[0]?.remoteId ?? ''
}

async function later(view: RotationView, ms: number): Promise<RotationView> {
  bench.passTime(ms)
  await bench.desk.tick()
  return bench.desk.get(view.id)
}

describe('an old key whose grace is over', () => {
  it('is turned off by itself where the provider shows it quiet, and not an hour before', async () => {
    tellsUse()
    const switched = await promoted(24)
    expect(switched).toMatchObject({ step: 'promoted', retiresByItself: true })
    expect(switched.graceEndsAt).toBe(start + 24 * hour)

    const early = await later(switched, 23 * hour)
    expect(early.step).toBe('promoted')
    expect(await liveAtAtna()).toHaveLength(2)

    expect(await later(early, hour)).toMatchObject({ step: 'done', truth: 'only-new-works' })
    expect(await liveAtAtna()).toHaveLength(1)
  })

  it('goes at once where the person wants no grace', async () => {
    tellsUse()

    expect(await promoted(0)).toMatchObject({ step: 'done', truth: 'only-new-works' })
  })

  it('stays while it is used, is looked at once an hour, and goes once it is quiet', async () => {
    tellsUse()
    const switched = await promoted(1)
    used.set(oldIdOf(switched.itemId), start + 10)

    const busy = await later(switched, hour)
    expect(busy).toMatchObject({ step: 'promoted', truth: 'old-still-used', trouble: null })
    expect(busy).toMatchObject({ stillUsedAt: start + 10, notBefore: start + 2 * hour })
    expect(busy.actions).toEqual(['turn-off-old', 'finish-keeping-old', 'take-back'])

    const before = await requests()
    await later(busy, hour / 2)
    expect(await requests()).toBe(before)
    used.clear()
    expect((await later(busy, hour / 2)).step).toBe('done')
  })

  it('waits for the person where the provider cannot tell', async () => {
    const switched = await promoted(1)
    expect(switched.retiresByItself).toBe(false)

    expect(await later(switched, 100 * hour)).toMatchObject({ step: 'promoted', turn: 'person' })
    expect(await liveAtAtna()).toHaveLength(2)
  })

  it('waits for the phrase of a person where the provider asks for one', async () => {
    const { itemId } = await bench.generate('docs_editor', 'practice-portal')
    const proved = await bench.replace(itemId, { graceHours: 1 })
    const switched = await bench.act(proved, 'places-done')

    const quiet = await later(switched, hour)

    expect(quiet).toMatchObject({ step: 'promoted', truth: 'both-work', retiresByItself: false })
    expect(bench.session.journal(quiet.id)?.body.quietAt).toBe(start + hour)
  })

  it('stays while the clock of the provider and ours are far apart', async () => {
    tellsUse()
    const switched = await promoted(1)
    const honest = bench.disguise
    bench.disguise = (connector) => {
      const disguised = honest(connector)
      const list: typeof disguised.list = (link) => {
        link.heard?.(bench.context.clock.now() + 6 * 60_000)
        return disguised.list({ ...link, heard: () => undefined })
      }
      return { ...disguised, list }
    }

    const frozen = await later(switched, hour)
    expect(frozen).toMatchObject({ step: 'promoted', turn: 'keyturn' })
    expect(frozen.trouble?.code).toBe('clock-skewed')
    expect(await liveAtAtna()).toHaveLength(2)

    bench.disguise = honest
    expect((await later(frozen, hour)).step).toBe('done')
  })

  it('is looked at again when the provider could not be asked', async () => {
    tellsUse()
    const switched = await promoted(1)
    const route = 'GET /sim/v1/credentials'
    await bench.practice.plan({ provider: 'atna', route, times: 1, kind: 'close-before' })

    const failed = await later(switched, hour)
    expect(failed).toMatchObject({ step: 'promoted', notBefore: start + 2 * hour })

    expect((await later(failed, hour)).step).toBe('done')
  })
})

describe('what was put off', () => {
  it('is tried again when the provider said, and not sooner', async () => {
    const { itemId } = await bench.generate('billing_api')
    const route = 'POST /sim/v1/credentials'
    await bench.practice.plan({ provider: 'atna', route, times: 1, kind: 'status', status: 429 })

    const limited = await bench.replace(itemId)
    expect(limited).toMatchObject({ step: 'planned', turn: 'keyturn', truth: 'old-works' })
    expect(limited.trouble?.code).toBe('provider-rate-limited')
    const wait = (limited.notBefore ?? 0) - start
    expect(wait).toBeGreaterThan(0)

    const before = await requests()
    expect((await later(limited, wait - 1)).step).toBe('planned')
    expect(await requests()).toBe(before)
    expect((await later(limited, 1)).step).toBe('proved')
  })

  it('is looked at again where a place waits for its deployment', async () => {
    const { itemId } = await bench.generate('billing_api')
    const [place = ''] = usedIn(bench, itemId, 1)
    bench.places.undeployed.add(place)

    const waiting = await bench.replace(itemId)
    expect(waiting).toMatchObject({ step: 'proved', truth: 'places-changing' })
    expect(waiting).toMatchObject({ turn: 'keyturn', notBefore: start + 60_000 })

    expect((await later(waiting, 60_000)).step).toBe('proved')
    bench.places.undeployed.clear()
    expect((await later(waiting, 60_000)).step).toBe('promoted')
    expect(bench.places.held.get(place)).toBe(currentSecret(bench, itemId))
  })

  it('goes on at once when a person settles the last place that it waited for', async () => {
    const { itemId } = await bench.generate('billing_api')
    const [place = ''] = usedIn(bench, itemId, 1)
    bench.places.undeployed.add(place)
    const waiting = await bench.replace(itemId)
    const still = await bench.desk.place(waiting.id, place, 'check')
    expect(still).toMatchObject({ step: 'proved', notBefore: waiting.notBefore })
    bench.places.undeployed.clear()
    const on = await bench.desk.place(waiting.id, place, 'check')
    expect(on).toMatchObject({ step: 'promoted', notBefore: null })
  })

  it('is carried on after the vault was closed and opened again', async () => {
    const { itemId } = await bench.generate('billing_api')
    const route = 'POST /sim/v1/credentials'
    await bench.practice.plan({ provider: 'atna', route, times: 1, kind: 'status', status: 429 })
    const limited = await bench.replace(itemId)

    await bench.reopen()

    expect((await later(limited, hour)).step).toBe('proved')
  })
})

describe('what nobody planned', () => {
  it('is not carried on by the clock, however long it stands', async () => {
    const { itemId } = await bench.generate('billing_api')
    const route = 'GET /sim/v1/whoami'
    await bench.practice.plan({ provider: 'atna', route, times: 1, kind: 'close-before' })
    const stored = await bench.replace(itemId)
    expect(stored).toMatchObject({ step: 'stored', turn: 'person' })
    const before = await requests()

    expect((await later(stored, 1_000 * hour)).step).toBe('stored')
    expect(await requests()).toBe(before)
  })

  it('is nothing at all for a vault of another lineage', async () => {
    tellsUse()
    const switched = await promoted(1)
    bench.session.transact((tx) => {
      const kept = bench.session.journal(switched.id)
      const lineage = 'a'.repeat(32)
      if (kept) tx.putJournal(switched.id, { ...kept.body, lineage }, kept.stamp)
    })

    const held = await later(switched, 10 * hour)

    expect(held).toMatchObject({ step: 'promoted', truth: 'held', actions: ['abandon'] })
    expect(held.places.every(({ actions }) => actions.length === 0)).toBe(true)
    expect(await liveAtAtna()).toHaveLength(2)
  })
})
