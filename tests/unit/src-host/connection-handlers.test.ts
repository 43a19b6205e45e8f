import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ConnectionView } from '../../../src-shared/connections-contract.ts'
import type { ConnectionId } from '../../../src-shared/ids.ts'
import type { Input } from '../../../src-shared/ipc-contract.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { ProviderId } from '../../../src-shared/provider.ts'
import { fields } from '../src-core/rotation/desk-fixture.ts'
import { Practice } from '../src-sandbox/sandbox-fixture.ts'
import { HostStage, passphrase } from './host-fixture.ts'

let stage: HostStage
let practice: Practice

beforeEach(async () => {
  stage = new HostStage()
  practice = new Practice()
  await practice.start()
  stage.announce(practice)
  await stage.ask('vault.create', { place: 'practice', passphrase })
})

afterEach(async () => {
  stage.end()
  await practice.end()
})

async function linked(provider: string): Promise<ConnectionView> {
  const all = await stage.ask('connections.list', null)
  const found = all.find(({ facts }) => facts.id === `practice-${provider}`)
  if (!found) throw new Error(`no ${provider}`)
  return found
}

function keysOf(connectionId: ConnectionId) {
  return stage.ask('connections.keys', { connectionId })
}

type Tokens = Record<string, Record<string, string>>

const staging = '/sim/v1/environments/docs-staging/api-secrets'

/** An account at the portal's other environment, where nothing stands yet. */
function portalStaging(admin: string): Input<'connections.add'> {
  return {
    provider: ProviderId.parse('practice-portal'),
    name: 'Docs, staging',
    origin: null,
    parameters: { environment: 'docs-staging' },
    admin,
  }
}

describe('the keys of a linked account', () => {
  it('003-05 003-06 tells when each was made and last used, and that one never was', async () => {
    const { id } = await linked('portal')
    const answer = await practice.askPortal(
      'POST /sim/v1/environments/docs-production/api-secrets',
      { body: { label: 'fresh' } },
    )
    expect(answer.status).toBe(201)

    const { keys, connection } = await keysOf(id)

    expect(connection.liveKeys).toBe(3)
    expect(keys).toHaveLength(3)
    expect(keys.every(({ createdAt, lastUsedKnown }) => createdAt !== null && lastUsedKnown)).toBe(
      true,
    )
    expect(keys.filter(({ lastUsedAt }) => lastUsedAt === null).map(({ name }) => name)).toEqual([
      'fresh',
    ])
  })

  it('003-12 shows at most a masked part of a value', async () => {
    const { id } = await linked('portal')
    const made = await practice.askPortal('POST /sim/v1/environments/docs-production/api-secrets', {
      body: { label: 'fresh' },
    })
    const value = String(made.json()['value'])

    const told = JSON.stringify(await keysOf(id))

    expect(value.length).toBeGreaterThan(10)
    expect(told).not.toContain(value)
  })

  it('says which item holds a key, and which key the vault does not know', async () => {
    const { id } = await linked('atna')
    await practice.askAtna('POST /sim/v1/credentials', { body: { name: 'stranger' } })

    const { keys } = await keysOf(id)

    const stranger = keys.find(({ name }) => name === 'stranger')
    expect(stranger).toMatchObject({ itemId: null, itemName: null })
    expect(keys.filter(({ itemId }) => itemId !== null)).toHaveLength(keys.length - 1)
  })

  it('refuses an account that nobody knows', async () => {
    const { id } = await linked('atna')
    await stage.ask('connections.remove', { connectionId: id })

    const reply = await stage.call('connections.keys', { connectionId: id })

    expect(reply).toEqual({ ok: false, code: 'not-found' })
  })
})

