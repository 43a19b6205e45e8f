import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dayMs } from '../../../src-shared/clock.ts'
import { careSteps, type NeedAnswer, type Why } from '../../../src-shared/care.ts'
import type { ItemId } from '../../../src-shared/ids.ts'
import { CareStage } from './care-stage.ts'

let stage: CareStage
let itemId: ItemId

beforeEach(async () => {
  stage = await CareStage.begin()
  itemId = await stage.add('billing')
})

afterEach(() => stage.end())

const care = () => stage.ask('care.get', { itemId })
const stepAt = async (step: (typeof careSteps)[number]) =>
  (await care()).steps.find((each) => each.step === step)?.at

describe('the eight steps of a key', () => {
  it('002-17 stand in their order, and are ticked and unticked with their time', async () => {
    expect((await care()).steps.map(({ step }) => step)).toEqual([
      ...['confirm-need', 'review-data', 'create', 'store', 'configure', 'test', 'monitor'],
      'replace-or-turn-off',
    ])
    expect(await stepAt('monitor')).toBeNull()
    stage.now += dayMs
    await stage.ask('care.step', { ...(await stage.stamped(itemId)), step: 'monitor', done: true })
    expect(await stepAt('monitor')).toBe(stage.now)
    expect(stage.events).toContain('items.changed')

    await stage.ask('care.step', { ...(await stage.stamped(itemId)), step: 'monitor', done: false })
    expect(await stepAt('monitor')).toBeNull()
  })

  it('002-17 are known by themselves where the vault saw them', async () => {
    const made = stage.now - 3 * dayMs
    itemId = await stage.add('ledger', { createdAt: made })
    expect(await stepAt('create')).toBe(made)
    expect(await stepAt('store')).toBe(stage.now)
    expect(await stepAt('test')).toBeNull()
    stage.now += dayMs
    const versionId = await stage.current(itemId)
    stage.host.open.session.transact((tx) => tx.audit({ event: 'diagnosed', itemId, versionId }))

    expect(await stepAt('test')).toBe(stage.now)
    const inventory = await stage.add('inventory', { secret: null, createdAt: null })
    const view = await stage.ask('care.get', { itemId: inventory })
    expect(view.steps.find(({ step }) => step === 'store')?.at).toBeNull()
  })

  it('are not ticked over a change that was not seen, while the fields still may be', async () => {
    const of = await stage.stamped(itemId)
    const { summary, fields } = await stage.detail(itemId)
    await stage.ask('care.step', { ...of, step: 'monitor', done: true })
    const again = await stage.call('care.step', { ...of, step: 'test', done: true })
    const edit = await stage.call('items.edit', { ...of, name: summary.name, fields })

    expect(again).toEqual({ ok: false, code: 'changed-elsewhere' })
    expect(edit.ok).toBe(true)
  })

  it('survive a lock, and a note of a later version counts as none', async () => {
    await stage.ask('care.step', { ...(await stage.stamped(itemId)), step: 'monitor', done: true })
    stage.restart()
    const secret = 'quiet harbor velvet seventeen'
    await stage.ask('vault.unlock', { place: 'own', with: 'passphrase', secret })
    expect(await stepAt('monitor')).toBe(stage.now)

    const { session } = stage.host.open
    const kept = session.overview(itemId)
    if (!kept) throw new Error('gone')
    session.transact((tx) => tx.putOverview(itemId, { ...kept.body, care: 'later' }, kept.stamp))
    expect(await stepAt('monitor')).toBeNull()
    expect((await stage.ask('care.people', null)).length).toBe(1)
  })
})

