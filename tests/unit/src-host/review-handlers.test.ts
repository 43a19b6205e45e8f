import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Finding, FindingKind } from '../../../src-shared/care.ts'
import { dayMs } from '../../../src-shared/clock.ts'
import type { ItemId } from '../../../src-shared/ids.ts'
import { CareStage } from './care-stage.ts'
import { passphrase } from './host-fixture.ts'

let stage: CareStage

beforeEach(async () => {
  stage = await CareStage.begin()
})

afterEach(() => stage.end())

async function found(itemId: ItemId): Promise<readonly Finding[]> {
  const { findings } = await stage.ask('review.get', null)
  return findings.filter((finding) => finding.itemId === itemId)
}

async function finding(itemId: ItemId, kind: FindingKind): Promise<Finding | undefined> {
  return (await found(itemId)).find((each) => each.kind === kind)
}

describe('the review of all keys', () => {
  it('001-21 is due every three calendar months, and asks for it', async () => {
    await stage.add('billing')
    stage.now = Date.parse('2026-11-30T09:00:00Z')
    const done = await stage.ask('review.done', null)
    expect(done).toMatchObject({ doneAt: stage.now, dueAt: Date.parse('2027-02-28T09:00:00Z') })
    expect(await stage.ask('due.state', null)).toMatchObject({ reviewDue: false })

    stage.now = Date.parse('2027-02-28T08:59:59Z')
    expect(await stage.ask('due.state', null)).toMatchObject({ reviewDue: false })
    stage.now += 1_000
    expect(await stage.ask('due.state', null)).toMatchObject({ reviewDue: true })
    await stage.ask('review.done', null)
    expect(stage.events).toContain('due.changed')
    expect(await stage.ask('due.state', null)).toMatchObject({ reviewDue: false })
  })

  it('001-21 first asks three months after the first key, and of an empty vault never', async () => {
    stage.now += 200 * dayMs
    expect(await stage.ask('due.state', null)).toMatchObject({ reviewDue: false })
    expect(await stage.ask('review.get', null)).toEqual({
      ...{ findings: [], doneAt: null, dueAt: stage.now, idleAfterDays: 60 },
    })
    await stage.add('billing')
    expect(await stage.ask('due.state', null)).toMatchObject({ reviewDue: false })
    stage.now += 93 * dayMs
    expect(await stage.ask('due.state', null)).toMatchObject({ reviewDue: true })
  })

  it('is remembered with its settings, and those of a later version count as none', async () => {
    await stage.ask('review.set', { idleAfterDays: 14 })
    const { doneAt } = await stage.ask('review.done', null)
    stage.restart()
    await stage.ask('vault.unlock', { place: 'own', with: 'passphrase', secret: passphrase })
    expect(await stage.ask('review.get', null)).toMatchObject({ doneAt, idleAfterDays: 14 })

    const { session } = stage.host.open
    const { body, stamp } = session.settings()
    session.transact((tx) => tx.putSettings({ ...body, review: { doneAt: 'then' } }, stamp))
    expect(await stage.ask('review.get', null)).toMatchObject({ doneAt: null, idleAfterDays: 60 })
    expect((await stage.call('review.set', { idleAfterDays: 3 })).ok).toBe(false)
  })

  it('001-22 lists keys whose owner nobody knows', async () => {
    const nobodys = await stage.add('nobodys', { fields: { owner: ' ' } })
    const owned = await stage.add('owned')

    expect(await finding(nobodys, 'owner-unknown')).toMatchObject({ accepted: false })
    expect(await finding(owned, 'owner-unknown')).toBeUndefined()
  })

  it.each([
    ['a year that is past', { name: 'prod-reporting-2025' }, '2025'],
    ['a year in what it is for', { fields: { purpose: 'the 2024 migration' } }, '2024'],
    ['this year', { name: 'prod-reporting-2026' }, null],
    ['the date of the convention', { name: 'billing-20_11_2025-14_05' }, null],
    ['a number that is no year', { name: 'order-12025x' }, null],
    ['somebody who has left', { name: 'jonas laptop', fields: { owner: 'Mara' } }, 'Jonas Weber'],
    ['part of another word', { name: 'jonasson' }, null],
  ])('001-23 lists keys whose label is stale: %s', async (_, of, about) => {
    await stage.ask('care.personLeft', { name: 'Jonas Weber', left: true })
    const itemId = await stage.add('labelled', of)

    expect((await finding(itemId, 'label-stale'))?.about ?? null).toBe(about)
  })

  it('001-24 loses a key that was removed', async () => {
    const itemId = await stage.add('stale', { name: 'reporting-2020' })
    expect(await found(itemId)).not.toEqual([])
    await stage.ask('items.delete', { itemId, confirmName: 'reporting-2020' })

    expect((await stage.ask('review.get', null)).findings).toEqual([])
  })

  it('001-28 004-22 flags a key that several systems use', async () => {
    const shared = await stage.add('shared', { fields: { integration: 'Zapier, nightly sync' } })
    const single = await stage.add('single', { fields: { integration: 'Zapier' } })

    expect(await finding(shared, 'shared-between-integrations')).toMatchObject({
      about: 'Zapier, nightly sync',
    })
    expect(await stage.badges(shared)).toContain('shared')
    expect(await finding(single, 'shared-between-integrations')).toBeUndefined()
  })

  it('000-25 002-16 X-03 flags one value in production and in testing', async () => {
    const secret = 'atc_form_9f8e7d6c5b4a39281706f5e4d3c2'
    const keep = (service: string, environment: string) =>
      stage.add(service, { secret, kind: 'webhook-secret', fields: { environment } })
    const live = await keep('form_live', 'Production')
    const test = await keep('form_test', 'test')
    const twin = await stage.add('mail', { fields: { environment: 'Production' } })

    expect(await finding(live, 'environments-mixed')).toMatchObject({
      about: 'form_test-20_11_2026-14_05',
      environment: 'Production',
    })
    expect(await finding(test, 'environments-mixed')).toBeDefined()
    expect(await stage.badges(live)).toContain('environments-mixed')
    expect(await finding(twin, 'environments-mixed')).toBeUndefined()
    const both = await stage.add('both', { fields: { environment: 'Production, test' } })
    expect(await finding(both, 'environments-mixed')).toMatchObject({ about: 'Production, test' })
  })

  it('finds the same value of one environment, and does not call it mixed', async () => {
    const secret = 'sample_twice_9f8e7d6c5b4a39281706f5e4d3c2'
    const one = await stage.add('one', { secret, fields: { environment: 'prod' } })
    await stage.add('two', { secret, fields: { environment: 'Production' } })

    expect(await finding(one, 'same-secret')).toMatchObject({ about: 'two-20_11_2026-14_05' })
    expect(await finding(one, 'environments-mixed')).toBeUndefined()
  })

  it('004-23 flags names off the convention', async () => {
    const off = await stage.add('off', { name: 'My key' })
    const on = await stage.add('on')

    expect(await finding(off, 'off-convention')).toBeDefined()
    expect(await finding(on, 'off-convention')).toBeUndefined()
  })

  it('001-19 002-14 X-02 finds what is overdue, and what has no rule at all', async () => {
    const rule = { everyDays: 30, everyMonths: null, graceHours: 24 }
    const late = await stage.add('late', {
      createdAt: stage.now - 40 * dayMs,
      fields: { policy: rule },
    })
    expect(await finding(late, 'overdue')).toMatchObject({ at: stage.now - 10 * dayMs })
    expect((await stage.detail(late)).summary).toMatchObject({
      worst: { kind: 'overdue', days: 10 },
      policyDays: 30,
    })
    const none = { everyDays: null, everyMonths: null, graceHours: 24 }
    const free = await stage.add('free', { fields: { policy: none } })
    expect(await finding(free, 'no-due-date')).toBeDefined()
    const soon = await stage.add('soon', {
      createdAt: stage.now - 20 * dayMs,
      fields: { policy: rule },
    })
    expect((await stage.detail(soon)).summary.worst.kind).toBe('due-soon')
    expect(await finding(soon, 'overdue')).toBeUndefined()
  })
})

