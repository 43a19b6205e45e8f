import { existsSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { list, part, start, text } from '../../src-sandbox/sandbox-fixture.ts'
import { Workbench } from './desk-fixture.ts'

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

async function faultOnCreate(kind: string, rest: Record<string, unknown> = {}): Promise<void> {
  const route = 'POST /sim/v1/credentials'
  await bench.practice.plan({ provider: 'atna', route, times: 1, kind, ...rest })
}

async function creates(): Promise<number> {
  const log = await bench.practice.log()
  return log.filter(
    (entry) => entry['method'] === 'POST' && entry['path'] === '/sim/v1/credentials',
  ).length
}

describe('a first key', () => {
  it('is made, saved, proved and in use, with what the person said of it', async () => {
    const view = await bench.generate('billing_api')

    expect(view).toMatchObject({ step: 'done', truth: 'new-works', trouble: null })
    const overview = bench.item(view.itemId)
    expect(overview).toMatchObject({ name: 'billing_api-20_11_2026-14_05', owner: 'Priya' })
    expect(overview.policy).toMatchObject({ everyMonths: 3 })
    expect(overview.versions).toMatchObject([
      { stage: 'current', nameAtProvider: 'billing_api-20_11_2026-14_05', signer: false },
    ])
    expect(bench.session.details(view.itemId)?.body.notes).toBe('for checkout')
    expect(existsSync(`${bench.path}.ballast`)).toBe(false)
  })

  it('gets a numbered service name when its name is taken', async () => {
    await bench.generate('billing_api')
    const second = await bench.generate('billing_api')

    expect(second.newName).toBe('billing_api_2-20_11_2026-14_05')
  })

  it('leaves no item behind when the provider refuses', async () => {
    await faultOnCreate('status', { status: 403 })

    const view = await bench.generate('billing_api')

    expect(view).toMatchObject({ step: 'planned', truth: 'nothing-made' })
    expect(view.trouble?.code).toBe('provider-forbidden')
    expect(view.actions).toEqual(['start-again', 'abandon'])
    expect(bench.session.overviews()).toEqual([])
    expect((await bench.act(view, 'start-again')).step).toBe('done')
  })

  it('is not asked for while the provider cannot list its keys', async () => {
    const route = 'GET /sim/v1/credentials'
    await bench.practice.plan({ provider: 'atna', route, times: 1, kind: 'close-before' })

    const view = await bench.generate('billing_api')

    expect(view).toMatchObject({ step: 'planned', truth: 'nothing-made', askedAt: null })
    expect(view.trouble?.code).toBe('provider-ask-again')
    expect(await creates()).toBe(0)
    expect((await bench.act(view, 'continue')).step).toBe('done')
  })
})

describe('a replacement', () => {
  it('001-14 001-16 004-01 X-06 keeps both keys working until the places are done, then one', async () => {
    const { itemId } = await bench.generate('billing_api')
    const started = await bench.replace(itemId)
    expect(started).toMatchObject({ step: 'proved', truth: 'both-work' })
    expect(bench.stages(itemId)).toEqual(['current', 'pending'])

    const switched = await bench.act(started, 'places-done')
    expect(switched).toMatchObject({ step: 'promoted', truth: 'both-work' })
    expect(bench.stages(itemId)).toEqual(['previous', 'current'])
    expect(await liveAtAtna()).toHaveLength(2)

    const done = await bench.act(switched, 'turn-off-old')
    expect(done).toMatchObject({ step: 'done', truth: 'only-new-works', actions: [] })
    expect(bench.stages(itemId)).toEqual(['revoked', 'current'])
    expect(await liveAtAtna()).toEqual([bench.item(itemId).versions[1]?.remoteId])
  })

  it('drops the value of a key only once the provider has refused it', async () => {
    const { itemId } = await bench.generate('billing_api')
    const [old] = bench.item(itemId).versions
    const switched = await bench.act(await bench.replace(itemId), 'places-done')
    if (!old) throw new Error('no version')
    expect(bench.session.secret(itemId, old.id)).not.toBeNull()

    await bench.act(switched, 'turn-off-old')

    expect(bench.session.secret(itemId, old.id)).toBeNull()
  })

  it('is refused while another one of the same item is open', async () => {
    const { itemId } = await bench.generate('billing_api')
    await bench.replace(itemId)

    await expect(bench.replace(itemId)).rejects.toMatchObject({ code: 'replacement-open' })
  })

  it('refuses what is not offered', async () => {
    const { itemId } = await bench.generate('billing_api')
    const proved = await bench.replace(itemId)

    await expect(bench.act(proved, 'turn-off-old')).rejects.toMatchObject({
      code: 'not-allowed-now',
    })
    expect(await liveAtAtna()).toHaveLength(2)
  })

  it('turns the new key off when it is given up, and the old one stays', async () => {
    const { itemId } = await bench.generate('billing_api')
    const proved = await bench.replace(itemId)

    const ended = await bench.act(proved, 'abandon')

    expect(ended).toMatchObject({ step: 'abandoned', truth: 'old-works' })
    expect(bench.stages(itemId)).toEqual(['current', 'revoked'])
    expect(await liveAtAtna()).toEqual([bench.item(itemId).versions[0]?.remoteId])
  })

  it('ends with the old key kept where the person wants that', async () => {
    const { itemId } = await bench.generate('billing_api')
    const switched = await bench.act(await bench.replace(itemId), 'places-done')

    const ended = await bench.act(switched, 'finish-keeping-old')

    expect(ended).toMatchObject({ step: 'done', truth: 'both-work' })
    expect(await liveAtAtna()).toHaveLength(2)
  })

  it('001-17 does not promote a new key that the provider refuses, and asks again before it believes it', async () => {
    const { itemId } = await bench.generate('billing_api')
    const route = 'GET /sim/v1/whoami'
    await bench.practice.plan({ provider: 'atna', route, times: 5, kind: 'status', status: 401 })

    const first = await bench.replace(itemId)
    expect(first).toMatchObject({ step: 'stored', truth: 'new-saved-unproved', trouble: null })
    expect(first).toMatchObject({ turn: 'keyturn', notBefore: start + 2_000 })
    for (const pause of [2_000, 5_000, 15_000, 60_000]) {
      bench.passTime(pause)
      await bench.desk.tick()
    }

    const refused = bench.desk.get(first.id)
    expect(refused).toMatchObject({ step: 'stored', turn: 'person', notBefore: null })
    expect(refused.trouble?.code).toBe('new-key-refused')
    expect(bench.stages(itemId)).toEqual(['current', 'pending'])
    expect((await bench.act(refused, 'continue')).step).toBe('proved')
  })
})

describe('a reply that is lost', () => {
  it.each(['close-after', 'malformed-json', 'hang-after', 'oversized'])(
    'is unknown after %s; the orphan is found, turned off, and a new key made',
    async (kind) => {
      const { itemId } = await bench.generate('billing_api')
      await faultOnCreate(kind)
      const lost = await bench.replace(itemId)
      expect(lost).toMatchObject({ step: 'unknown', truth: 'old-works-new-unknown' })
      expect(await liveAtAtna()).toHaveLength(2)

      const found = await bench.act(lost, 'check')
      expect(found).toMatchObject({ step: 'orphaned', truth: 'orphan-exists' })
      expect(found.candidates).toMatchObject([{ ours: true, remoteId: found.target }])

      const again = await bench.act(found, 'turn-off-orphan')
      expect(again).toMatchObject({ step: 'proved', truth: 'both-work' })
      const remoteIds = bench.item(itemId).versions.map(({ remoteId }) => remoteId)
      expect((await liveAtAtna()).sort()).toEqual([...remoteIds].sort())
    },
  )

  it.each(['close-before', 'hang'])(
    'made nothing after %s, and the check says so',
    async (kind) => {
      const { itemId } = await bench.generate('billing_api')
      await faultOnCreate(kind)
      const lost = await bench.replace(itemId)
      expect(lost.step).toBe('unknown')

      // A list may lag behind the request: the first look proves nothing yet.
      const early = await bench.act(lost, 'check')
      expect(early).toMatchObject({ step: 'unknown', turn: 'keyturn', notBefore: start + 30_000 })
      expect(early.trouble?.code).toBe('provider-no-reply')
      bench.passTime(30_000)
      await bench.desk.tick()

      const checked = bench.desk.get(lost.id)
      expect(checked).toMatchObject({ step: 'planned', truth: 'old-works', candidates: [] })
      expect(checked).toMatchObject({ turn: 'person', actions: ['start-again', 'abandon'] })
      expect((await bench.act(checked, 'start-again')).step).toBe('proved')
    },
  )

  it('is never answered by a second request', async () => {
    await faultOnCreate('status', { status: 500 })

    const lost = await bench.generate('billing_api')

    expect(lost).toMatchObject({ step: 'unknown', actions: ['check', 'end-here'] })
    expect(await creates()).toBe(1)
  })
})

describe('an app that was killed', () => {
  it('finds the request that was under way as unknown, and asks the provider only when told', async () => {
    const { itemId } = await bench.generate('billing_api')
    await faultOnCreate('hang-after')
    const asked = bench.replace(itemId)
    await expect.poll(creates).toBe(2)

    await bench.reopen()

    const [view] = bench.desk.list()
    expect(view).toMatchObject({ step: 'unknown', truth: 'old-works-new-unknown' })
    expect(await creates()).toBe(2)
    if (!view) throw new Error('nothing under way')
    expect((await bench.act(view, 'check')).step).toBe('orphaned')
    await asked.catch(() => undefined)
  })

  it('001-18 carries on where the journal says, when the person says so', async () => {
    const { itemId } = await bench.generate('billing_api')
    const route = 'GET /sim/v1/whoami'
    await bench.practice.plan({ provider: 'atna', route, times: 1, kind: 'close-before' })
    const stored = await bench.replace(itemId)
    expect(stored.step).toBe('stored')

    await bench.reopen()

    const resumed = await bench.act(bench.desk.get(stored.id), 'continue')
    expect(resumed).toMatchObject({ step: 'proved', truth: 'both-work' })
  })

  it('001-18 turns a key off once, although the first answer was lost', async () => {
    const { itemId } = await bench.generate('billing_api')
    const switched = await bench.act(await bench.replace(itemId), 'places-done')
    const route = 'DELETE /sim/v1/credentials/{id}'
    await bench.practice.plan({ provider: 'atna', route, times: 1, kind: 'close-after' })

    const lost = await bench.act(switched, 'turn-off-old')
    expect(lost).toMatchObject({ step: 'retiring', actions: ['continue', 'end-here'] })

    expect(await bench.act(lost, 'continue')).toMatchObject({
      step: 'done',
      truth: 'only-new-works',
    })
  })
})

describe('a full disk', () => {
  it('gives up the ballast rather than a secret that was just received', async () => {
    bench.failTransaction(4, 'disk-full')

    const view = await bench.generate('billing_api')

    expect(view.step).toBe('done')
    expect(await creates()).toBe(1)
  })
})

describe('the portal', () => {
  async function environment(): Promise<readonly Record<string, unknown>[]> {
    const route = 'GET /sim/v1/environments/docs-production/api-secrets'
    return list((await bench.practice.askPortal(route)).json(), 'api_secrets')
  }

  async function phraseFor(remoteId: string | null): Promise<string | null> {
    return bench.desk.challenge(bench.connection('practice-portal'), remoteId ?? '')
  }

  it('003-28 makes the new key the signer before the old one goes, with the phrase typed', async () => {
    const { itemId } = await bench.generate('docs_editor', 'practice-portal')
    expect(bench.item(itemId).versions[0]?.signer).toBe(true)

    const switched = await bench.act(await bench.replace(itemId), 'places-done')
    expect(switched).toMatchObject({ step: 'promoted', needsPhrase: true })
    expect(bench.item(itemId).versions.map(({ signer }) => signer)).toEqual([false, true])

    const done = await bench.act(switched, 'turn-off-old', await phraseFor(switched.target))
    expect(done).toMatchObject({ step: 'done', truth: 'only-new-works' })
    expect(await environment()).toHaveLength(1)
  })

  it('stays where it was after a wrong phrase', async () => {
    const { itemId } = await bench.generate('docs_editor', 'practice-portal')
    const switched = await bench.act(await bench.replace(itemId), 'places-done')
    await phraseFor(switched.target)

    const refused = await bench.act(switched, 'turn-off-old', 'Copper Lantern 47')

    expect(refused).toMatchObject({ step: 'promoted', truth: 'both-work' })
    expect(refused.trouble?.code).toBe('provider-wrong-phrase')
    expect(await environment()).toHaveLength(2)
  })

  it('003-28 makes no fourth key, says which ones live, and goes on when a slot is free', async () => {
    const items = []
    for (const service of ['docs_a', 'docs_b', 'docs_c']) {
      items.push(await bench.generate(service, 'practice-portal'))
    }
    const [signer, spare] = items
    if (!signer || !spare) throw new Error('not made')

    const full = await bench.replace(signer.itemId)
    expect(full.trouble?.code).toBe('provider-slots-full')
    // All but the one that is being replaced.
    expect(full.candidates).toHaveLength(2)
    expect(full.actions).toEqual(['give-up-slot', 'continue', 'abandon'])

    const given = bench.item(spare.itemId).versions[0]
    if (!given) throw new Error('no version')
    const off = await bench.desk.start({
      ...{ kind: 'turn-off', itemId: spare.itemId, versionId: given.id, reason: 'slot' },
      phrase: await phraseFor(given.remoteId),
    })
    expect(off).toMatchObject({ step: 'done', truth: 'turned-off' })
    expect((await bench.act(full, 'continue')).step).toBe('proved')
  })

  it('003-21 protects the signer, and nothing stays open after the refusal', async () => {
    const { itemId } = await bench.generate('docs_editor', 'practice-portal')
    const [version] = bench.item(itemId).versions
    if (!version) throw new Error('no version')

    const order = { kind: 'turn-off', itemId, versionId: version.id, reason: '' } as const
    const refused = await bench.desk.start({ ...order, phrase: 'any phrase' })

    expect(refused).toMatchObject({ step: 'abandoned' })
    expect(refused.trouble?.code).toBe('provider-signer-protected')
    expect(bench.stages(itemId)).toEqual(['current'])
  })

  it('003-18 changes the signer for every item of the account at once', async () => {
    const first = await bench.generate('docs_a', 'practice-portal')
    const second = await bench.generate('docs_b', 'practice-portal')
    const [version] = bench.item(second.itemId).versions
    if (!version) throw new Error('no version')

    const order = { kind: 'set-signer', itemId: second.itemId, versionId: version.id } as const
    const view = await bench.desk.start(order)

    expect(view.step).toBe('done')
    expect(bench.item(first.itemId).versions[0]?.signer).toBe(false)
    expect(bench.item(second.itemId).versions[0]?.signer).toBe(true)
  })

  it('brings in the last use that the provider states', async () => {
    const { itemId } = await bench.generate('docs_editor', 'practice-portal')
    await bench.desk.refresh(bench.connection('practice-portal'))

    expect(bench.item(itemId).versions[0]).toMatchObject({ lastUsedSource: 'provider' })
    const state = part(await bench.practice.state('portal'), 'environments')
    expect(state).toBeTypeOf('object')
  })
})
