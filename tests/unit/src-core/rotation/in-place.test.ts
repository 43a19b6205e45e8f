import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RotationView } from '../../../../src-shared/rotation.ts'
import { start, text } from '../../src-sandbox/sandbox-fixture.ts'
import { Workbench } from './desk-fixture.ts'
import { currentSecret, holdWebhookKey, secretAt, usedIn } from './held-item.ts'

let bench: Workbench

beforeEach(async () => {
  bench = new Workbench()
  await bench.begin()
})

afterEach(() => bench.end())

async function keyAtProvider(): Promise<string> {
  return text((await bench.practice.askAtomicat('GET /sim/v1/webhooks/form/key')).json(), 'key')
}

async function fault(kind: string, rest: object = {}): Promise<void> {
  const route = 'POST /sim/v1/webhooks/{area}/key'
  await bench.practice.plan({ provider: 'atomicat', route, times: 1, kind, ...rest })
}

async function regenerations(): Promise<number> {
  const log = await bench.practice.log()
  return log.filter(
    (one) => one['method'] === 'POST' && one['path'] === '/sim/v1/webhooks/form/key',
  ).length
}

async function lost(kind: string): Promise<RotationView> {
  const itemId = await holdWebhookKey(bench)
  await fault(kind)
  return bench.replace(itemId, { acceptsBreak: true })
}

describe('a key that is replaced in place', () => {
  it('000-31 is left alone until the person has read what breaks', async () => {
    const itemId = await holdWebhookKey(bench)

    const asked = await bench.replace(itemId)

    expect(asked).toMatchObject({ step: 'planned', strategy: 'in-place', truth: 'old-works' })
    expect(asked.actions).toEqual(['accept-break', 'abandon'])
    expect(await regenerations()).toBe(1)
  })

  it('000-14 is the one in use as soon as it is stored, and then comes to its places', async () => {
    const itemId = await holdWebhookKey(bench)
    const old = currentSecret(bench, itemId)
    const [place = ''] = usedIn(bench, itemId, 1)

    const done = await bench.act(await bench.replace(itemId), 'accept-break')

    expect(done).toMatchObject({ step: 'done', truth: 'only-new-works', trouble: null })
    expect(bench.stages(itemId)).toEqual(['previous', 'current'])
    const made = currentSecret(bench, itemId)
    expect(made).toBe(await keyAtProvider())
    expect(made).not.toBe(old)
    expect(bench.places.held.get(place)).toBe(made)
    expect(secretAt(bench, itemId, 'previous')).toBe(old)
  })

  it('000-30 keeps the old value for its grace, so that a receiver takes both, and purges it then', async () => {
    const itemId = await holdWebhookKey(bench)
    const old = currentSecret(bench, itemId)
    const view = await bench.replace(itemId, { acceptsBreak: true, graceHours: 2 })
    await bench.act(view, 'places-done')
    const superseded = bench.item(itemId).versions[0]
    expect(superseded).toMatchObject({ stage: 'previous', replacedAt: start })
    expect(superseded?.graceEndsAt).toBe(start + 2 * 3_600_000)

    bench.passTime(2 * 3_600_000 - 1)
    await bench.desk.tick()
    expect(secretAt(bench, itemId, 'previous')).toBe(old)
    bench.passTime(1)
    await bench.desk.tick()

    expect(bench.stages(itemId)).toEqual(['revoked', 'current'])
    expect(secretAt(bench, itemId, 'revoked')).toBe('')
    expect(bench.item(itemId).versions[0]).toMatchObject({ fingerprint: null, revokedAt: start })
  })

  it('000-30 keeps no old value where the person wants no grace, or the key was exposed', async () => {
    const itemId = await holdWebhookKey(bench)
    await bench.act(
      await bench.replace(itemId, { acceptsBreak: true, graceHours: 0 }),
      'places-done',
    )
    expect(bench.stages(itemId)).toEqual(['revoked', 'current'])

    await bench.act(await bench.emergency(itemId), 'places-done')
    expect(bench.stages(itemId)).toEqual(['revoked', 'revoked', 'current'])
  })

  it('000-32 waits at the places that a person changes, and keeps the dead value until then', async () => {
    const itemId = await holdWebhookKey(bench)

    const waiting = await bench.replace(itemId, { acceptsBreak: true })
    expect(waiting).toMatchObject({ step: 'proved', truth: 'old-dead-new-saved' })
    expect(waiting.actions).toEqual(['places-done', 'end-here'])
    expect(waiting.oldOffAt).not.toBeNull()
    expect(secretAt(bench, itemId, 'previous')).not.toBe('')

    const done = await bench.act(waiting, 'places-done')
    expect(done).toMatchObject({ step: 'done', truth: 'only-new-works' })
  })

  it('000-14 000-15 keeps the old key current when the provider refuses, and asks no second time', async () => {
    const itemId = await holdWebhookKey(bench)
    await fault('status', { status: 403 })

    const refused = await bench.replace(itemId, { acceptsBreak: true })

    expect(refused).toMatchObject({ step: 'planned', truth: 'old-works' })
    expect(refused.trouble?.code).toBe('provider-forbidden')
    expect(bench.stages(itemId)).toEqual(['current'])
    expect(await regenerations()).toBe(2)
  })

  it('goes at once in an emergency, and its reason stands in the journal', async () => {
    const itemId = await holdWebhookKey(bench)
    const old = currentSecret(bench, itemId)

    const view = await bench.emergency(itemId)

    expect(view).toMatchObject({ step: 'proved', urgent: true, reason: 'exposed' })
    expect(view.truth).toBe('old-dead-new-saved')
    expect(await keyAtProvider()).not.toBe(old)
    expect((await bench.act(view, 'places-done')).step).toBe('done')
  })
})

