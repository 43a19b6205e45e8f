import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, list, matching, Practice, text, type Json } from '../sandbox-fixture.ts'

const key = '/sim/v1/webhooks/form/key'
const quizKey = '/sim/v1/webhooks/quiz/key'
const start = '2026-11-20T14:05:00.000Z'

let practice: Practice

beforeEach(async () => {
  practice = new Practice()
  await practice.start()
})

afterEach(() => practice.end())

const generate = async (route = `POST ${key}`) => (await practice.askAtomicat(route)).json()
const deliver = (value: string, area = 'form') =>
  practice.askAtomicat(`GET /sim/v1/webhooks/${area}/sample-delivery`, {
    headers: { 'X-Webhook-Key': value },
  })
const listed = async (): Promise<readonly Json[]> =>
  list((await practice.askAtomicat('GET /sim/v1/webhooks')).json(), 'keys')

describe('the practice Atomicat', () => {
  it('generates the first key of an area, and shows it again', async () => {
    const made = await practice.askAtomicat(`POST ${key}`)
    const again = await practice.askAtomicat(`GET ${key}`)

    expect(made.status).toBe(201)
    expect(made.json()).toEqual({
      id: 'form',
      key: matching(/^atomicat_sample_[0-9A-Za-z]{36}$/),
      created_at: start,
    })
    expect([again.status, again.json()]).toEqual([200, made.json()])
  })

  it('regenerates a key in place: the old one is dead at once', async () => {
    const old = text(await generate(), 'key')
    practice.passTime(60_000)
    const answer = await practice.askAtomicat(`POST ${key}`)
    const fresh = text(answer.json(), 'key')

    expect(answer.status).toBe(200)
    expect(fresh).not.toBe(old)
    expect(answer.json()['created_at']).toBe('2026-11-20T14:06:00.000Z')
    expect((await deliver(fresh)).json()).toEqual({ id: 'form' })
    const refused = await deliver(old)
    expect([refused.status, codeOf(refused)]).toEqual([401, 'wrong_key'])
  })

  it('refuses a delivery without the key, with an empty one, and with that of the other area', async () => {
    await generate()
    const quiz = text(await generate(`POST ${quizKey}`), 'key')

    const bare = await practice.askAtomicat('GET /sim/v1/webhooks/form/sample-delivery')
    for (const answer of [bare, await deliver(''), await deliver(quiz)]) {
      expect([answer.status, codeOf(answer)]).toEqual([401, 'wrong_key'])
    }
    expect((await deliver(quiz, 'quiz')).status).toBe(200)
  })

  it('000-08 leaves the other area alone when a key is generated or regenerated', async () => {
    const quiz = await generate(`POST ${quizKey}`)
    await deliver(text(quiz, 'key'), 'quiz')
    const before = (await listed())[0]
    practice.passTime(60_000)
    await generate()
    await generate()

    expect((await practice.askAtomicat(`GET ${quizKey}`)).json()).toEqual(quiz)
    expect((await listed()).find(({ id }) => id === 'quiz')).toEqual(before)
  })

  it('000-09 gives both areas one key where it is set to, and then again two', async () => {
    await practice.askControl('POST /settings', { body: { provider: 'atomicat', shared: true } })
    const both = text(await generate(), 'key')
    const shared = (await practice.askAtomicat(`GET ${quizKey}`)).json()
    await practice.askControl('POST /settings', { body: { provider: 'atomicat', shared: false } })
    await generate()

    expect(shared).toMatchObject({ id: 'quiz', key: both })
    expect((await practice.askAtomicat(`GET ${quizKey}`)).json()['key']).toBe(both)
  })

  it('000-09 makes one key of two when they come to be shared', async () => {
    const form = text(await generate(), 'key')
    await generate(`POST ${quizKey}`)
    await practice.askControl('POST /settings', { body: { provider: 'atomicat', shared: true } })

    expect((await practice.askAtomicat(`GET ${quizKey}`)).json()['key']).toBe(form)
    await deliver(form)
    expect((await listed()).map(({ last_used_at }) => last_used_at)).toEqual([start, start])
  })

  it('000-02 never lets a key expire: it only grows older', async () => {
    const made = await generate()
    const tenYearsMs = 10 * 365 * 86_400_000
    await practice.askControl('POST /clock', { body: { advanceMs: tenYearsMs } })

    expect((await practice.askAtomicat(`GET ${key}`)).json()).toEqual(made)
    expect(Object.keys(made).sort()).toEqual(['created_at', 'id', 'key'])
    expect((await deliver(text(made, 'key'))).status).toBe(200)
  })

  it('generates a first key but replaces none where it may not', async () => {
    const ask = (rotate: unknown) => practice.askAtomicat(`POST ${key}`, { body: { rotate } })
    const first = await ask(false)
    const second = await ask(false)
    const odd = await ask('no')

    expect(first.status).toBe(201)
    expect([second.status, codeOf(second)]).toEqual([409, 'key_exists'])
    expect([odd.status, codeOf(odd)]).toEqual([400, 'bad_request'])
    expect((await practice.askAtomicat(`GET ${key}`)).json()).toEqual(first.json())
    expect((await ask(true)).status).toBe(200)
  })

  it('tells who is signed in', async () => {
    const tokens = (await practice.askControl('GET /tokens')).json()['atomicat'] as Json
    const as = (role: string) =>
      practice.askAtomicat('GET /sim/v1/session', { token: text(tokens, role) })

    expect((await as('admin')).json()).toEqual({ role: 'admin', may_manage: true })
    expect((await as('member')).json()).toEqual({ role: 'member', may_manage: false })
    expect((await as('expired')).status).toBe(401)
  })

  it('lists when keys were made and last used, and no value', async () => {
    expect(await listed()).toEqual([])
    const value = text(await generate(), 'key')
    practice.passTime(1_000)
    await deliver('wrong')
    const before = await listed()
    await deliver(value)

    expect(before).toEqual([{ id: 'form', created_at: start, last_used_at: null }])
    const used = { id: 'form', created_at: start, last_used_at: '2026-11-20T14:05:01.000Z' }
    expect(await listed()).toEqual([used])
  })

  it('has no way to delete a key, knows no third area, and shows no key before there is one', async () => {
    const gone = await practice.askAtomicat(`DELETE ${key}`)
    const third = await practice.askAtomicat('POST /sim/v1/webhooks/mail/key')
    const none = await practice.askAtomicat(`GET ${key}`)

    expect([gone.status, third.status, none.status]).toEqual([405, 404, 404])
    expect([codeOf(third), codeOf(none)]).toEqual(['not_found', 'no_key'])
  })

  it('serves admins only', async () => {
    const tokens = (await practice.askControl('GET /tokens')).json()['atomicat'] as Json
    const as = (role: string) => practice.askAtomicat(`POST ${key}`, { token: text(tokens, role) })

    expect([(await as('member')).status, (await as('expired')).status]).toEqual([403, 401])
    expect(await listed()).toEqual([])
  })

  it('makes back-dated samples, one for each area, and none over a key that is there', async () => {
    const sample = (area: unknown) => ({ area, created_at: start, last_used_at: start })
    const ask = (...samples: readonly unknown[]) =>
      practice.askAtomicat('POST /sim/v1/samples', { body: { areas: samples } })

    for (const bad of [await ask(sample('mail')), await ask(null), await ask({ area: 'form' })]) {
      expect([404, 400]).toContain(bad.status)
    }
    expect((await ask(sample('form'), sample('form'))).status).toBe(409)
    expect((await ask(sample('quiz'), sample('form'))).status).toBe(201)
    expect((await ask(sample('form'))).status).toBe(409)
    expect(await listed()).toMatchObject([
      { id: 'form', created_at: start, last_used_at: start },
      { id: 'quiz', created_at: start, last_used_at: start },
    ])
  })

  it('000-16 shows, read again, whether a key was made whose reply was lost', async () => {
    const old = await generate()
    const route = 'POST /sim/v1/webhooks/{area}/key'
    await practice.plan({ provider: 'atomicat', route, times: 1, kind: 'close-before' })
    await expect(practice.askAtomicat(`POST ${key}`)).rejects.toThrow()
    expect((await practice.askAtomicat(`GET ${key}`)).json()).toEqual(old)

    await practice.plan({ provider: 'atomicat', route, times: 1, kind: 'close-after' })
    await expect(practice.askAtomicat(`POST ${key}`)).rejects.toThrow()
    expect((await practice.askAtomicat(`GET ${key}`)).json()['key']).not.toBe(old['key'])
  })

  it('remembers over a restart, and tells the control plane hashes only', async () => {
    const value = text(await generate(), 'key')
    await practice.restart()

    expect((await practice.askAtomicat(`GET ${key}`)).json()['key']).toBe(value)
    const state = await practice.state('atomicat')
    expect(JSON.stringify(state)).not.toContain(value)
    expect(list(state, 'keys')).toMatchObject([
      { id: 'form', last4: value.slice(-4), secret_sha256: matching(/^[0-9a-f]{64}$/) },
    ])
  })

  it.each([{}, { shared: 'yes' }, { shared: true, more: 1 }])(
    'refuses the setting %j',
    async (change) => {
      const body = { provider: 'atomicat', ...change }
      expect((await practice.askControl('POST /settings', { body })).status).toBe(400)
    },
  )
})
