import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { list, matching, Practice, text } from '../sandbox-fixture.ts'

const subscriptions = '/v1/webhook-subscription/'
const event = 'followups.response.completed'

let practice: Practice
let receiver: Server
let received: { headers: IncomingHttpHeaders; body: string }[]
let hookUrl: string

beforeEach(async () => {
  practice = new Practice()
  await practice.start()
  received = []
  receiver = createServer((request, response) => {
    const chunks: Uint8Array[] = []
    request.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') })
      response.writeHead(202).end()
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const address = receiver.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  hookUrl = `http://127.0.0.1:${port}/inbox`
})

afterEach(async () => {
  receiver.close()
  receiver.closeAllConnections()
  await practice.end()
})

const subscribe = (body: object) => practice.askDailybot(`POST ${subscriptions}`, { body })

const whole = () => ({
  hook_url: hookUrl,
  subscriptions: [event],
  name: 'inbox',
  bearer: 'chosen-1',
})

async function makeHook(): Promise<string> {
  return text((await subscribe(whole())).json(), 'hook_id')
}

const deliver = (id: string) => practice.askDailybot(`POST /sim/v1/webhooks/${id}/deliver`)

const rotate = (id: string) => practice.askDailybot(`POST /sim/v1/webhooks/${id}/rotate-secret`)

const check = (id: string, bearer: string) =>
  practice.askDailybot(`GET /sim/v1/webhooks/${id}/sample-delivery`, {
    headers: { Authorization: '', 'X-BEARER': bearer },
  })

describe('the webhooks of the practice Dailybot', () => {
  it('are registered with a secret that the caller chose, and never tell it', async () => {
    const made = await subscribe(whole())
    const hooks = await practice.askDailybot('GET /sim/v1/webhooks')

    expect(made.status).toBe(201)
    expect(made.json()).toEqual({
      hook_id: matching(/^hook_[0-9a-f]{16}$/),
      hook_url: hookUrl,
      name: 'inbox',
      subscriptions: [event],
      created_at: '2026-11-20T14:05:00.000Z',
    })
    expect(list(hooks.json(), 'webhooks')[0]).toMatchObject({ name: 'inbox', masked: '…en-1' })
    expect(hooks.text).not.toContain('chosen-1')
  })

  it('are refused without an address on this machine or without events', async () => {
    for (const wrong of [
      { hook_url: 'https://example.com/' },
      { hook_url: undefined },
      { subscriptions: [] },
    ]) {
      expect((await subscribe({ ...whole(), ...wrong })).status).toBe(400)
    }
    const none = (await practice.askDailybot('GET /sim/v1/webhooks')).json()
    expect(none).toEqual({ webhooks: [] })
  })

  it('001-12 post their events with their own secret in X-BEARER', async () => {
    const id = await makeHook()
    practice.passTime(1_000)

    const delivery = await deliver(id)

    expect(delivery.json()).toMatchObject({ event, status: 202 })
    expect(received[0]?.headers['x-bearer']).toBe('chosen-1')
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({
      event,
      event_timestamp: '2026-11-20T14:05:01.000Z',
    })
    const [hook] = list((await practice.askDailybot('GET /sim/v1/webhooks')).json(), 'webhooks')
    expect(hook?.['last_used_at']).toBe('2026-11-20T14:05:01.000Z')
  })

  it('001-27 take the new secret and refuse the old one once it was made anew', async () => {
    const id = await makeHook()
    const before = await check(id, 'chosen-1')

    const secret = text((await rotate(id)).json(), 'secret')
    await deliver(id)

    expect(before.status).toBe(200)
    expect(received[0]?.headers['x-bearer']).toBe(secret)
    expect((await check(id, secret)).status).toBe(200)
    for (const wrong of ['chosen-1', '', `${secret}x`]) {
      expect((await check(id, wrong)).status).toBe(401)
    }
  })

  it('001-26 say that a secret cannot be made anew where that is not supported', async () => {
    const id = await makeHook()
    const body = { provider: 'dailybot', rotatesSecrets: false }
    await practice.askControl('POST /settings', { body })

    const refused = await rotate(id)

    expect([refused.status, refused.json()['code']]).toEqual([501, 'not_supported'])
    expect((await check(id, 'chosen-1')).status).toBe(200)
  })

  it('are removed by their id, once', async () => {
    const id = await makeHook()
    const remove = () => practice.askDailybot(`DELETE ${subscriptions}`, { body: { hook_id: id } })

    expect([(await remove()).status, (await remove()).status]).toEqual([204, 404])
    expect((await deliver(id)).status).toBe(404)
  })

  it('give a sample of an event, and nothing without one', async () => {
    const ask = (body: object) => practice.askDailybot(`POST ${subscriptions}sample/`, { body })

    expect((await ask({ event })).json()).toMatchObject({ event })
    expect((await ask({})).status).toBe(422)
  })

  it('tell that nothing answered', async () => {
    const id = await makeHook()
    receiver.closeAllConnections()
    await new Promise((resolve) => receiver.close(resolve))

    expect((await deliver(id)).json()).toMatchObject({ status: null })
    const { deliveries } = (
      await practice.askDailybot(`GET /sim/v1/webhooks/${id}/deliveries`)
    ).json()
    expect(deliveries).toHaveLength(1)
  })
})
