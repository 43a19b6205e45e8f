import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Connector, RemoteKey } from '../../../../src-core/connectors/connector.ts'
import { VaultError } from '../../../../src-shared/errors.ts'
import type { ItemId } from '../../../../src-shared/ids.ts'
import type { RotationView } from '../../../../src-shared/rotation.ts'
import { adoptPlaces } from '../../../../src-core/rotation/adopt-places.ts'
import { list, text } from '../../src-sandbox/sandbox-fixture.ts'
import { Workbench } from './desk-fixture.ts'
import { envPlace } from './fake-places.ts'
import { change, currentSecret, usedIn } from './held-item.ts'

const hour = 3_600_000

let bench: Workbench

beforeEach(async () => {
  bench = new Workbench()
  await bench.begin()
})

afterEach(() => bench.end())

async function liveAtAtna(): Promise<string[]> {
  const reply = await bench.practice.askAtna('GET /sim/v1/credentials')
  return list(reply.json(), 'credentials').map((key) => text(key, 'credential_id'))
}

/** Has ATNA say that none of its keys was ever used, and leave some of them out. */
function tellsQuiet(isListed: (key: RemoteKey) => boolean = () => true): void {
  disguised((connector) => ({
    ...connector,
    facts: {
      ...connector.facts,
      capabilities: { ...connector.facts.capabilities, lastUsedAt: 'api' },
    },
    list: async (link) =>
      (await connector.list(link))
        .filter(isListed)
        .map((key) => ({ ...key, lastUsedAt: null, lastUsedKnown: true })),
  }))
}

function disguised(disguise: (connector: Connector) => Connector): void {
  bench.disguise = (connector) =>
    connector.facts.id === 'practice-atna' ? disguise(connector) : connector
}

function oldIdOf(itemId: ItemId): string {
  return bench.item(itemId).versions[0]?.remoteId ?? ''
}

async function switched(): Promise<RotationView> {
  const { itemId } = await bench.generate('billing_api')
  usedIn(bench, itemId, 1)
  const view = await bench.replace(itemId, { graceHours: 1 })
  expect(view.step).toBe('promoted')
  return view
}

async function later(view: RotationView, ms: number): Promise<RotationView> {
  bench.passTime(ms)
  await bench.desk.tick()
  return bench.desk.get(view.id)
}

describe('an old key in its grace', () => {
  it('stays while a place that was added since has it', async () => {
    tellsQuiet()
    const { id, itemId } = await switched()
    const [first] = bench.item(itemId).places ?? []
    const [added] = usedIn(bench, itemId, 1)
    if (!first || !added) throw new Error('no place')
    change(bench, itemId, (item) => ({ ...item, places: [first, envPlace(added)] }))
    adoptPlaces(bench.context, id)

    const held = await later(bench.desk.get(id), 2 * hour)
    expect(held).toMatchObject({ step: 'promoted' })
    expect(held.actions.slice(0, 2)).toEqual(['continue', 'places-done'])
    expect(await liveAtAtna()).toHaveLength(2)

    const done = await bench.act(held, 'continue')
    expect(done.step).toBe('done')
    expect(bench.places.held.get(added)).toBe(currentSecret(bench, itemId))
  })

  it('keeps its grace where the person says of a place added since that it is done', async () => {
    tellsQuiet()
    const { id, itemId } = await switched()
    change(bench, itemId, (item) => ({ ...item, callers: ['the wiki'] }))
    adoptPlaces(bench.context, id)

    const said = await bench.act(bench.desk.get(id), 'places-done')

    expect(said).toMatchObject({ step: 'promoted', truth: 'both-work' })
    expect(await later(said, hour)).toMatchObject({ step: 'done' })
  })

  it('is not taken for quiet because a list leaves it out', async () => {
    let hidden = ''
    tellsQuiet(({ remoteId }) => remoteId !== hidden)
    const view = await switched()
    hidden = oldIdOf(view.itemId)

    expect(await later(view, 2 * hour)).toMatchObject({ step: 'promoted', trouble: null })
    expect(await liveAtAtna()).toHaveLength(2)
  })

  it('is over where a list leaves it out and the provider refuses it', async () => {
    tellsQuiet()
    const view = await switched()
    await bench.practice.askAtna(`DELETE /sim/v1/credentials/${oldIdOf(view.itemId)}`)

    expect(await later(view, 2 * hour)).toMatchObject({ step: 'done', truth: 'only-new-works' })
  })
})

describe('places of which the person said that they use the new key', () => {
  it('keep it, when it is taken back, until the person says that they have the old one', async () => {
    const { itemId } = await bench.generate('billing_api')
    const view = await bench.act(await bench.replace(itemId), 'places-done')
    expect(view.places.map(({ state }) => state)).toEqual(['ticked'])

    const back = await bench.act(view, 'take-back')

    expect(back).toMatchObject({ step: 'promoted', truth: 'taking-back' })
    expect(await liveAtAtna()).toHaveLength(2)
    const [place] = back.places
    const done = await bench.desk.place(back.id, place?.id ?? '', 'undo')
    expect(done).toMatchObject({ step: 'abandoned', truth: 'taken-back' })
  })
})

