import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ItemId } from '../../../src-shared/ids.ts'
import type { SchemeId } from '../../../src-shared/webhook.ts'
import { newSecret, oldSecret, someFacts, WebhookStage } from './webhook-stage.ts'

let stage: WebhookStage

beforeEach(async () => {
  stage = new WebhookStage()
  await stage.begin()
})

afterEach(() => stage.end())

const nobody = ItemId.parse('0'.repeat(32))

describe('what is said about deliveries', () => {
  it('001-12 links a signing secret to its webhook and to the service that checks', async () => {
    const crm = await stage.add('CRM hook', oldSecret)
    const inbox = await stage.add('Agent inbox', newSecret)
    const plain = { scheme: 'plain-header', header: 'X-BEARER' } as const
    await stage.set(crm, { ...plain, endpoint: 'hook_7', consumer: 'crm-sync' })
    await stage.set(inbox, { ...plain, endpoint: 'inbox', consumer: 'support-agent' })

    const listed = await stage.host.ask('webhooks.list', null)
    expect(listed).toMatchObject([
      { name: 'Agent inbox', facts: { endpoint: 'inbox', consumer: 'support-agent' } },
      { name: 'CRM hook', facts: { endpoint: 'hook_7', consumer: 'crm-sync' }, replays: [] },
    ])
    expect(listed.map(({ versions }) => versions)).toMatchObject([
      [{ stage: 'current', hasSecret: true }],
      [{ stage: 'current', hasSecret: true }],
    ])
    expect(JSON.stringify(listed)).not.toContain(oldSecret.slice(6, 20))
    expect(stage.audit(crm)).toContain('edited')
  })

  it('survives other edits of the item, and is kept after a lock', async () => {
    const itemId = await stage.key({ scheme: 'stripe', consumer: 'shop' })
    const { stamp, summary, fields } = await stage.host.ask('items.get', { itemId })
    const edit = { itemId, stamp, name: summary.name, fields: { ...fields, owner: 'Jonas' } }
    await stage.host.ask('items.edit', edit)
    await stage.replace(itemId)
    stage.host.restart()
    stage.host.announce(stage.practice)
    const passphrase = 'quiet harbor velvet seventeen'
    await stage.host.ask('vault.unlock', { place: 'own', with: 'passphrase', secret: passphrase })

    expect((await stage.shown(itemId)).facts).toEqual({
      ...{ ...someFacts, scheme: 'stripe', consumer: 'shop' },
    })
  })

  it('is not overwritten unseen, and is taken away again', async () => {
    const itemId = await stage.key({ scheme: 'stripe' })
    const { stamp } = await stage.host.ask('items.get', { itemId })
    const facts = { ...someFacts, scheme: 'github' } as const
    await stage.host.ask('webhooks.set', { itemId, stamp, facts })
    const again = await stage.host.call('webhooks.set', { itemId, stamp, facts: null })
    expect(again).toEqual({ ok: false, code: 'changed-elsewhere' })
    expect((await stage.shown(itemId)).facts?.scheme).toBe('github')

    const { stamp: now } = await stage.host.ask('items.get', { itemId })
    await stage.host.ask('webhooks.set', { itemId, stamp: now, facts: null })
    expect((await stage.shown(itemId)).facts).toBeNull()
  })

  it('is refused where it could never be sent so', async () => {
    const itemId = await stage.add('Hook', oldSecret)
    const { stamp } = await stage.host.ask('items.get', { itemId })
    const wrong = [
      { scheme: 'stripe', header: 'X-Own' },
      { scheme: 'plain-header', header: 'Content-Length' },
      { scheme: 'plain-header', header: 'Host' },
      { receiver: 'http://shop.example/hooks' },
      { receiver: 'https://me:secret@shop.example/' },
    ] as const
    for (const each of wrong) {
      const facts = { ...someFacts, ...each }
      const reply = await stage.host.call('webhooks.set', { itemId, stamp, facts })
      expect(reply).toEqual({ ok: false, code: 'bad-request' })
    }
    expect(await stage.host.call('webhooks.sample', { itemId: nobody })).toMatchObject({
      code: 'not-found',
    })
  })
})

