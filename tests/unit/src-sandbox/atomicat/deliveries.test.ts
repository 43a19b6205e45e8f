import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  codeOf,
  list,
  matching,
  Practice,
  text,
  type Answer,
  type Json,
} from '../sandbox-fixture.ts'

const start = '2026-11-20T14:05:00.000Z'

let practice: Practice

beforeEach(async () => {
  practice = new Practice()
  await practice.start()
})

afterEach(() => practice.end())

const ask = (route: string, body?: unknown) =>
  practice.askAtomicat(route, body === undefined ? {} : { body })
const regenerate = async (area = 'form') =>
  text((await ask(`POST /sim/v1/webhooks/${area}/key`)).json(), 'key')
const submit = (type: unknown = 'form') => ask('POST /sim/v1/test-submission', { type })
const history = async (area = 'form') =>
  list((await ask(`GET /sim/v1/webhooks/${area}/history`)).json(), 'deliveries')
const statuses = (delivery: Json | undefined) =>
  list(delivery ?? {}, 'attempts').map((a) => a['status'])

/** Sets the receiver to know these keys, and Atomicat to deliver there. */
async function receive(area: string, secrets: readonly string[], header = 'X-Webhook-Key') {
  const body = { scheme: 'plain-header', header, secrets }
  const made = await practice.askAt(practice.receiver, `PUT /sim/v1/endpoints/${area}`, { body })
  const url = text(made.json(), 'url')
  expect((await ask(`PUT /sim/v1/webhooks/${area}/destination`, { url, header })).status).toBe(200)
}

const received = async (area = 'form') => {
  const route = `GET /sim/v1/endpoints/${area}/log`
  return list((await practice.askAt(practice.receiver, route)).json(), 'deliveries')
}

const failReceiver = (times: number) =>
  practice.plan({
    ...{ provider: 'receiver', route: 'POST /hooks/{name}', times },
    ...{ kind: 'status', status: 500 },
  })

const codes = (answer: Answer) => [answer.status, codeOf(answer)]