describe('what a key is needed for', () => {
  const answers: NeedAnswer[] = ['backend-access']
  const needs = ['customers:read']

  it('002-18 is recorded, and the rights beyond it are pointed out', async () => {
    const granted = ['Customers:read', 'subscriptions:cancel']
    const said = { answers, needs, granted, expiresAt: null }
    await stage.ask('care.set', { ...(await stage.stamped(itemId)), ...said })

    expect(await care()).toMatchObject({ answers, needs, granted })
    expect((await care()).beyond).toEqual(['subscriptions:cancel'])
    expect(await stepAt('confirm-need')).toBe(stage.now)
    expect(await stepAt('review-data')).toBe(stage.now)
    expect(kindsFor(await stage.ask('review.get', null), itemId)).toContain('rights-beyond-need')
  })

  it('002-18 knows a need by its words, in whatever order', async () => {
    const said = { answers, needs: ['read purchases'], expiresAt: null }
    await stage.ask('care.set', {
      ...(await stage.stamped(itemId)),
      ...{ ...said, granted: ['purchases.read', 'purchases.write'] },
    })

    expect((await care()).beyond).toEqual(['purchases.write'])
  })

  it('002-18 says nothing of rights while nobody said what it is needed for', async () => {
    const none = { answers: [], needs: [], expiresAt: null }
    await stage.ask('care.set', {
      ...(await stage.stamped(itemId)),
      ...{ ...none, granted: ['everything'] },
    })

    expect((await care()).beyond).toEqual([])
    expect(await stepAt('confirm-need')).toBeNull()
    const { findings } = await stage.ask('review.get', null)
    expect(findings.map(({ kind }) => kind)).not.toContain('rights-beyond-need')
  })

  it('001-02 has an end that warns as it comes near, and a key without one is found', async () => {
    const kinds = async () => kindsFor(await stage.ask('review.get', null), itemId)
    expect(await kinds()).toContain('no-expiry')
    const set = async (expiresAt: number | null) => {
      const none = { answers: [], needs: [], granted: [] }
      await stage.ask('care.set', { ...(await stage.stamped(itemId)), ...none, expiresAt })
    }
    await set(stage.now + 5 * dayMs)
    expect(await kinds()).not.toContain('no-expiry')
    expect(await stage.badges(itemId)).toContain('expires-soon')
    stage.now += 6 * dayMs
    expect(await stage.badges(itemId)).toContain('expired')
    expect(await stage.ask('due.state', null)).toMatchObject({ expired: 1 })
    const deliveries = await stage.add('hook', { kind: 'webhook-secret' })
    expect(kindsFor(await stage.ask('review.get', null), deliveries)).not.toContain('no-expiry')
  })
})

describe('a note that access changed', () => {
  it('002-21 asks to replace or turn off, is in the log, and is taken back', async () => {
    const note = async (changed: boolean) =>
      stage.ask('care.accessChanged', { ...(await stage.stamped(itemId)), changed })
    await note(true)
    expect((await care()).accessChangedAt).toBe(stage.now)
    const { summary, audit } = await stage.detail(itemId)
    expect(summary).toMatchObject({ group: 'act-now', worst: { kind: 'access-changed' } })
    expect(audit[0]).toMatchObject({ event: 'access-changed' })

    await note(false)
    expect((await care()).accessChangedAt).toBeNull()
    expect(await stage.badges(itemId)).not.toContain('access-changed')
  })

  it('002-21 is answered by a replacement', async () => {
    await stage.ask('care.accessChanged', { ...(await stage.stamped(itemId)), changed: true })
    stage.now += 60_000
    const start = { kind: 'replace', itemId, reason: '', why: 'access-changed' } as const
    const { id: rotationId } = await stage.ask('rotations.start', start)
    const secret = 'sk_live_8Q2dVn5BwJ7sKu3RHx11'
    await stage.ask('rotations.supply', { rotationId, secret, credentialId: null })
    const act = { rotationId, remoteId: null, phrase: null }
    await stage.ask('rotations.act', { ...act, action: 'works-by-hand' })
    await stage.ask('rotations.act', { ...act, action: 'places-done' })

    expect(await stage.badges(itemId)).not.toContain('access-changed')
    expect((await care()).accessChangedAt).toBeNull()
  })
})

