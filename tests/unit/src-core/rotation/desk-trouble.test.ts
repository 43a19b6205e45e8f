import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RotationView } from '../../../../src-shared/rotation.ts'
import { list, text } from '../../src-sandbox/sandbox-fixture.ts'
import { Workbench } from './desk-fixture.ts'

let bench: Workbench

beforeEach(async () => {
  bench = new Workbench()
  await bench.begin()
})

afterEach(() => bench.end())

const create = 'POST /sim/v1/credentials'
const revoke = 'DELETE /sim/v1/credentials/{id}'

async function plan(route: string, kind: string, rest: object = {}): Promise<void> {
  await bench.practice.plan({ provider: 'atna', route, times: 1, kind, ...rest })
}

async function liveAtAtna(): Promise<string[]> {
  const reply = await bench.practice.askAtna('GET /sim/v1/credentials')
  return list(reply.json(), 'credentials').map((key) => text(key, 'credential_id'))
}

async function creates(): Promise<number> {
  const log = await bench.practice.log()
  return log.filter((one) => one['method'] === 'POST' && one['path'] === '/sim/v1/credentials')
    .length
}

async function promoted(): Promise<RotationView> {
  const { itemId } = await bench.generate('billing_api')
  return bench.act(await bench.replace(itemId), 'places-done')
}

describe('a check after a lost reply', () => {
  it('never offers a working key of another item, however new it is', async () => {
    await plan(create, 'close-before')
    const lost = await bench.generate('billing_api')
    const other = await bench.generate('other_api')
    bench.passTime(30_000)

    const checked = await bench.act(lost, 'check')

    expect(checked).toMatchObject({ step: 'planned', candidates: [] })
    expect(bench.stages(other.itemId)).toEqual(['current'])
  })

  it('refuses to turn off what it did not list', async () => {
    await plan(create, 'close-after')
    const found = await bench.act(await bench.generate('billing_api'), 'check')
    const other = await bench.generate('other_api')
    const foreign = bench.item(other.itemId).versions[0]?.remoteId ?? ''
    bench.session.transact((tx) => {
      const kept = bench.session.journal(found.id)
      if (kept) tx.putJournal(found.id, { ...kept.body, step: 'unknown', target: null }, kept.stamp)
    })

    const order = { action: 'turn-off-orphan', remoteId: foreign, phrase: null } as const
    await expect(bench.desk.act(found.id, order)).rejects.toMatchObject({ code: 'bad-request' })
  })

  it('finds before a second request the key that the first one made and no list had shown', async () => {
    await plan(create, 'close-after')
    const lost = await bench.generate('billing_api')
    // What a list that lags would have led to: nothing found, although a key exists.
    bench.session.transact((tx) => {
      const kept = bench.session.journal(lost.id)
      if (kept) tx.putJournal(lost.id, { ...kept.body, step: 'planned' }, kept.stamp)
    })

    const again = await bench.act(bench.desk.get(lost.id), 'start-again')

    expect(again).toMatchObject({ step: 'orphaned', truth: 'orphan-exists' })
    expect(await creates()).toBe(1)
  })

  it('keeps the orphan in sight when the provider refuses to turn it off just now', async () => {
    await plan(create, 'close-after')
    const found = await bench.act(await bench.generate('billing_api'), 'check')
    await plan(revoke, 'status', { status: 429 })

    const refused = await bench.act(found, 'turn-off-orphan')
    expect(refused).toMatchObject({ step: 'orphaned', target: found.target })

    expect((await bench.act(refused, 'turn-off-orphan')).step).toBe('done')
  })
})

describe('a late answer', () => {
  it('is saved, and does not undo what was decided meanwhile', async () => {
    await plan(create, 'delay', { ms: 400 })
    const asked = bench.generate('billing_api')
    await expect.poll(() => bench.session.journals()[0]?.body.step).toBe('creating')
    const kept = bench.session.journals()[0]
    if (!kept) throw new Error('no journal')
    bench.session.transact((tx) => {
      tx.putJournal(kept.id, { ...kept.body, step: 'unknown' }, kept.stamp)
    })

    await asked

    expect(bench.desk.get(kept.id).step).toBe('unknown')
    expect(bench.stages(kept.body.itemId)).toEqual(['pending'])
  })
})