describe('the deliveries of the practice Atomicat', () => {
  it('carry the key of their area to the receiver, and are a use of that key', async () => {
    await regenerate('quiz')
    const key = await regenerate()
    await receive('form', [key])
    practice.passTime(1_000)

    const answer = await submit()

    expect(answer.status).toBe(202)
    expect(answer.json()).toEqual({
      id: matching(/^sub_[0-9a-f]{16}$/),
      type: 'form',
      state: 'delivered',
      created_at: '2026-11-20T14:05:01.000Z',
      key_last4: key.slice(-4),
      attempts: [{ at: '2026-11-20T14:05:01.000Z', status: 200 }],
      next_attempt_at: null,
    })
    expect(await history()).toEqual([answer.json()])
    expect(await received()).toMatchObject([{ accepted: true, event: 'form' }])
    const keys = list((await ask('GET /sim/v1/webhooks')).json(), 'keys')
    expect(keys.map((each) => [each['id'], each['last_used_at']])).toEqual([
      ['form', '2026-11-20T14:05:01.000Z'],
      ['quiz', null],
    ])
  })

  it('carry it in the header that was set', async () => {
    const key = await regenerate('quiz')
    await receive('quiz', [key], 'X-Quiz-Token')

    expect((await submit('quiz')).json()).toMatchObject({ type: 'quiz', state: 'delivered' })
    expect((await ask('GET /sim/v1/webhooks/quiz/destination')).json()).toEqual({
      url: `${practice.receiver.origin}/hooks/quiz`,
      header: 'X-Quiz-Token',
    })
    expect(await history('form')).toEqual([])
  })

  it('000-26 are refused by the receiver without the key, or with the old one', async () => {
    await receive('form', ['expected'])
    const keyless = await submit()
    const key = await regenerate()
    await receive('form', [key])
    await regenerate()
    const other = await submit()

    expect(statuses(keyless.json())).toEqual([401])
    expect(statuses(other.json())).toEqual([401])
    expect((await received()).map(({ why, event }) => [why, event])).toEqual([
      ['missing', null],
      ['wrong', null],
    ])
  })

  it('000-29 are tried again with the key of their time, and new ones carry the new key', async () => {
    const old = await regenerate()
    await receive('form', [old])
    await failReceiver(1)
    const queued = await submit()
    const fresh = await regenerate()
    await receive('form', [fresh])

    const during = await ask('POST /sim/v1/webhooks/form/retry')
    const later = await submit()
    await receive('form', [fresh, old])
    const both = await ask('POST /sim/v1/webhooks/form/retry')

    expect(queued.json()).toMatchObject({ state: 'waiting', key_last4: old.slice(-4) })
    // The receiver that knows the new key alone refuses what was queued before.
    expect(statuses(list(during.json(), 'deliveries')[0])).toEqual([500, 401])
    expect(later.json()).toMatchObject({ state: 'delivered', key_last4: fresh.slice(-4) })
    const [first] = list(both.json(), 'deliveries')
    expect([statuses(first), first?.['state']]).toEqual([[500, 401, 200], 'delivered'])
    const heard = await received()
    expect(heard.map(({ signed_by }) => signed_by)).toEqual([null, 'secret 1', 'secret 2'])
  })

  it('wait longer after each failure, and are given up after the fifth', async () => {
    const key = await regenerate()
    await receive('form', [key])
    await failReceiver(5)

    const waits = [(await submit()).json()['next_attempt_at']]
    for (let more = 0; more < 4; more += 1) {
      const [delivery] = list((await ask('POST /sim/v1/webhooks/form/retry')).json(), 'deliveries')
      waits.push(delivery?.['next_attempt_at'])
    }
    await ask('POST /sim/v1/webhooks/form/retry')

    const times = ['14:05:30', '14:07:00', '14:15:00', '15:05:00']
    expect(waits).toEqual([...times.map((time) => `2026-11-20T${time}.000Z`), null])
    const [given] = await history()
    expect([given?.['state'], statuses(given)]).toEqual(['failed', [500, 500, 500, 500, 500]])
    expect(await received()).toEqual([])
  })

  it('are tried again by themselves when their time has come', async () => {
    const key = await regenerate()
    await receive('form', [key])
    await failReceiver(1)
    await submit()
    await practice.askControl('POST /clock', { body: { advanceMs: 30_000 } })

    await vi.waitFor(async () => expect((await history())[0]?.['state']).toBe('delivered'), 10_000)
    expect(await received()).toMatchObject([{ accepted: true, at: '2026-11-20T14:05:30.000Z' }])
  })

  it('wait over a restart with the key of their time, which nothing tells', async () => {
    const old = await regenerate()
    await receive('form', [old])
    await failReceiver(1)
    const queued = await submit()
    await regenerate()

    await practice.restart()
    await receive('form', [old])
    await ask('POST /sim/v1/webhooks/form/retry')

    expect(await history()).toMatchObject([{ id: queued.json()['id'], state: 'delivered' }])
    const told = [await practice.state('atomicat'), await history(), await practice.log()]
    expect(JSON.stringify(told)).not.toContain(old)
  })

  it('have a null status where nobody answers', async () => {
    await regenerate()
    await receive('form', ['any'])
    await practice.plan({ provider: 'receiver', route: 'POST /hooks/{name}', kind: 'close-before' })

    expect((await submit()).json()).toMatchObject({
      state: 'waiting',
      attempts: [{ at: start, status: null }],
    })
  })

  it('go nowhere without a destination, and never off this machine', async () => {
    expect(codes(await submit())).toEqual([409, 'no_destination'])
    expect(codes(await ask('GET /sim/v1/webhooks/form/destination'))).toEqual([
      409,
      'no_destination',
    ])
    const path = 'PUT /sim/v1/webhooks/form/destination'
    for (const url of ['https://example.com/', 'http://example.com/', 'http://127.0.0.1.nip.io/']) {
      expect(codes(await ask(path, { url }))).toEqual([400, 'url_not_loopback'])
    }
    const url = 'http://127.0.0.1:1/'
    expect(codes(await ask(path, { url, header: 'A B' }))).toEqual([400, 'bad_header'])
    expect(codes(await ask('PUT /sim/v1/webhooks/mail/destination', { url }))).toEqual([
      404,
      'not_found',
    ])
    expect(codes(await submit('mail'))).toEqual([404, 'not_found'])
    expect(await history()).toEqual([])
  })

  it('are for admins to send and to see', async () => {
    const tokens = (await practice.askControl('GET /tokens')).json()['atomicat'] as Json
    const routes = [
      'PUT /sim/v1/webhooks/form/destination',
      'GET /sim/v1/webhooks/form/history',
      'POST /sim/v1/webhooks/form/retry',
      'POST /sim/v1/test-submission',
    ]
    for (const route of routes) {
      const token = text(tokens, 'member')
      expect((await practice.askAtomicat(route, { token })).status).toBe(403)
    }
  })

  it('fail as they are told to', async () => {
    const key = await regenerate()
    await receive('form', [key])
    const route = 'POST /sim/v1/test-submission'
    await practice.plan({ provider: 'atomicat', route, kind: 'status', status: 429 })
    await practice.plan({ provider: 'atomicat', route, kind: 'close-after' })

    const limited = await submit()
    await expect(submit()).rejects.toThrow()

    expect([limited.status, typeof limited.headers['retry-after']]).toEqual([429, 'string'])
    expect(await history()).toMatchObject([{ state: 'delivered' }])
  })
})
