import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { causes, type Cause, type Diagnosis } from '../../../src-shared/diagnosis.ts'
import type { ConnectionId, ItemId, VersionId } from '../../../src-shared/ids.ts'
import type { ItemFields } from '../../../src-shared/item.ts'
import { ProviderId } from '../../../src-shared/provider.ts'
import { Practice } from '../src-sandbox/sandbox-fixture.ts'
import { HostStage, passphrase } from './host-fixture.ts'

const fields: ItemFields = {
  ...{ environment: 'production', business: 'main', owner: '', integration: '', envVar: '' },
  ...{ purpose: '', callers: [], tags: [], canWrite: false, policy: null, notes: '' },
}

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

type Key = { readonly itemId: ItemId; readonly versionId: VersionId }

async function accountAt(provider: 'dailybot' | 'atomicpay'): Promise<ConnectionId> {
  const { managementToken } = practice[provider]
  const { id } = await stage.ask('connections.add', {
    provider: ProviderId.parse(`practice-${provider}`),
    name: provider,
    origin: null,
    parameters: {},
    admin: managementToken,
  })
  return id
}

/** Makes a key through a linked account, as the window does. */
async function make(provider: 'dailybot' | 'atomicpay', scopes?: string[]): Promise<Key> {
  const connectionId = await accountAt(provider)
  const name = `${provider}-20_11_2026-14_05`
  const view = await stage.ask('keys.generate', {
    ...{ connectionId, service: provider, name, fields },
    ...(scopes === undefined ? {} : { scopes }),
  })
  const { versions } = await stage.ask('items.get', { itemId: view.itemId })
  const [version] = versions
  if (!version) throw new Error('no key was made')
  return { itemId: view.itemId, versionId: version.id }
}

/** A key that a person added by hand. */
async function paste(providerName: string, secret: string): Promise<Key> {
  const { itemId } = await stage.ask('items.add', {
    ...{ name: 'by hand', kind: 'api-key', providerName, credentialId: null, secret },
    ...{ createdAt: null, fields, acceptDuplicate: false },
  })
  const { versions } = await stage.ask('items.get', { itemId })
  const [version] = versions
  if (!version) throw new Error('no version')
  return { itemId, versionId: version.id }
}

const run = (key: Key, environment: string | null = null): Promise<Diagnosis> =>
  stage.ask('diagnosis.run', { ...key, environment, business: null })

const likely = ({ causes: views }: Diagnosis): Cause | undefined =>
  views.find(({ standing }) => standing === 'likely')?.cause

const set = (settings: object) => practice.askControl('POST /settings', { body: settings })

const requestsTo = async (provider: string) =>
  (await practice.log()).filter((entry) => entry['provider'] === provider)

async function remoteIdOf({ itemId }: Key): Promise<string> {
  const { versions } = await stage.ask('items.get', { itemId })
  return versions[0]?.remoteId ?? ''
}