describe('taking a key of the list into the vault', () => {
  async function adoptNamed(name: string): Promise<ItemDetail> {
    const { id: connectionId } = await linked('atna')
    const { keys } = await keysOf(connectionId)
    const remoteId = keys.find((key) => key.name === name)?.remoteId ?? ''
    const { itemId } = await stage.ask('connections.adopt', { connectionId, remoteId })
    return stage.ask('items.get', { itemId })
  }

  it('keeps it without a value, with what the provider says of it', async () => {
    await practice.askAtna('POST /sim/v1/credentials', { body: { name: 'crm-01_02_2026-09_00' } })

    const item = await adoptNamed('crm-01_02_2026-09_00')

    expect(item.summary).toMatchObject({ name: 'crm-01_02_2026-09_00', service: 'crm' })
    expect(item.versions).toMatchObject([{ stage: 'current', hasSecret: false }])
    expect(item.versions[0]?.credentialId).toBe(item.versions[0]?.remoteId)
    expect(item.fields.policy).toMatchObject({ everyMonths: 3 })
    expect((await adoptNamed('crm-01_02_2026-09_00')).summary.id).toBe(item.summary.id)
  })

  it('keeps it once, also when two windows ask at the same time', async () => {
    const { id: connectionId } = await linked('atomicat')
    const { keys } = await keysOf(connectionId)
    const itemId = keys.find(({ remoteId }) => remoteId === 'form')?.itemId
    if (itemId == null) throw new Error('no form key')
    const { summary } = await stage.ask('items.get', { itemId })
    await stage.ask('items.delete', { itemId, confirmName: summary.name })
    const adopt = () => stage.ask('connections.adopt', { connectionId, remoteId: 'form' })
    const all = await Promise.all([adopt(), adopt(), adopt()])
    expect(new Set(all.map((each) => each.itemId)).size).toBe(1)
  })

  it('000-21 keeps the value of a key that somebody replaced on the provider’s own page', async () => {
    const { id: connectionId } = await linked('atomicat')
    const form = (await keysOf(connectionId)).keys.find(({ remoteId }) => remoteId === 'form')
    if (form?.itemId == null) throw new Error('no form key')
    const { itemId } = form
    const answer = await practice.askAtomicat('POST /sim/v1/webhooks/form/key')

    const adopt = { connectionId, remoteId: 'form' }
    expect(await stage.ask('connections.adopt', adopt)).toEqual({ itemId })
    expect(await stage.ask('connections.adopt', adopt)).toEqual({ itemId })

    const { versions } = await stage.ask('items.get', { itemId })
    expect(versions.map(({ stage: at }) => at).sort()).toEqual(['current', 'previous'])
    const current = versions.find(({ stage: at }) => at === 'current')
    if (!current) throw new Error('none in use')
    const shown = await stage.ask('items.reveal', { itemId, versionId: current.id })
    expect(shown.secret).toBe(answer.json()['key'])
  })

  it('001-20 004-16 turns a key that was just found off at once, with one call', async () => {
    await practice.askAtna('POST /sim/v1/credentials', { body: { name: 'leaked' } })
    const item = await adoptNamed('leaked')
    const version = item.versions[0]
    if (!version) throw new Error('no version')

    const view = await stage.ask('rotations.start', {
      kind: 'turn-off',
      itemId: item.summary.id,
      versionId: version.id,
      reason: '',
      phrase: null,
      why: 'exposed',
    })

    expect(['retired', 'done']).toContain(view.step)
    const { keys } = await keysOf((await linked('atna')).id)
    expect(keys.map(({ name }) => name)).not.toContain('leaked')
  })

  it('000-21 reads the value where the provider shows it again', async () => {
    const { id: connectionId } = await linked('atomicat')
    const before = await keysOf(connectionId)
    const form = before.keys.find(({ remoteId }) => remoteId === 'form')
    if (form?.itemId == null) throw new Error('no form key')
    const { summary } = await stage.ask('items.get', { itemId: form.itemId })
    await stage.ask('items.delete', { itemId: form.itemId, confirmName: summary.name })

    const at = { connectionId, remoteId: 'form' }
    const { itemId } = await stage.ask('connections.adopt', at)

    const item = await stage.ask('items.get', { itemId })
    expect(item).toMatchObject({ readableAgain: true, versions: [{ hasSecret: true }] })
    const versionId = item.versions[0]?.id
    if (versionId === undefined) throw new Error('no version')
    const { secret } = await stage.ask('items.reveal', { itemId, versionId })
    const shown = await practice.askAtomicat('GET /sim/v1/webhooks/form/key')
    expect(secret).toBe(shown.json()['key'])
  })

  it('refuses a key that the provider does not list', async () => {
    const { id: connectionId } = await linked('atna')

    const reply = await stage.call('connections.adopt', { connectionId, remoteId: 'nobody' })

    expect(reply).toEqual({ ok: false, code: 'not-found' })
  })
})

