import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hostChannels } from '../../../src-shared/ipc-channels.ts'
import type { ItemId } from '../../../src-shared/ids.ts'
import { Practice } from '../src-sandbox/sandbox-fixture.ts'
import { CareStage } from './care-stage.ts'
import { passphrase } from './host-fixture.ts'

const everything = { text: '', group: null, sort: 'name', offset: 0, limit: 100 } as const
const secret = 'atpay_sample_Hx11c0Te8Q2dVn5BwJ7sKu3R'

describe('the record of a key', () => {
  let stage: CareStage
  let itemId: ItemId

  beforeEach(async () => {
    stage = await CareStage.begin()
    itemId = await stage.add('orders', { secret, fields: { integration: 'Warehouse sync' } })
  })

  afterEach(() => stage.end())

  it('002-01 names the outside system that uses it, and is found by it', async () => {
    expect((await stage.detail(itemId)).fields.integration).toBe('Warehouse sync')
    const { rows } = await stage.ask('items.list', { ...everything, text: 'warehouse' })
    expect(rows.map(({ id }) => id)).toEqual([itemId])
    const other = await stage.ask('items.list', { ...everything, text: 'newsletter' })
    expect(other.rows).toEqual([])
  })

  it.each([
    [['products:read', 'Read customers'], false],
    [['products:read', 'subscriptions:cancel'], true],
    [['forms.write'], true],
    [['webhooks.manage'], true],
    [['*'], true],
    [[], false],
  ])('002-02 is marked where it may change something: %j is %s', async (granted, is) => {
    expect((await stage.detail(itemId)).fields.canWrite).toBe(false)
    const said = { answers: [], needs: [], granted, expiresAt: null }
    await stage.ask('care.set', { ...(await stage.stamped(itemId)), ...said })

    expect((await stage.detail(itemId)).fields.canWrite).toBe(is)
  })

  it('002-13 shows its value to nobody before the vault is open, and notes each look', async () => {
    const versionId = await stage.current(itemId)
    const listed = JSON.stringify([
      await stage.ask('items.list', everything),
      await stage.detail(itemId),
      await stage.ask('review.get', null),
      await stage.ask('care.get', { itemId }),
      await stage.ask('care.people', null),
    ])
    expect(listed).not.toContain(secret)
    expect((await stage.ask('items.reveal', { itemId, versionId })).secret).toBe(secret)
    expect((await stage.detail(itemId)).audit[0]).toMatchObject({ event: 'revealed' })

    stage.restart()
    const refused = { ok: false, code: 'not-allowed-now' }
    expect(await stage.call('items.list', everything)).toEqual(refused)
    expect(await stage.call('items.reveal', { itemId, versionId })).toEqual(refused)
    const part = 'secret' as const
    expect(await stage.call('items.copy', { itemId, versionId, part })).toEqual(refused)
    const wrong = { place: 'own', with: 'passphrase', secret: 'a guess' } as const
    expect((await stage.call('vault.unlock', wrong)).ok).toBe(false)
    await stage.ask('vault.unlock', { ...wrong, secret: passphrase })
    expect((await stage.ask('items.reveal', { itemId, versionId })).secret).toBe(secret)
  })

  it('004-05 004-06 takes its day from a name of the convention, where nobody says another', async () => {
    const { name } = await stage.ask('keys.proposeName', { service: 'mail' })
    expect(name).toBe('mail-20_11_2026-14_05')
    const named = await stage.add('mail', { name: 'mail-03_04_2026-09_30', createdAt: null })
    const [version] = (await stage.detail(named)).versions
    expect(version).toMatchObject({
      createdAt: Date.parse('2026-04-03T09:30:00Z'),
      createdSource: 'name',
    })
    const impossible = await stage.add('mail', { name: 'mail-31_02_2026-25_61', createdAt: null })
    expect((await stage.detail(impossible)).versions[0]).toMatchObject({ createdAt: null })
    expect(await stage.badges(impossible)).toContain('off-convention')
  })

  it('004-20 leaves the vault encrypted or not at all, unless the passphrase is typed', async () => {
    const sharing = hostChannels.filter((channel) => /share|send|publish|mail/.test(channel))
    expect(sharing.filter((channel) => !channel.startsWith('webhooks.'))).toEqual([])
    expect(hostChannels.filter((channel) => channel.startsWith('export.'))).toEqual([
      'export.plain',
    ])
    await stage.ask('backup.set', { folder: stage.backupFolder, keep: 10 })
    const { fileName } = await stage.ask('backup.now', null).then((view) => {
      if (!view.last) throw new Error('no backup')
      return view.last
    })
    const backup = readFileSync(`${stage.backupFolder}/${fileName}`)
    for (const text of [secret, 'Warehouse sync', 'orders-20']) {
      expect(backup.includes(Buffer.from(text))).toBe(false)
    }
  })
})

describe('the record of an account', () => {
  let stage: CareStage
  let practice: Practice

  beforeEach(async () => {
    practice = new Practice()
    await practice.start()
    stage = await CareStage.beginPractice(practice)
  })

  afterEach(async () => {
    stage.end()
    await practice.end()
  })

  it('000-33 is no key: its sign-in is listed, shown, copied and replaced as none', async () => {
    const { session } = stage.host.open
    const account = session.connections().find(({ body }) => body.provider === 'practice-atomicat')
    const adminId = account?.body.adminVersionId
    if (!account || !adminId) throw new Error('no account')
    const { rows } = await stage.ask('items.list', everything)
    const key = rows.find(({ provider }) => provider === 'practice-atomicat')
    if (!key) throw new Error('no key')

    expect(rows.map(({ id }) => String(id))).not.toContain(String(account.id))
    const asItem = { itemId: account.id as unknown as ItemId, versionId: adminId }
    const ofKey = { itemId: key.id, versionId: adminId }
    for (const of of [asItem, ofKey]) {
      expect((await stage.call('items.reveal', of)).ok).toBe(false)
      expect((await stage.call('items.copy', { ...of, part: 'secret' })).ok).toBe(false)
      const variable = 'ATOMICAT'
      expect((await stage.call('care.copyEnvLine', { ...of, variable })).ok).toBe(false)
    }
    const replace = { kind: 'replace', itemId: asItem.itemId, reason: '' } as const
    expect((await stage.call('rotations.start', replace)).ok).toBe(false)
    const answered = JSON.stringify([rows, await stage.ask('connections.list', null)])
    expect(answered).not.toContain(practice.atomicat.managementToken)
  })

  it('000-24 004-24 X-02 a key of a provider has a rule by which it falls due', async () => {
    const { rows } = await stage.ask('items.list', everything)
    const of = (provider: string) => rows.filter((row) => row.provider === provider)

    expect(of('practice-atomicat').length).toBeGreaterThan(0)
    expect(of('practice-atomicat').every(({ policyDays }) => policyDays !== null)).toBe(true)
    const late = of('practice-atomicat').find(({ service }) => service === 'lead_forms')
    expect(late).toMatchObject({ group: 'act-now', worst: { kind: 'overdue' } })
    const atna = await Promise.all(of('practice-atna').map(({ id }) => stage.detail(id)))
    expect(atna.map(({ fields }) => fields.policy?.everyMonths)).toEqual(atna.map(() => 3))
  })
})