describe('a place that the person takes away during a replacement', () => {
  it('is left alone if nothing was done there yet', async () => {
    const { itemId } = await bench.generate('billing_api')
    const [first = '', second = ''] = usedIn(bench, itemId, 2)
    const old = currentSecret(bench, itemId)
    bench.places.failing.set(first, 'place-read-only')
    bench.places.failing.set(second, 'place-read-only')
    const stuck = await bench.replace(itemId)
    change(bench, itemId, ({ places = [], ...item }) => ({ ...item, places: places.slice(0, 1) }))

    const view = await bench.desk.place(stuck.id, first, 'update')

    expect(view.places.map(({ id, state }) => [id, state])).toEqual([[first, 'updated']])
    expect(bench.places.held.get(second)).toBe(old)
  })
})

describe('a provider that lies', () => {
  it('does not get a new key trusted that has the id of the old one', async () => {
    const { itemId } = await bench.generate('billing_api')
    const old = oldIdOf(itemId)
    disguised((connector) => ({
      ...connector,
      generate: async (link, order) => ({
        ...(await connector.generate(link, order)),
        remoteId: old,
      }),
    }))

    const view = await bench.replace(itemId)

    expect(view).toMatchObject({ step: 'stored', actions: ['continue', 'end-here'] })
    expect(view.trouble?.code).toBe('same-secret')
    await bench.act(view, 'continue')
    expect(await liveAtAtna()).toContain(old)
    expect(bench.stages(itemId)).toEqual(['current', 'pending'])
  })

  it('does not get an old secret taken for a new one', async () => {
    const { itemId } = await bench.generate('billing_api')
    const old = currentSecret(bench, itemId)
    disguised((connector) => ({
      ...connector,
      generate: async (link, order) => ({
        ...(await connector.generate(link, order)),
        secret: new TextEncoder().encode(old),
      }),
    }))

    const view = await bench.replace(itemId)

    expect(view).toMatchObject({ step: 'stored', trouble: { code: 'same-secret' } })
  })

  it('is asked once more to turn off what it said was off and works all the same', async () => {
    const view = await switched()
    let isLying = true
    disguised((connector) => ({
      ...connector,
      revoke: (link, id, phrase) =>
        isLying ? Promise.resolve('revoked') : connector.revoke(link, id, phrase),
    }))
    let alive = await bench.act(view, 'turn-off-old')
    for (let tries = 0; tries < 5; tries += 1) alive = await later(alive, hour)

    expect(alive).toMatchObject({ step: 'retired', trouble: { code: 'old-key-still-works' } })
    expect(alive.actions).toEqual(['turn-off-old', 'continue', 'end-here'])
    isLying = false
    expect(await bench.act(alive, 'turn-off-old')).toMatchObject({ truth: 'only-new-works' })
  })

  it('and refuses the old key: nothing says any more that it works', async () => {
    const { itemId } = await bench.generate('billing_api')
    const proved = await bench.replace(itemId)
    await bench.practice.askAtna(`DELETE /sim/v1/credentials/${oldIdOf(itemId)}`)

    const refused = await bench.act(proved, 'abandon')
    expect(refused.truth).toBe('old-dead-new-saved')

    expect(await bench.act(refused, 'end-here')).toMatchObject({ truth: 'old-dead-new-saved' })
  })
})

describe('a place at which an undo failed', () => {
  it('is not forgotten when a try to update it fails as well', async () => {
    const { itemId } = await bench.generate('billing_api')
    const [first = '', second = ''] = usedIn(bench, itemId, 2)
    bench.places.failing.set(second, 'place-read-only')
    const proved = await bench.replace(itemId)
    bench.places.failing.set(first, 'place-read-only')
    const undoing = await bench.desk.place(proved.id, first, 'undo')
    expect(undoing.places[0]).toMatchObject({ state: 'undoing' })
    const look = bench.places.look.bind(bench.places)
    bench.places.look = () => Promise.reject(new VaultError('place-unreadable'))
    const failed = await bench.desk.place(undoing.id, first, 'update')
    bench.places.look = look

    expect(failed.places[0]).toMatchObject({ state: 'unknown', code: 'place-unreadable' })
    expect(failed.actions).not.toContain('abandon')
    const skipped = await bench.desk.place(failed.id, first, 'skip')
    expect(skipped.actions).toContain('take-back')
    expect(await bench.act(skipped, 'take-back')).toMatchObject({ truth: 'taken-back' })
    expect(bench.places.held.get(first)).toBe(currentSecret(bench, itemId))
  })
})
