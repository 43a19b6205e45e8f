import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, list, matching, part, Practice, text, type Answer } from '../sandbox-fixture.ts'

const keys = '/sim/v1/developer/keys'
const wide = { name: 'crm_sync', environment: 'production', business: 'shop', permissions: ['*'] }

let practice: Practice

beforeEach(async () => {
  practice = new Practice()
  await practice.start()
})

afterEach(() => practice.end())

async function make(request: object = {}) {
  const body = { ...wide, ...request }
  const made = (await practice.askAtomicPay(`POST ${keys}`, { body })).json()
  return { id: text(made, 'id'), key: text(made, 'key') }
}

const call = (token: string, route = 'GET /v1/products?limit=1'): Promise<Answer> =>
  practice.askAtomicPay(route, { token })

const set = (settings: object) =>
  practice.askControl('POST /settings', { body: { provider: 'atomicpay', ...settings } })

const standing = (answer: Answer) => [answer.status, codeOf(answer)]

const rotate = (id: string, body: object = {}) =>
  practice.askAtomicPay(`POST ${keys}/${id}/rotate`, { body })

const listed = async () => list((await practice.askAtomicPay(`GET ${keys}`)).json(), 'keys')

describe('the practice AtomicPay', () => {
  it('tells the value of a new key once, and lists what it is for', async () => {
    const answer = await practice.askAtomicPay(`POST ${keys}`, { body: wide })
    const value = text(answer.json(), 'key')

    const shown = {
      id: matching(/^apk_[0-9a-f]{16}$/),
      ...wide,
      scope: 'account',
      created_at: '2026-11-20T14:05:00.000Z',
      last_used_at: null,
      masked: `atpay_…${value.slice(-4)}`,
    }
    expect(answer.status).toBe(201)
    expect(answer.json()).toEqual({ ...shown, key: matching(/^atpay_sample_[0-9A-Za-z]{32}$/) })
    expect(await listed()).toEqual([shown])
    const kept = JSON.stringify(await practice.state('atomicpay'))
    expect(kept).not.toContain(value.slice(0, -4))
  })

  it('takes a key in either header', async () => {
    const { key } = await make()
    const headers = { Authorization: '', 'X-API-Key': key }

    expect((await call(key)).status).toBe(200)
    expect((await practice.askAtomicPay('GET /v1/products', { headers })).status).toBe(200)
  })

  it('says of itself without a key what it is', async () => {
    for (const route of ['GET /', 'GET /v1']) {
      const answer = await practice.askAtomicPay(route, { headers: { Authorization: '' } })
      expect(answer.json()).toMatchObject({ version: 'v1', status: 'ok' })
    }
  })

  it('002-22 answers a garbled key and a cut one each in its own way', async () => {
    const { key } = await make()

    expect(standing(await call(key.slice('atpay_'.length)))).toEqual([401, 'malformed_api_key'])
    expect(standing(await call(key.slice(0, -1)))).toEqual([401, 'invalid_api_key'])
  })

  it('002-23 refuses the key of another environment or business', async () => {
    const { key } = await make({ environment: 'test', business: 'shop' })

    await set({ environment: 'production' })
    const environment = await call(key)
    await set({ environment: 'test', business: 'school' })
    const business = await call(key)
    await set({ business: 'shop' })

    expect(standing(environment)).toEqual([401, 'wrong_environment'])
    expect(standing(business)).toEqual([403, 'wrong_business'])
    expect((await call(key)).status).toBe(200)
  })

  it('002-24 names the two headers that it knows when a key comes in none of them', async () => {
    const { key } = await make()
    const headers = { Authorization: `Basic ${key}`, 'Api-Key': key }

    const answer = await practice.askAtomicPay('GET /v1/products', { headers })

    expect(answer.json()).toEqual({
      error: {
        code: 'unauthorized',
        message: 'No API key provided. Use Authorization: Bearer <key> or X-API-Key: <key>.',
        type: 'authentication_error',
        status: 401,
      },
    })
  })

  it('002-25 answers 403 when the permission is missing, and does nothing', async () => {
    const { key } = await make({ permissions: ['products.read'] })

    const refused = [
      await call(key, 'GET /v1/purchases'),
      await call(key, 'POST /v1/subscriptions/sub_1/cancel'),
    ]

    for (const answer of refused) expect(standing(answer)).toEqual([403, 'forbidden'])
    expect((await call(key)).status).toBe(200)
    expect((await practice.state('atomicpay'))['cancelled']).toEqual([])
  })

  it('002-26 tells a key that was replaced from one that was revoked', async () => {
    const [one, other] = [await make(), await make()]
    await rotate(one.id)
    await practice.askAtomicPay(`DELETE ${keys}/${other.id}`, { body: { reason: 'exposed' } })

    expect(standing(await call(one.key))).toEqual([401, 'rotated_api_key'])
    expect(standing(await call(other.key))).toEqual([401, 'revoked_api_key'])
    const kept = list(await practice.state('atomicpay'), 'keys')
    expect(kept[1]).toMatchObject({ reason: 'exposed', revoked_at: '2026-11-20T14:05:00.000Z' })
  })

  it('002-27 answers 410 at an address that moved, 404 at an unknown one, 405 to another method', async () => {
    const { key } = await make()

    expect(standing(await call(key, 'GET /v1/orders'))).toEqual([410, 'gone'])
    expect((await call(key, 'GET /v1/nothing')).status).toBe(404)
    expect((await call(key, 'DELETE /v1/products')).status).toBe(405)
    await set({ moved: true })
    expect(standing(await call(key))).toEqual([410, 'gone'])
  })

  it('takes a replaced key for as long as was asked', async () => {
    const { id, key } = await make()

    const answer = await rotate(id, { overlap_seconds: 60 })

    const fresh = text(answer.json(), 'key')
    expect(answer.json()['old_valid_until']).toBe('2026-11-20T14:06:00.000Z')
    expect([(await call(key)).status, (await call(fresh)).status]).toEqual([200, 200])
    practice.passTime(60_000)
    expect([(await call(key)).status, (await call(fresh)).status]).toEqual([401, 200])
    expect((await rotate(id, { overlap_seconds: -1 })).status).toBe(422)
  })

  it('shows a key of one product nothing of another', async () => {
    const { key } = await make({ scope: 'product:prod_club' })

    const purchases = list((await call(key, 'GET /v1/purchases')).json(), 'data')
    const cancelled = await call(key, 'POST /v1/subscriptions/sub_2/cancel')

    expect(purchases.map(({ product }) => product)).toEqual(['prod_club', 'prod_club'])
    expect(cancelled.status).toBe(404)
  })

  it('cancels for a key that may, and shows it cancelled from then on', async () => {
    const { key } = await make({ permissions: ['subscriptions.write', 'subscriptions.read'] })

    await call(key, 'POST /v1/subscriptions/sub_1/cancel')

    const [first] = list((await call(key, 'GET /v1/subscriptions')).json(), 'data')
    expect(first?.['status']).toBe('cancelled')
  })

  it('lists up to the limit and refuses a limit that it does not know', async () => {
    const { key } = await make()

    const one = await call(key, 'GET /v1/purchases?limit=1')

    expect([list(one.json(), 'data').length, one.json()['has_more']]).toEqual([1, true])
    for (const limit of ['0', '101', 'many']) {
      expect((await call(key, `GET /v1/purchases?limit=${limit}`)).status).toBe(422)
    }
  })

  it('allows a hundred calls in a minute and says how many are left', async () => {
    const { key } = await make()

    const first = await call(key)
    for (let made = 1; made < 100; made += 1) await call(key)
    const over = await call(key)

    expect(first.headers).toMatchObject({
      'x-ratelimit-limit': '100',
      'x-ratelimit-remaining': '99',
      'x-ratelimit-reset': String(Date.parse('2026-11-20T14:06:00Z') / 1_000),
    })
    expect([over.status, over.headers['retry-after']]).toEqual([429, '60'])
    practice.passTime(60_000)
    expect((await call(key)).status).toBe(200)
  })

  it('answers a repeated request with an idempotency key as it answered the first', async () => {
    const asking = { body: wide, headers: { 'Idempotency-Key': 'first' } }
    await practice.plan({ provider: 'atomicpay', route: `POST ${keys}`, kind: 'close-after' })
    await expect(practice.askAtomicPay(`POST ${keys}`, asking)).rejects.toThrow()

    const [second, third] = [
      await practice.askAtomicPay(`POST ${keys}`, asking),
      await practice.askAtomicPay(`POST ${keys}`, asking),
    ]

    expect(second.status).toBe(201)
    expect(second.headers['idempotent-replayed']).toBe('true')
    expect(third.text).toBe(second.text)
    expect(await listed()).toHaveLength(1)
    expect((await call(text(second.json(), 'key'))).status).toBe(200)
  })

  it('refuses an idempotency key that belongs to another request', async () => {
    const headers = { 'Idempotency-Key': 'first' }
    await practice.askAtomicPay(`POST ${keys}`, { body: wide, headers })

    const body = { ...wide, name: 'other' }
    const other = await practice.askAtomicPay(`POST ${keys}`, { body, headers })

    expect(standing(other)).toEqual([422, 'idempotency_mismatch'])
    expect(await listed()).toHaveLength(1)
  })

  it('counts who uses a key; what it may not do fails, and refuses no key', async () => {
    const { id, key } = await make({ permissions: ['products.read'] })
    await call(key)
    await call(key, 'GET /v1/purchases')
    await call(key, 'GET /v1/products?limit=0')

    const usage = (await practice.askAtomicPay(`GET ${keys}/${id}/usage`)).json()

    expect(usage['days']).toEqual([{ day: '2026-11-20', used: 1, refused: 0, failed: 2 }])
    expect(list(usage, 'callers')).toEqual([
      { name: 'unknown', last_at: '2026-11-20T14:05:00.000Z', used: 1, refused: 0 },
    ])
  })

  it('refuses members, what is no key, and settings that are not its own', async () => {
    const tokens = part((await practice.askControl('GET /tokens')).json(), 'atomicpay')
    const token = text(tokens, 'member')

    const member = await practice.askAtomicPay(`POST ${keys}`, { token, body: wide })

    expect(standing(member)).toEqual([403, 'forbidden'])
    for (const wrong of [{ name: '' }, { scope: 'all' }, { permissions: ['root'] }]) {
      const answer = await practice.askAtomicPay(`POST ${keys}`, { body: { ...wide, ...wrong } })
      expect(answer.status).toBe(422)
    }
    expect((await set({ lastUsed: true })).status).toBe(400)
    expect(await listed()).toEqual([])
  })

  it('makes back-dated samples whose values work', async () => {
    const sample = { ...wide, created_at: '2026-05-01T00:00:00Z', callers: ['erp'] }
    const body = { keys: [{ ...sample, last_used_at: '2026-06-01T00:00:00Z' }] }

    const answer = await practice.askAtomicPay('POST /sim/v1/samples', { body })

    const [made] = list(answer.json(), 'keys')
    expect(made).toMatchObject({ created_at: '2026-05-01T00:00:00.000Z' })
    expect((await call(text(made, 'key'))).status).toBe(200)
    expect((await practice.askAtomicPay('POST /sim/v1/samples', { body: {} })).status).toBe(422)
  })
})