describe('linking an account', () => {
  it('names the providers of practice in practice, and no other', async () => {
    const providers = await stage.ask('connections.providers', null)

    expect(providers.every(({ facts }) => facts.practice)).toBe(true)
    const portal = providers.find(({ facts }) => facts.id === 'practice-portal')
    expect(portal).toMatchObject({ needsAdmin: true, origins: [] })
    expect(portal?.parameters[0]).toMatchObject({ id: 'environment' })
  })

  it('asks the person outside the page, then keeps the sign-in and reads the list', async () => {
    const admin = practice.portal.managementToken
    await practice.askPortal(`POST ${staging}`, { body: { label: 'first' } })

    const view = await stage.ask('connections.add', portalStaging(admin))

    expect(stage.confirmations.at(-1)).toMatchObject({ about: 'account', name: 'Docs, staging' })
    expect(view).toMatchObject({ name: 'Docs, staging', liveKeys: 1, knownKeys: 0 })
    expect((await keysOf(view.id)).keys.map(({ name }) => name)).toEqual(['first'])
    expect(JSON.stringify(view)).not.toContain(admin)
  })

  it('keeps nothing where the person does not allow it', async () => {
    stage.answers = 'refused'
    const before = await stage.ask('connections.list', null)

    const reply = await stage.call('connections.add', portalStaging('whatever'))

    expect(reply).toEqual({ ok: false, code: 'not-confirmed' })
    expect(await stage.ask('connections.list', null)).toEqual(before)
  })

  it.each<[string, Partial<Input<'connections.add'>>]>([
    ['an unknown provider', { provider: ProviderId.parse('nobody') }],
    ['a real provider in practice', { provider: ProviderId.parse('ckeditor') }],
    ['an address of its own', { origin: 'https://evil.example' }],
    ['a missing parameter', { parameters: {} }],
    ['a parameter that is not offered', { parameters: { environment: 'elsewhere' } }],
    ['one parameter too many', { parameters: { environment: 'docs-staging', more: 'x' } }],
    ['a missing sign-in', { admin: null }],
  ])('refuses %s', async (_what, change) => {
    const before = await stage.ask('connections.list', null)
    const asked = { ...portalStaging('token'), ...change }

    const reply = await stage.call('connections.add', asked)

    expect(reply).toEqual({ ok: false, code: 'connector-invalid' })
    expect(await stage.ask('connections.list', null)).toEqual(before)
  })

  it.each([
    ['admin', true],
    ['member', false],
  ] as const)('001-03 tells that a sign-in has the role %s', async (role, mayManage) => {
    const tokens = (await practice.askControl('GET /tokens')).json() as Tokens
    const admin = tokens['dailybot']?.[role] ?? ''
    const provider = ProviderId.parse('practice-dailybot')
    const asked = { provider, name: 'Second', origin: null, parameters: {}, admin }

    const view = await stage.ask('connections.add', asked)

    expect(view).toMatchObject({ role, mayManage })
  })

  it('001-03 has a lesser role refused by the server, and nothing changes there', async () => {
    const tokens = (await practice.askControl('GET /tokens')).json() as Tokens
    const provider = ProviderId.parse('practice-dailybot')
    const admin = tokens['dailybot']?.['member'] ?? ''
    const asked = { provider, name: 'Second', origin: null, parameters: {}, admin }
    const { id } = await stage.ask('connections.add', asked)
    const before = (await keysOf((await linked('dailybot')).id)).keys

    const view = await stage.ask('keys.generate', {
      ...{ connectionId: id, service: 'crm', name: 'crm-20_11_2026-14_05' },
      fields: { ...fields, policy: null },
    })

    expect(view.trouble?.code).toBe('provider-forbidden')
    expect((await keysOf((await linked('dailybot')).id)).keys).toHaveLength(before.length)
  })

  it('keeps an account whose sign-in is refused, and says so when its keys are asked for', async () => {
    const view = await stage.ask('connections.add', portalStaging('not-a-token'))

    expect(view).toMatchObject({ liveKeys: null, refreshedAt: null })
    const reply = await stage.call('connections.keys', { connectionId: view.id })
    expect(reply).toEqual({ ok: false, code: 'provider-unauthorized' })
  })
})

describe('adding a key to a linked account', () => {
  const added = (connectionId: ConnectionId, secret: string): Input<'items.add'> => ({
    ...{ name: 'by hand', kind: 'api-key', providerName: 'Dailybot', connectionId, secret },
    ...{ credentialId: null, createdAt: null, acceptDuplicate: false },
    fields,
  })

  it('002-19 tries it there, and says that it works', async () => {
    const { id: connectionId } = await linked('dailybot')
    const made = await practice.askDailybot('POST /sim/v1/api-keys', { body: { label: 'prod' } })
    const { itemId } = await stage.ask('items.add', added(connectionId, String(made.json()['key'])))
    const { versions, connectionId: told } = await stage.ask('items.get', { itemId })
    const versionId = versions[0]?.id
    if (!versionId) throw new Error('no version')

    const asked = { itemId, versionId, environment: null, business: null }
    const { verdict, asked: request } = await stage.ask('diagnosis.run', asked)

    expect(told).toBe(connectionId)
    expect(verdict).toBe('works')
    expect(request?.path).toBe('/v1/me/')
  })

  it('refuses an account that is not there', async () => {
    const nowhere = '0'.repeat(32) as ConnectionId
    expect(await stage.call('items.add', added(nowhere, 'sample_key_1'))).toEqual({
      ok: false,
      code: 'not-found',
    })
  })
})

describe('removing an account', () => {
  it('keeps its keys in the vault, linked to nothing, and still guided by its vendor', async () => {
    const { id } = await linked('portal')
    const { keys } = await keysOf(id)
    const itemId = keys[0]?.itemId
    if (itemId == null) throw new Error('no item')

    await stage.ask('connections.remove', { connectionId: id })

    const item = await stage.ask('items.get', { itemId })
    expect(item.connectionId).toBeNull()
    expect(item.versions.length).toBeGreaterThan(0)
    const left = await stage.ask('connections.list', null)
    expect(left.some((one) => one.id === id)).toBe(false)
  })

  it('is refused while something is under way there', async () => {
    const { id } = await linked('atna')
    const { keys } = await keysOf(id)
    const itemId = keys.find((key) => key.itemId !== null)?.itemId
    if (itemId == null) throw new Error('no item')
    const route = 'POST /sim/v1/credentials'
    await practice.plan({ provider: 'atna', route, times: 1, kind: 'close-before' })
    await stage.ask('rotations.start', { kind: 'replace', itemId, reason: '' })

    const reply = await stage.call('connections.remove', { connectionId: id })

    expect(reply).toEqual({ ok: false, code: 'not-allowed-now' })
  })
})