describe('a disk that fails', () => {
  it('does not make a key live again that the provider has turned off', async () => {
    const waiting = await promoted()
    // Intent, use of the admin credential, and then the outcome, which the disk does not take.
    bench.failTransaction(3, 'disk-failed')

    const failed = await bench.act(waiting, 'turn-off-old')
    expect(failed).toMatchObject({ step: 'retiring', truth: 'turning-off' })
    expect(await liveAtAtna()).toHaveLength(1)

    expect(await bench.act(failed, 'continue')).toMatchObject({
      ...{ step: 'done', truth: 'only-new-works' },
    })
  })

  it('keeps a secret in hand until there is room, and says so meanwhile', async () => {
    bench.failEveryTransaction('disk-full', 4)
    const unsaved = await bench.generate('billing_api')
    expect(unsaved).toMatchObject({ truth: 'new-unsaved', actions: ['continue'] })
    expect(unsaved.trouble?.code).toBe('disk-full')
    expect(bench.desk.busy).toBe(true)

    bench.healTransactions()
    bench.desk.saveInHand()

    expect(bench.desk.busy).toBe(false)
    expect((await bench.act(bench.desk.get(unsaved.id), 'continue')).step).toBe('done')
    expect(await creates()).toBe(1)
  })
})

describe('giving a new key up', () => {
  it('never ends in the use of that key when the answer was lost', async () => {
    const { itemId } = await bench.generate('docs_editor', 'practice-portal')
    const proved = await bench.replace(itemId)
    const made = bench.item(itemId).versions.find(({ stage }) => stage === 'pending')
    const connection = bench.connection('practice-portal')
    const phrase = await bench.desk.challenge(connection, made?.remoteId ?? '')
    await bench.practice.plan({
      ...{ provider: 'portal', times: 1, kind: 'close-before' },
      route: 'DELETE /sim/v1/environments/{env}/api-secrets/{id}',
    })
    const lost = await bench.act(proved, 'abandon', phrase)
    expect(lost.step).toBe('retiring')

    const resumed = await bench.act(lost, 'continue')

    expect(resumed).toMatchObject({ step: 'proved', truth: 'both-work' })
    expect(bench.stages(itemId)).toEqual(['current', 'pending'])
  })

  it('leaves the replacement at an end that says what stays unknown', async () => {
    const { itemId } = await bench.generate('billing_api')
    await plan(create, 'close-after')
    const lost = await bench.replace(itemId)

    const ended = await bench.act(lost, 'end-here')

    expect(ended).toMatchObject({ step: 'abandoned', truth: 'old-works-new-unknown', actions: [] })
    expect((await bench.replace(itemId)).step).toBe('proved')
  })
})

describe('asking for a phrase', () => {
  it('asks only for keys of this vault and for candidates', async () => {
    const { itemId } = await bench.generate('docs_editor', 'practice-portal')
    await bench.generate('docs_other', 'practice-portal')
    const connection = bench.connection('practice-portal')
    const known = bench.item(itemId).versions[0]?.remoteId ?? ''

    await expect(bench.desk.challenge(connection, 'aps_0000000000000000')).rejects.toMatchObject({
      ...{ code: 'not-found' },
    })
    // The signer is known, and the provider itself refuses.
    await expect(bench.desk.challenge(connection, known)).rejects.toMatchObject({
      ...{ code: 'provider-signer-protected' },
    })
  })
})

describe('what the provider says at the time', () => {
  it('decides whether the old key signs, and not what was remembered', async () => {
    const first = await bench.generate('docs_a', 'practice-portal')
    const second = await bench.generate('docs_b', 'practice-portal')
    const remoteId = bench.item(second.itemId).versions[0]?.remoteId ?? ''
    const path = `/sim/v1/environments/docs-production/api-secrets/${remoteId}/use-with-webhooks`
    await bench.practice.askPortal(`PUT ${path}`)
    const switched = await bench.act(await bench.replace(second.itemId), 'places-done')

    const phrase = await bench.desk.challenge(bench.connection('practice-portal'), remoteId)
    const done = await bench.act(switched, 'turn-off-old', phrase)

    expect(done).toMatchObject({ step: 'done', truth: 'only-new-works' })
    expect(bench.stages(first.itemId)).toEqual(['current'])
  })

  it('does not overrule what was written while it was answering', async () => {
    const first = await bench.generate('docs_a', 'practice-portal')
    const second = await bench.generate('docs_b', 'practice-portal')
    const version = bench.item(second.itemId).versions[0]
    if (!version) throw new Error('no version')
    const route = 'GET /sim/v1/environments/{env}/api-secrets'
    await bench.practice.plan({ provider: 'portal', route, times: 1, kind: 'slow-body' })

    const refreshed = bench.desk.refresh(bench.connection('practice-portal'))
    await bench.desk.start({ kind: 'set-signer', itemId: second.itemId, versionId: version.id })
    await refreshed.catch(() => undefined)

    expect(bench.item(first.itemId).versions[0]?.signer).toBe(false)
    expect(bench.item(second.itemId).versions[0]?.signer).toBe(true)
  })
})