describe('diagnosis.run', () => {
  it('002-19 sends one small request that reads, and changes nothing there', async () => {
    const key = await make('atomicpay', ['products.read'])
    const before = await practice.state('atomicpay')
    const asked = (await requestsTo('atomicpay')).length

    const diagnosis = await run(key)

    const sent = (await requestsTo('atomicpay')).slice(asked)
    expect(sent).toMatchObject([
      { method: 'GET', path: '/v1/products?limit=1', status: 200, committed: false },
    ])
    expect(await practice.state('atomicpay')).toEqual(before)
    expect(diagnosis).toMatchObject({
      verdict: 'works',
      status: 200,
      asked: { method: 'GET', path: '/v1/products?limit=1' },
    })
  })

  it('002-24 names the header that is expected and the one that was sent, never the key', async () => {
    const key = await make('atomicpay', ['products.read'])

    const diagnosis = await run(key)

    expect(diagnosis.header).toEqual({
      expected: 'Authorization: Bearer <key>, or X-API-Key: <key>',
      sent: 'Authorization: Bearer <key>',
    })
    expect(JSON.stringify(diagnosis)).not.toContain('atpay_sample_')
  })

  it('002-25 001-35 reports a missing permission as that, and not as a bad key', async () => {
    const key = await make('atomicpay', [])

    const diagnosis = await run(key)

    expect([diagnosis.verdict, diagnosis.status]).toEqual(['not-allowed', 403])
    expect(likely(diagnosis)).toBe('no-permission')
    expect(diagnosis.causes[0]).toMatchObject({ cause: 'copied-wrong', standing: 'unlikely' })
  })

  it('001-35 tells 401 from 403 at Dailybot, by its own words', async () => {
    const key = await make('dailybot', [])
    await set({ provider: 'dailybot', freePlan: true })
    const forbidden = await run(key)
    await set({ provider: 'dailybot', freePlan: false })
    await practice.askDailybot(`DELETE /sim/v1/api-keys/${await remoteIdOf(key)}`)
    const refused = await run(key)

    expect([forbidden.verdict, forbidden.status]).toEqual(['not-allowed', 403])
    const permission = forbidden.causes.find(({ cause }) => cause === 'no-permission')
    expect(permission).toMatchObject({
      standing: 'likely',
      signs: ['plan-without-keys', 'status-403'],
    })
    expect([refused.verdict, refused.status, likely(refused)]).toEqual([
      'refused',
      401,
      'replaced-or-turned-off',
    ])
  })

  it('002-26 tells when a key was turned off, from its own history', async () => {
    const key = await make('atomicpay', ['products.read'])
    await stage.ask('rotations.start', {
      ...{ kind: 'turn-off', ...key, reason: 'unused', phrase: null, why: 'retired' },
    })
    const { versions } = await stage.ask('items.get', { itemId: key.itemId })
    const at = versions[0]?.revokedAt
    const asked = (await practice.log()).length

    const diagnosis = await run(key)

    expect(at).toBe(stage.now)
    expect(diagnosis.causes[4]).toEqual({
      cause: 'replaced-or-turned-off',
      standing: 'likely',
      signs: ['turned-off-here'],
      at,
    })
    // Its value is gone from the vault, so there is nothing that could be sent.
    expect([diagnosis.verdict, (await practice.log()).length]).toEqual(['cannot-try', asked])
  })

  it('002-26 takes a key that has worked and is refused for one that was turned off', async () => {
    const key = await make('atomicpay', ['products.read'])
    const id = await remoteIdOf(key)
    await practice.askAtomicPay(`POST /sim/v1/developer/keys/${id}/rotate`, { body: {} })

    const diagnosis = await run(key)

    expect([diagnosis.verdict, likely(diagnosis)]).toEqual(['refused', 'replaced-or-turned-off'])
  })

  it('002-23 compares the environment of the key with where it is used, and believes the provider', async () => {
    const key = await make('atomicpay', ['products.read'])
    const works = await run(key, 'test')
    await set({ provider: 'atomicpay', environment: 'test' })
    const refused = await run(key)

    expect([works.verdict, likely(works)]).toEqual(['works', 'wrong-business-or-environment'])
    expect([refused.verdict, likely(refused)]).toEqual(['refused', 'wrong-business-or-environment'])
    expect(refused.causes[1]?.signs).toContain('other-environment')
  })

  it('002-27 reports an address that moved as that', async () => {
    const key = await make('atomicpay', ['products.read'])
    await set({ provider: 'atomicpay', moved: true })

    const diagnosis = await run(key)

    expect([diagnosis.verdict, diagnosis.status]).toEqual(['elsewhere', 410])
    expect(likely(diagnosis)).toBe('address-changed')
    expect(diagnosis.causes[5]?.signs).toEqual(['status-410'])
  })

  it('002-28 lists all six causes in their order, whatever was answered', async () => {
    const key = await make('atomicpay', ['products.read'])
    const route = 'GET /v1/products'
    const answers: Diagnosis[] = []
    for (const status of [401, 403, 404, 405, 410, 429, 503]) {
      await practice.plan({ provider: 'atomicpay', route, kind: 'status', status })
      answers.push(await run(key))
    }

    for (const { causes: views } of answers) {
      expect(views.map(({ cause }) => cause)).toEqual(causes)
    }
    expect(answers.map(likely)).toEqual([
      'replaced-or-turned-off',
      'no-permission',
      'address-changed',
      'address-changed',
      'address-changed',
      undefined,
      undefined,
    ])
    expect(answers.map(({ verdict }) => verdict).slice(5)).toEqual(['busy', 'busy'])
  })

  it('002-22 sends nothing of a key that is surely miscopied, and says what is wrong', async () => {
    const asked = (await practice.log()).length
    const quoted = await run(await paste('AtomicPay', '"atpay_4fJ2mQ81xZ8sK"'))
    const foreign = await run(await paste('AtomicPay', 'dbot_4fJ2mQ81xZ8sK9'))
    const cut = await run(await paste('Dailybot', 'dbot_4f'))

    expect([quoted, foreign, cut].map(({ verdict, asked: to }) => [verdict, to])).toEqual([
      ['not-sent', null],
      ['not-sent', null],
      ['not-sent', null],
    ])
    expect([quoted, foreign, cut].map(({ causes: [first] }) => first?.signs)).toEqual([
      ['quotes'],
      ['wrong-prefix'],
      ['too-short'],
    ])
    expect((await practice.log()).length).toBe(asked)
  })

  it('says that it cannot try a key of which nothing is published, and sends nothing', async () => {
    const diagnosis = await run(await paste('Nobody Inc', 'k4fJ2mQ81xZ8sK9'))

    expect(diagnosis).toMatchObject({ verdict: 'cannot-try', asked: null, header: null })
    expect(diagnosis.causes).toHaveLength(6)
  })

  it('writes the try down, and that the key worked', async () => {
    const key = await make('atomicpay', ['products.read'])
    stage.now += 60_000

    await run(key)

    const { audit, versions } = await stage.ask('items.get', { itemId: key.itemId })
    expect(audit.map(({ event }) => event)).toEqual(expect.arrayContaining(['used', 'diagnosed']))
    expect(versions[0]).toMatchObject({ lastUsedAt: stage.now, lastUsedSource: 'keyturn' })
  })

  it('002-20 counts a try that was refused, and one without an answer, as errors', async () => {
    const key = await make('atomicpay', [])
    await run(key)
    await practice.plan({ provider: 'atomicpay', route: 'GET /v1/products', kind: 'close-before' })
    await run(key)

    const { audit } = await stage.ask('items.get', { itemId: key.itemId })
    const events = audit.map(({ event }) => event)
    expect(events).toEqual(expect.arrayContaining(['diagnosed-refused', 'diagnosed-failed']))
    expect(events).not.toContain('diagnosed')
  })

  it('answers where nobody answers, and refuses a key that is not there', async () => {
    const key = await make('atomicpay', ['products.read'])
    await practice.plan({ provider: 'atomicpay', route: 'GET /v1/products', kind: 'close-before' })
    const silent = await run(key)
    const inventory = await stage.ask('items.add', {
      ...{ name: 'no value', kind: 'api-key', providerName: '', credentialId: null, secret: null },
      ...{ createdAt: null, fields, acceptDuplicate: false },
    })

    expect([silent.verdict, silent.status]).toEqual(['no-answer', null])
    expect(silent.asked).not.toBeNull()
    const reply = await stage.call('diagnosis.run', {
      ...{ itemId: inventory.itemId, versionId: key.versionId, environment: null, business: null },
    })
    expect(reply).toEqual({ ok: false, code: 'not-found' })
  })
})

describe('guides.list', () => {
  it('002-03 002-29 holds a link to the API docs of AtomicPay beside its own pages', async () => {
    const guide = (await stage.ask('guides.list', null)).find(
      ({ vendor }) => vendor === 'atomicpay',
    )

    const docs = guide?.docs.find(({ title }) => title === 'AtomicPay API Docs')
    expect(docs?.url).toMatch(/^https:\/\/docs\.atomicpay\.com\.br\//)
  })

  it('001-34 holds the pages on auth errors and on webhooks that do not fire', async () => {
    const guide = (await stage.ask('guides.list', null)).find(({ vendor }) => vendor === 'dailybot')

    const titles = guide?.docs.map(({ title }) => title)
    expect(titles).toEqual(expect.arrayContaining(['API auth errors', 'Webhooks not firing']))
  })
})
