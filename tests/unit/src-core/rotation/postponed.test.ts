import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { start } from '../../src-sandbox/sandbox-fixture.ts'
import { Workbench } from './desk-fixture.ts'
import { hold, holdWebhookKey } from './held-item.ts'

const hour = 3_600_000
const day = 24 * hour

let bench: Workbench

beforeEach(async () => {
  bench = new Workbench()
  await bench.begin()
})

afterEach(() => bench.end())

const madeKeys = async () =>
  (await bench.practice.log()).filter(({ method }) => method === 'POST').length

describe('a replacement that is put off to a quiet hour', () => {
  it('000-31 sends nothing before its time, not even after a restart, and then goes on', async () => {
    const { itemId } = await bench.generate('billing_api')
    const before = await madeKeys()

    const view = await bench.replace(itemId, { startsAt: start + 9 * hour, why: 'scheduled' })
    expect(view).toMatchObject({ step: 'planned', turn: 'keyturn', startsAt: start + 9 * hour })
    expect(view).toMatchObject({ why: 'scheduled', toldAt: null })
    expect(view.actions).toEqual(['start-now', 'callers-told', 'abandon'])
    await bench.reopen()
    bench.passTime(9 * hour - 1)
    await bench.desk.tick()
    expect(await madeKeys()).toBe(before)
    expect(bench.desk.list().map(({ startsAt }) => startsAt)).toContain(start + 9 * hour)

    bench.passTime(1)
    await bench.desk.tick()
    expect(bench.desk.get(view.id)).toMatchObject({ step: 'proved', trouble: null })
    expect(await madeKeys()).toBe(before + 1)
  })

  it('000-31 begins at once when the person says so', async () => {
    const { itemId } = await bench.generate('billing_api')
    const view = await bench.replace(itemId, { startsAt: start + 9 * hour })

    expect(await bench.act(view, 'start-now')).toMatchObject({ step: 'proved', startsAt: null })
  })

  it('000-31 takes no time that is past or too far ahead', async () => {
    const { itemId } = await bench.generate('billing_api')

    for (const startsAt of [start, start - 1, start + 60 * day + 1]) {
      await expect(bench.replace(itemId, { startsAt })).rejects.toMatchObject({
        ...{ code: 'bad-request' },
      })
    }
    expect((await bench.replace(itemId, { startsAt: start + 60 * day })).step).toBe('planned')
  })

  it('waits for the time, and for the person who has not read what breaks', async () => {
    const itemId = await holdWebhookKey(bench)
    const view = await bench.replace(itemId, { startsAt: start + hour })
    expect(view).toMatchObject({ turn: 'person', step: 'planned' })

    const accepted = await bench.act(view, 'accept-break')
    expect(accepted).toMatchObject({ turn: 'keyturn', step: 'planned' })
    bench.passTime(hour)
    await bench.desk.tick()

    expect(bench.desk.get(view.id).step).toBe('proved')
  })

  it('goes at once in an emergency', async () => {
    const { itemId } = await bench.generate('billing_api')
    await bench.replace(itemId, { startsAt: start + hour })

    expect(await bench.emergency(itemId)).toMatchObject({ urgent: true, startsAt: null })
    expect(bench.stages(itemId)).toEqual(['revoked', 'pending'])
  })
})

describe('what a person says when a replacement begins', () => {
  it('001-05 stands in the journal: that those who use the key were told', async () => {
    const { itemId } = await bench.generate('billing_api')

    const told = await bench.replace(itemId, { told: true, startsAt: start + hour })
    expect(told).toMatchObject({ toldAt: start, actions: ['start-now', 'abandon'] })
  })

  it('001-05 can be said later, before it begins', async () => {
    const { itemId } = await bench.generate('billing_api')
    const view = await bench.replace(itemId, { startsAt: start + hour })

    expect(await bench.act(view, 'callers-told')).toMatchObject({ toldAt: start, step: 'planned' })
  })

  it('002-35 004-13 stands as the reason in the audit log', async () => {
    const { itemId } = await bench.generate('billing_api')
    const [version] = bench.item(itemId).versions
    if (!version) throw new Error('no version')
    const turnOff = {
      kind: 'turn-off',
      itemId,
      versionId: version.id,
      reason: '',
      phrase: null,
    } as const
    await bench.desk.start({ ...turnOff, why: 'exposed' })

    const entries = bench.session.audit({ itemId, limit: 20 })
    const off = entries.filter(({ event }) => event === 'turn-off-asked' || event === 'turned-off')
    expect(off.map(({ why }) => why)).toEqual(['exposed', 'exposed'])
  })

  it('begins by hand where a person does the part of the provider', async () => {
    const itemId = hold(bench, { secret: 'sample_old_secret' })
    const view = await bench.replace(itemId, { startsAt: start + hour })
    expect(view).toMatchObject({
      turn: 'person',
      actions: ['start-now', 'callers-told', 'abandon'],
    })

    const secret = new TextEncoder().encode('sample_new_secret')
    expect(await bench.desk.supply(view.id, { secret, credentialId: null })).toMatchObject({
      ...{ step: 'stored', startsAt: null },
    })
  })
})