describe('what a person finds all right', () => {
  it('is accepted, stays accepted, and is taken back', async () => {
    const itemId = await stage.add('off', { name: 'My key' })
    const accept = (accepted: boolean) =>
      stage.ask('review.accept', { itemId, kind: 'off-convention', accepted })
    await accept(true)
    expect(await finding(itemId, 'off-convention')).toMatchObject({ accepted: true })
    const { findings } = await stage.ask('review.get', null)
    expect(findings.at(-1)).toMatchObject({ accepted: true })
    await accept(false)
    expect(await finding(itemId, 'off-convention')).toMatchObject({ accepted: false })
  })

  it('is found again where it comes due again', async () => {
    const itemId = await stage.add('late', { createdAt: stage.now - 100 * dayMs })
    await stage.ask('review.accept', { itemId, kind: 'overdue', accepted: true })
    expect(await finding(itemId, 'overdue')).toMatchObject({ accepted: true })
    const { session } = stage.host.open
    const kept = session.overview(itemId)
    if (!kept) throw new Error('gone')
    const versions = kept.body.versions.map((version) => ({
      ...version,
      createdAt: stage.now - 95 * dayMs,
    }))
    session.transact((tx) => tx.putOverview(itemId, { ...kept.body, versions }, kept.stamp))

    expect(await finding(itemId, 'overdue')).toMatchObject({ accepted: false })
  })

  it('is refused where nothing was found', async () => {
    const itemId = await stage.add('fine')
    const order = { itemId, kind: 'overdue', accepted: true } as const

    expect(await stage.call('review.accept', order)).toEqual({ ok: false, code: 'not-found' })
  })
})