describe('the people who own keys', () => {
  it('002-34 a person who left is marked, with all their keys to be acted on', async () => {
    const [first, second] = [await stage.add('crm'), await stage.add('mail')]
    const other = await stage.add('shop', { fields: { owner: 'Mara' } })
    const person = await stage.ask('care.personLeft', { name: 'priya ', left: true })

    expect(person).toMatchObject({ name: 'Priya', leftAt: stage.now })
    expect(new Set(person.items.map((item) => item.itemId))).toEqual(
      new Set([itemId, first, second]),
    )
    expect((await stage.detail(first)).summary.group).toBe('act-now')
    expect(await stage.badges(second)).toContain('owner-left')
    expect(await stage.badges(other)).not.toContain('owner-left')
    expect((await care()).ownerLeftAt).toBe(stage.now)
    expect(kindsFor(await stage.ask('review.get', null), first)).toContain('owner-left')
  })

  it('002-34 is taken back, and marked twice keeps the day', async () => {
    const leftAt = stage.now
    await stage.ask('care.personLeft', { name: 'Priya', left: true })
    stage.now += dayMs
    expect(await stage.ask('care.personLeft', { name: 'Priya', left: true })).toMatchObject({
      leftAt,
    })
    expect(await stage.ask('care.people', null)).toMatchObject([{ name: 'Priya', leftAt }])
    expect(await stage.ask('care.personLeft', { name: 'Priya', left: false })).toMatchObject({
      leftAt: null,
      items: [{ itemId }],
    })

    expect(await stage.badges(itemId)).not.toContain('owner-left')
    const log = stage.host.open.session.audit({ itemId: null, limit: 5 }).map(({ event }) => event)
    expect(log.slice(0, 2)).toEqual(['person-back', 'person-left'])
  })

  it('are kept where they left without a key, so that it can be taken back', async () => {
    await stage.ask('care.personLeft', { name: 'Jonas', left: true })

    expect(await stage.ask('care.people', null)).toMatchObject([
      { name: 'Jonas', items: [] },
      { name: 'Priya', leftAt: null },
    ])
    expect((await stage.call('care.personLeft', { name: '', left: true })).ok).toBe(false)
    // A name of blanks is nobody's: kept, it would make everybody who has left forgotten.
    const blank = await stage.call('care.personLeft', { name: ' \t', left: true })
    expect(blank).toEqual({ ok: false, code: 'bad-request' })
    expect((await stage.ask('care.people', null)).some(({ leftAt }) => leftAt !== null)).toBe(true)
  })
})

describe('the log of a key', () => {
  it('keeps the reason of a line, and takes a word of a later version as it is', async () => {
    const versionId = await stage.current(itemId)
    const { session } = stage.host.open
    session.transact((tx) => tx.audit({ event: 'turned-off', itemId, versionId, why: 'exposed' }))
    const later = 'a word of a later version' as Why
    session.transact((tx) => tx.audit({ event: 'promoted', itemId, versionId, why: later }))
    const { audit } = await stage.detail(itemId)

    expect(audit.map(({ event, why }) => [event, why])).toEqual([
      ['promoted', later],
      ['turned-off', 'exposed'],
      ['added', null],
    ])
  })
})

describe('use of a key over time', () => {
  it('002-20 is what Keyturn saw itself where no provider tells', async () => {
    const versionId = await stage.current(itemId)
    const note = (event: 'proved' | 'refusal-proved' | 'used') => {
      stage.host.open.session.transact((tx) => tx.audit({ event, itemId, versionId }))
    }
    note('proved')
    note('used')
    stage.now += dayMs
    note('proved')
    note('refusal-proved')

    expect(await stage.ask('care.usage', { itemId })).toEqual({
      source: 'keyturn',
      days: [
        { day: '2026-11-20', used: 1, refused: 0, failed: 0 },
        { day: '2026-11-21', used: 1, refused: 1, failed: 0 },
      ],
      callers: [],
    })
  })

  it('is asked of no key that is not there', async () => {
    const gone = await stage.add('gone')
    const { summary } = await stage.detail(gone)
    await stage.ask('items.delete', { itemId: gone, confirmName: summary.name })

    for (const channel of ['care.usage', 'care.get'] as const) {
      expect(await stage.call(channel, { itemId: gone })).toEqual({ ok: false, code: 'not-found' })
    }
  })
})

function kindsFor(
  { findings }: { readonly findings: readonly { itemId: ItemId; kind: string }[] },
  id: ItemId,
): readonly string[] {
  return findings.filter((finding) => finding.itemId === id).map(({ kind }) => kind)
}
