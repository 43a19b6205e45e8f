import { createHmac } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask, codeOf, list, matching, Practice, text, type Json } from '../sandbox-fixture.ts'

const endpoint = '/sim/v1/endpoints/leads'

let practice: Practice

beforeEach(async () => {
  practice = new Practice()
  await practice.start()
})

afterEach(() => practice.end())

const askReceiver = (route: string, body?: unknown) =>
  practice.askAt(practice.receiver, route, body === undefined ? {} : { body })
const deliver = (headers: Readonly<Record<string, string>>, rawBody = '{"event":"lead"}') =>
  ask(practice.receiver.origin, 'POST /hooks/leads', { headers, rawBody })
const received = async () => list((await askReceiver(`GET ${endpoint}/log`)).json(), 'deliveries')

describe('an endpoint of the practice receiver', () => {
  it('is made, changed, listed with its address, and deleted', async () => {
    const made = await askReceiver(`PUT ${endpoint}`, { scheme: 'plain-header', secrets: ['one'] })
    const changed = await askReceiver(`PUT ${endpoint}`, { scheme: 'github', secrets: ['a', 'b'] })

    const url = `${practice.receiver.origin}/hooks/leads`
    expect(made.status).toBe(201)
    expect(made.json()).toMatchObject({ name: 'leads', url, header: 'X-Webhook-Key', secrets: 1 })
    expect(changed.status).toBe(200)
    const listed = (await askReceiver('GET /sim/v1/endpoints')).json()
    expect(listed).toEqual({ endpoints: [changed.json()] })
    expect(listed).toMatchObject({ endpoints: [{ scheme: 'github', header: null, secrets: 2 }] })
    expect((await askReceiver(`DELETE ${endpoint}`)).status).toBe(204)
    const gone = await askReceiver(`DELETE ${endpoint}`)
    expect([gone.status, codeOf(gone)]).toEqual([404, 'not_found'])
  })

  it('refuses what it could not check with', async () => {
    const refusals: readonly (readonly [Json, string])[] = [
      [{ scheme: 'md5' }, 'bad_scheme'],
      [{ scheme: 'github', secrets: ['two words'] }, 'bad_secret'],
      [{ scheme: 'github', secrets: 'one' }, 'bad_request'],
      [{ scheme: 'plain-header', header: 'X Y' }, 'bad_header'],
      [{ scheme: 'github', envFile: '/etc/passwd', variables: ['A'] }, 'bad_env_file'],
      [{ scheme: 'github', envFile: '/tmp/.env' }, 'bad_variable'],
      [{ scheme: 'github', variables: ['A'] }, 'bad_variable'],
    ]
    for (const [body, code] of refusals) {
      const answer = await askReceiver(`PUT ${endpoint}`, body)
      expect([answer.status, codeOf(answer)]).toEqual([400, code])
    }
    const named = await askReceiver('PUT /sim/v1/endpoints/Two%20Words', { scheme: 'github' })
    expect([named.status, codeOf(named)]).toEqual([400, 'bad_name'])
  })

  it('asks for the management token on every path but that of deliveries', async () => {
    await askReceiver(`PUT ${endpoint}`, { scheme: 'plain-header', secrets: ['one'] })
    const { origin } = practice.receiver

    for (const route of ['GET /sim/v1/endpoints', `PUT ${endpoint}`, `GET ${endpoint}/log`]) {
      expect((await ask(origin, route, {})).status).toBe(401)
      expect((await ask(origin, route, { token: practice.atna.managementToken })).status).toBe(401)
    }
    expect((await deliver({ 'X-Webhook-Key': 'one' })).status).toBe(200)
    expect((await ask(origin, 'POST /hooks/none', {})).status).toBe(404)
  })

  it('answers to the loopback alone and refuses a foreign Host', async () => {
    await askReceiver(`PUT ${endpoint}`, { scheme: 'plain-header', secrets: ['one'] })

    const foreign = await deliver({ 'X-Webhook-Key': 'one', Host: 'example.com' })

    expect(new URL(practice.receiver.origin).hostname).toBe('127.0.0.1')
    expect(foreign.status).toBe(421)
    expect(await received()).toEqual([])
  })

  it('000-26 refuses a delivery with a missing, empty, wrong or old key before any work', async () => {
    await askReceiver(`PUT ${endpoint}`, { scheme: 'plain-header', secrets: ['old'] })
    await askReceiver(`PUT ${endpoint}`, { scheme: 'plain-header', secrets: ['new'] })

    const refusals = [
      await deliver({}),
      await deliver({ 'X-Webhook-Key': '' }),
      await deliver({ 'X-Webhook-Key': 'wrong' }),
      await deliver({ 'X-Webhook-Key': 'old' }, 'not even JSON'),
      await deliver({ Authorization: 'new' }),
    ]
    const accepted = await deliver({ 'X-Webhook-Key': 'new' })

    expect(refusals.map((answer) => [answer.status, answer.json()['why']])).toEqual([
      [401, 'missing'],
      [401, 'missing'],
      [401, 'wrong'],
      [401, 'wrong'],
      [401, 'missing'],
    ])
    expect(accepted.json()).toEqual({ accepted: true, signed_by: 'secret 1' })
    // Of a refused delivery it does not even know what it was about.
    expect((await received()).map(({ event }) => event)).toEqual([
      null,
      null,
      null,
      null,
      null,
      'lead',
    ])
  })

  it('takes the key from the header that it was told', async () => {
    const body = { scheme: 'plain-header', header: 'X-Lead-Token', secrets: ['one'] }
    await askReceiver(`PUT ${endpoint}`, body)

    expect((await deliver({ 'X-Webhook-Key': 'one' })).status).toBe(401)
    expect((await deliver({ 'x-lead-token': 'one' })).status).toBe(200)
  })

  it('reads its .env file at each delivery, so that a written place counts at once', async () => {
    const envFile = join(practice.stateDir, '.env')
    writeFileSync(envFile, 'LEADS_KEY=old\n')
    const variables = ['LEADS_KEY', 'LEADS_KEY_OLD']
    await askReceiver(`PUT ${endpoint}`, { scheme: 'plain-header', envFile, variables })
    const before = await deliver({ 'X-Webhook-Key': 'old' })

    writeFileSync(envFile, 'LEADS_KEY="new"\n')
    const after = [
      await deliver({ 'X-Webhook-Key': 'old' }),
      await deliver({ 'X-Webhook-Key': 'new' }),
    ]
    writeFileSync(envFile, 'LEADS_KEY="new"\nLEADS_KEY_OLD=old\n')
    const both = await deliver({ 'X-Webhook-Key': 'old' })

    expect(before.json()).toEqual({ accepted: true, signed_by: 'LEADS_KEY' })
    expect(after.map(({ status }) => status)).toEqual([401, 200])
    expect(both.json()).toEqual({ accepted: true, signed_by: 'LEADS_KEY_OLD' })
  })

  it('checks a signature over the raw bytes and by the virtual clock', async () => {
    await askReceiver(`PUT ${endpoint}`, { scheme: 'slack', secrets: ['signing'] })
    const timestamp = String(Date.parse('2026-11-20T14:05:00Z') / 1_000)
    const rawBody = '{ "event" : "lead" }\n'
    const mac = createHmac('sha256', 'signing').update(`v0:${timestamp}:${rawBody}`).digest('hex')
    const headers = { 'X-Slack-Request-Timestamp': timestamp, 'X-Slack-Signature': `v0=${mac}` }

    const good = await deliver(headers, rawBody)
    const rewritten = await deliver(headers, JSON.stringify(JSON.parse(rawBody)))
    await practice.askControl('POST /clock', { body: { advanceMs: 301_000 } })
    const late = await deliver(headers, rawBody)

    expect(good.status).toBe(200)
    expect([rewritten.status, rewritten.json()['why']]).toEqual([401, 'wrong'])
    expect([late.status, late.json()['why']]).toEqual([401, 'stale'])
    expect((await received()).map(({ accepted, at }) => [accepted, at])).toEqual([
      [true, '2026-11-20T14:05:00.000Z'],
      [false, '2026-11-20T14:05:00.000Z'],
      [false, '2026-11-20T14:10:01.000Z'],
    ])
  })

  it('knows its endpoints after a restart, and forgets them on a reset', async () => {
    await askReceiver(`PUT ${endpoint}`, { scheme: 'plain-header', secrets: ['one'] })

    await practice.restart()

    expect((await deliver({ 'X-Webhook-Key': 'one' })).status).toBe(200)
    expect((await practice.askControl('POST /reset')).status).toBe(200)
    expect((await deliver({ 'X-Webhook-Key': 'one' })).status).toBe(404)
  })

  it('tells no secret in a list, a log or its state', async () => {
    const secret = 'a-secret-that-nobody-tells'
    await askReceiver(`PUT ${endpoint}`, { scheme: 'plain-header', secrets: [secret] })
    await deliver({ 'X-Webhook-Key': secret })

    const told = [
      (await askReceiver('GET /sim/v1/endpoints')).text,
      (await askReceiver(`GET ${endpoint}/log`)).text,
      JSON.stringify(await practice.state('receiver')),
      JSON.stringify(await practice.log()),
    ]

    expect(told.join()).not.toContain(secret)
    expect(readFileSync(join(practice.stateDir, 'receiver.json'), 'utf8')).toContain(secret)
    expect(await received()).toEqual([
      {
        id: matching(/^rcv_[0-9a-f]{16}$/),
        at: '2026-11-20T14:05:00.000Z',
        accepted: true,
        why: null,
        signed_by: 'secret 1',
        event: 'lead',
      },
    ])
  })

  it('fails as it is told to, without taking the delivery', async () => {
    await askReceiver(`PUT ${endpoint}`, { scheme: 'plain-header', secrets: ['one'] })
    const route = 'POST /hooks/{name}'
    await practice.plan({ provider: 'receiver', route, kind: 'status', status: 500 })
    await practice.plan({ provider: 'receiver', route, kind: 'close-before' })

    const failed = await deliver({ 'X-Webhook-Key': 'one' })
    await expect(deliver({ 'X-Webhook-Key': 'one' })).rejects.toThrow()

    expect(failed.status).toBe(500)
    expect(failed.headers['content-type']).toMatch(/^text\/html/)
    expect(await received()).toEqual([])
    expect(text((await deliver({ 'X-Webhook-Key': 'one' })).json(), 'signed_by')).toBe('secret 1')
  })
})