it('000-01 lists what checks deliveries, and no other key', async () => {
  const hook = await stage.add('Hook', oldSecret)
  const key = await stage.add('Key', newSecret, 'api-key')
  const listed = async () => (await stage.host.ask('webhooks.list', null)).map((key) => key.itemId)
  expect(await listed()).toEqual([hook])
  // An API key whose vendor signs with it as well counts from when a person says so.
  await stage.set(key, { scheme: 'ckeditor' })
  expect(await listed()).toEqual([hook, key])
})

it('names nine schemes, what carries them, and which carry two signatures', async () => {
  const schemes = await stage.host.ask('webhooks.schemes', null)
  expect(schemes.map(({ id }) => id).toSorted()).toEqual([
    ...['ckeditor', 'github', 'pagerduty', 'plain-header', 'shopify'],
    ...['slack', 'standard', 'stripe', 'svix'],
  ])
  expect(schemes.find(({ id }) => id === 'standard')).toEqual({
    ...{ id: 'standard', name: 'Standard Webhooks', toleranceSeconds: 300, carriesTwo: true },
    headers: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  })
})

describe('a sample that is sent', () => {
  const signing: readonly SchemeId[] = [
    ...(['standard', 'svix', 'stripe', 'github', 'ckeditor'] as const),
    ...(['slack', 'shopify', 'pagerduty'] as const),
  ]

  it.each(signing)('by %s is taken by a receiver that checks it by itself', async (scheme) => {
    const itemId = await stage.key({ scheme })
    const to = await stage.receiver(scheme, [oldSecret])
    const { body } = await stage.host.ask('webhooks.sample', { itemId })
    const good = await stage.send(itemId, `${to}?from=bench`, { body })
    expect(good).toMatchObject({ status: 200, code: null })
    expect(JSON.parse(good.replyBody)).toMatchObject({ accepted: true, signed_by: 'secret 1' })

    await stage.receiver(scheme, [newSecret])
    const bad = await stage.send(itemId, to)
    expect(bad).toMatchObject({ status: 401 })
    expect(stage.audit(itemId).filter((event) => event === 'used')).toHaveLength(2)
  })

  it('000-27 carries the key in the header that the receiver looks into', async () => {
    const itemId = await stage.key({ scheme: 'plain-header', header: 'X-Our-Own' }, 'sample-key-7Q')
    const to = await stage.receiver('plain-header', ['sample-key-7Q'], 'X-Our-Own')
    expect(await stage.send(itemId, to)).toMatchObject({ status: 200 })
    await stage.set(itemId, { scheme: 'plain-header', header: 'X-Another' })
    expect(await stage.send(itemId, to)).toMatchObject({ status: 401 })
    const log = await stage.log()
    expect(log.map(({ accepted }) => accepted).toSorted()).toEqual([false, true])
  })

  it('000-27 is not sent while nobody has said which header and rule are wanted', async () => {
    const to = await stage.receiver('plain-header', [oldSecret])
    const itemId = await stage.add('Hook', oldSecret)
    const send = () => stage.host.call('webhooks.send', { itemId, with: 'new', to, body: '{}' })
    expect(await send()).toEqual({ ok: false, code: 'webhook-unset' })
    await stage.set(itemId, { scheme: 'plain-header', header: null })
    expect(await send()).toEqual({ ok: false, code: 'webhook-unset' })
    expect(await stage.log()).toEqual([])
  })

  it('is signed with the secret that is not live yet, the one in use, or both', async () => {
    const itemId = await stage.key({ scheme: 'standard' })
    await stage.supply(itemId)
    const takes = async (secret: string, chosen: 'new' | 'old' | 'both') => {
      const to = await stage.receiver('standard', [secret])
      return (await stage.send(itemId, to, { with: chosen })).status
    }
    expect([await takes(newSecret, 'new'), await takes(newSecret, 'old')]).toEqual([200, 401])
    expect([await takes(oldSecret, 'new'), await takes(oldSecret, 'old')]).toEqual([401, 200])
    expect([await takes(oldSecret, 'both'), await takes(newSecret, 'both')]).toEqual([200, 200])
  })

  it('is refused where no old secret is kept, or where one signature only is carried', async () => {
    const to = await stage.receiver('github', [oldSecret])
    const itemId = await stage.key({ scheme: 'github' })
    const send = (chosen: 'old' | 'both') =>
      stage.host.call('webhooks.send', { itemId, with: chosen, to, body: '{}' })
    expect([await send('old'), await send('both')]).toEqual([
      { ok: false, code: 'no-secret' },
      { ok: false, code: 'no-secret' },
    ])
    await stage.replace(itemId)
    expect(await send('old')).toMatchObject({ ok: true })
    expect(await send('both')).toEqual({ ok: false, code: 'bad-request' })
    const empty = await stage.add('Inventory', null)
    await stage.set(empty, { scheme: 'github' })
    const none = { itemId: empty, with: 'new', to, body: '{}' } as const
    expect(await stage.host.call('webhooks.send', none)).toEqual({ ok: false, code: 'no-secret' })
    const unknown = { ...none, itemId: nobody }
    expect(await stage.host.call('webhooks.send', unknown)).toMatchObject({ code: 'not-found' })
  })

  it('goes to no address that is none, and over no open line to elsewhere', async () => {
    const itemId = await stage.key({ scheme: 'github' })
    const wrong = [
      ...['shop', 'ftp://127.0.0.1/', 'http://shop.example/hooks', 'file:///etc/passwd'],
      ...['https://me@shop.example/', 'http://127.0.0.1.shop.example/', 'http://0.0.0.0:80/'],
    ]
    for (const to of wrong) {
      const order = { itemId, with: 'new', to, body: '{}' } as const
      const sent = await stage.host.call('webhooks.send', order)
      const tried = await stage.host.call('webhooks.replay', { itemId, to })
      expect([to, sent, tried]).toEqual([
        to,
        { ok: false, code: 'bad-request' },
        { ok: false, code: 'bad-request' },
      ])
    }
    expect(stage.host.confirmations).toEqual([])
    expect(stage.audit(itemId)).not.toContain('used')
  })

  it('is asked for outside the window before it leaves this machine, once for each key', async () => {
    const itemId = await stage.key({ scheme: 'github' })
    const other = await stage.key({ scheme: 'github' }, newSecret)
    // RFC 2606: nobody is ever found under this name.
    const to = 'https://hooks.receiver.invalid/a?b=c'
    const order = { itemId, with: 'new', to, body: '{}' } as const
    stage.host.answers = 'refused'
    expect(await stage.host.call('webhooks.send', order)).toMatchObject({ code: 'not-confirmed' })
    expect(await stage.host.call('webhooks.replay', { itemId, to })).toMatchObject({
      code: 'not-confirmed',
    })
    stage.host.answers = 'unavailable'
    expect(await stage.host.call('webhooks.send', order)).toMatchObject({
      code: 'confirmation-unavailable',
    })
    expect(stage.audit(itemId)).not.toContain('used')
    const origin = 'https://hooks.receiver.invalid'
    const question = { about: 'receiver', item: 'Hook', origin, sends: 'signature' }
    expect(stage.host.confirmations).toEqual([question, question, question])

    stage.host.answers = 'allowed'
    const sent = await stage.send(itemId, to)
    expect(sent).toMatchObject({ status: null, code: 'provider-unreachable', replyBody: '' })
    await stage.send(itemId, 'https://hooks.receiver.invalid/elsewhere')
    expect(stage.host.confirmations).toHaveLength(4)
    await stage.send(other, to)
    expect(stage.host.confirmations).toHaveLength(5)
  })
})