describe('a reply that is lost in place', () => {
  it('000-16 leaves open which key lives, and a call with the old one says that nothing was done', async () => {
    const view = await lost('close-before')
    expect(view).toMatchObject({ step: 'unknown', truth: 'either-may-live' })
    expect(view.actions).toEqual(['check', 'end-here'])
    expect(await bench.act(view, 'check')).toMatchObject({ step: 'unknown', turn: 'keyturn' })
    bench.passTime(30_000)

    const checked = await bench.act(view, 'check')

    expect(checked).toMatchObject({ step: 'planned', truth: 'old-works', oldOffAt: null })
    expect(checked.actions).toEqual(['start-again', 'abandon'])
    expect((await bench.act(checked, 'start-again')).step).toBe('proved')
  })

  it('000-16 is read again where the provider shows it, and nothing is lost', async () => {
    const view = await lost('close-after')
    const checked = await bench.act(view, 'check')
    expect(checked).toMatchObject({ step: 'orphaned', truth: 'old-dead-new-lost' })
    expect(checked.actions).toEqual(['recover', 'start-again', 'end-here'])

    const recovered = await bench.act(checked, 'recover')

    expect(recovered).toMatchObject({ step: 'proved', truth: 'old-dead-new-saved' })
    expect(currentSecret(bench, view.itemId)).toBe(await keyAtProvider())
    expect(bench.stages(view.itemId)).toEqual(['previous', 'current'])
    expect(await regenerations()).toBe(2)
  })

  it('is asked for anew where the person wants that', async () => {
    const checked = await bench.act(await lost('close-after'), 'check')

    const again = await bench.act(checked, 'start-again')

    expect(again).toMatchObject({ step: 'proved', truth: 'old-dead-new-saved' })
    expect(currentSecret(bench, again.itemId)).toBe(await keyAtProvider())
    expect(await regenerations()).toBe(3)
  })

  it('stays told at the end, where the person stops', async () => {
    const view = await lost('close-after')

    expect((await bench.act(view, 'end-here')).truth).toBe('either-may-live')
  })

  it('keeps a new secret in hand that a full disk does not take', async () => {
    const itemId = await holdWebhookKey(bench)
    // Journal, use of the admin credential, intent; then the outcome, for which there is no room.
    bench.failEveryTransaction('disk-full', 4)
    const unsaved = await bench.replace(itemId, { acceptsBreak: true })
    expect(unsaved).toMatchObject({ truth: 'new-unsaved', actions: ['continue'] })
    bench.healTransactions()

    const saved = await bench.act(unsaved, 'continue')

    expect(saved.step).toBe('proved')
    expect(currentSecret(bench, itemId)).toBe(await keyAtProvider())
  })
})

describe('a key replaced in place once more', () => {
  it('turns to the version that lives, although all of them have one id at the provider', async () => {
    const itemId = await holdWebhookKey(bench)
    await bench.act(await bench.replace(itemId, { acceptsBreak: true }), 'places-done')
    await bench.desk.refresh(bench.connection('practice-atomicat'))

    const again = await bench.replace(itemId, { acceptsBreak: true })

    expect(again.step).toBe('proved')
    expect(bench.stages(itemId)).toEqual(['previous', 'previous', 'current'])
    expect(currentSecret(bench, itemId)).toBe(await keyAtProvider())
  })

  it('is never turned off for the old one, which has its id', async () => {
    bench.disguise = (connector) => {
      const capabilities = { ...connector.facts.capabilities, revoke: 'api' as const }
      return { ...connector, facts: { ...connector.facts, capabilities } }
    }
    const itemId = await holdWebhookKey(bench)
    await bench.act(await bench.replace(itemId, { acceptsBreak: true }), 'places-done')
    const [old] = bench.item(itemId).versions
    if (!old) throw new Error('no version')

    const off = { kind: 'turn-off', itemId, versionId: old.id, reason: '', phrase: null } as const
    await expect(bench.desk.start(off)).rejects.toMatchObject({ code: 'capability-missing' })
    expect(currentSecret(bench, itemId)).toBe(await keyAtProvider())
  })

  it('leaves the old one as it was when the provider tells of the new one', async () => {
    const itemId = await holdWebhookKey(bench)
    await bench.replace(itemId, { acceptsBreak: true })
    const [old] = bench.item(itemId).versions

    await bench.desk.refresh(bench.connection('practice-atomicat'))

    expect(old).toMatchObject({ stage: 'previous', createdAt: null })
    expect(bench.item(itemId).versions[0]).toEqual(old)
  })

  it('000-14 is asked for with the reason in the audit log', async () => {
    const itemId = await holdWebhookKey(bench)
    await bench.replace(itemId, { acceptsBreak: true, why: 'exposed' })

    const entries = bench.session.audit({ itemId, limit: 20 })
    expect(entries.find(({ event }) => event === 'generate-asked')?.why).toBe('exposed')
  })
})