describe('what a receiver answers', () => {
  let server: Server | null = null
  let answer: { status: number; headers: Record<string, string>; body: string }
  let origin: string
  let seen: string[]

  beforeEach(async () => {
    seen = []
    server = createServer((request, response) => {
      seen.push(JSON.stringify(request.headers))
      request.resume()
      request.on('end', () => response.writeHead(answer.status, answer.headers).end(answer.body))
    })
    await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done))
    origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  })

  afterEach(() => server?.close())

  it('X-05 shows no secret, in whatever form the receiver sends it back', async () => {
    const itemId = await stage.key({ scheme: 'plain-header', header: 'X-Webhook-Secret' })
    const hex = Buffer.from(oldSecret).toString('hex')
    const base64 = Buffer.from(oldSecret).toString('base64')
    answer = {
      status: 500,
      headers: { 'X-Echo': oldSecret, 'Set-Cookie': 'session=abc', 'X-Api-Key': 'short' },
      body: `Wrong secret ${oldSecret}, also ${hex} and ${base64}. token=ghp_A1b2C3d4E5f6G7h8I9j0Kk`,
    }
    const sent = await stage.send(itemId, origin)

    expect(seen[0]).toContain(oldSecret)
    const shown = JSON.stringify(sent)
    for (const form of [oldSecret, hex, base64, 'ghp_A1b2C3d4E5f6G7h8I9j0Kk', 'session=abc']) {
      for (let at = 6; at + 8 <= form.length; at += 1) {
        expect(shown).not.toContain(form.slice(at, at + 8))
      }
    }
    expect(sent.replyBody).toMatch(/^Wrong secret •/)
    const headers = new Map(sent.replyHeaders.map(({ name, value }) => [name, value]))
    expect([headers.get('set-cookie'), headers.get('x-api-key')]).toEqual(['•••••', '•••••'])
    const [contentType, key] = sent.sent
    expect(contentType).toEqual({ name: 'content-type', value: 'application/json' })
    expect(key?.name).toBe('X-Webhook-Secret')
    expect(key?.value).not.toContain(oldSecret.slice(6, 14))
    expect(JSON.stringify(stage.host.toldMain)).not.toContain(oldSecret)
  })

  it('is cut, and a redirect is told and not followed', async () => {
    const itemId = await stage.key({ scheme: 'github' })
    answer = { status: 200, headers: {}, body: 'long answer, '.repeat(10_000) }
    expect((await stage.send(itemId, origin, { body: 'plain words' })).replyBody).toHaveLength(
      16_384,
    )
    expect(seen[0]).toContain('text/plain')
    answer = { status: 302, headers: { Location: `${origin}/elsewhere` }, body: '' }
    const moved = await stage.send(itemId, origin)
    expect(moved).toMatchObject({ status: null, code: 'provider-redirected' })
    expect(seen).toHaveLength(2)
    server?.close()
    const gone = await stage.send(itemId, origin)
    expect(gone).toMatchObject({ status: null, code: 'provider-unreachable' })
  })
})

describe('a sample event', () => {
  it('has the form of its vendor', async () => {
    const sampleOf = async (providerName: string, area = '') => {
      const itemId = await stage.key({ scheme: 'plain-header', header: 'X-Key', area })
      const { session } = stage.host.host.open
      const kept = session.overview(itemId)
      if (!kept) throw new Error('no item')
      session.transact((tx) => tx.putOverview(itemId, { ...kept.body, providerName }, kept.stamp))
      return JSON.parse((await stage.host.ask('webhooks.sample', { itemId })).body) as unknown
    }
    expect(await sampleOf('Dailybot')).toMatchObject({
      event_timestamp: '2026-11-20T14:05:00.000Z',
    })
    expect(await sampleOf('CKEditor')).toMatchObject({ event: 'ping', payload: {} })
    expect(await sampleOf('Atomicat', 'Quiz webhook delivery')).toMatchObject({ type: 'quiz' })
    expect(await sampleOf('Atomicat', 'form')).toMatchObject({ type: 'form' })
    expect(await sampleOf('My own shop')).toMatchObject({ type: 'sample' })
  })
})
