import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, list, Practice, text, type Json } from '../sandbox-fixture.ts'

const caller = '/sim/v1/callers/billing'

let practice: Practice
let secret: string
let id: string
let url: string

beforeEach(async () => {
  practice = new Practice()
  await practice.start()
  const made = await practice.askAtna('POST /sim/v1/credentials', { body: { name: 'one' } })
  secret = text(made.json(), 'credential_secret')
  id = text(made.json(), 'credential_id')
  url = `${practice.atna.origin}/sim/v1/whoami`
})

afterEach(() => practice.end())

const askReceiver = (route: string, body?: unknown) =>
  practice.askAt(practice.receiver, route, body === undefined ? {} : { body })
const statuses = async (times = 1) => {
  const answer = await askReceiver(`POST ${caller}/calls`, { times })
  return list(answer.json(), 'calls').map(({ status }) => status)
}

describe('a practice caller', () => {
  it('calls with its key, which moves the last use, and gets 401 once the key is dead', async () => {
    const made = await askReceiver(`PUT ${caller}`, { url, key: secret, agent: 'billing/2.1' })
    expect(made.status).toBe(201)

    expect(await statuses(2)).toEqual([200, 200])
    const [kept] = list(await practice.state('atna'), 'credentials')
    expect(kept?.['last_used_at']).toBe('2026-11-20T14:05:00.000Z')
    await practice.askAtna(`DELETE /sim/v1/credentials/${id}`)

    expect(await statuses()).toEqual([401])
    expect((await askReceiver('GET /sim/v1/callers')).json()).toMatchObject({
      callers: [{ name: 'billing', agent: 'billing/2.1', last: { status: 401 } }],
    })
  })

  it('reads its key from a .env file at each call', async () => {
    const envFile = join(practice.stateDir, '.env')
    await askReceiver(`PUT ${caller}`, { url, envFile, variable: 'ATNA_SECRET' })

    const without = await statuses()
    writeFileSync(envFile, `ATNA_SECRET=${secret}\n`)

    expect(without).toEqual([null])
    expect(await statuses()).toEqual([200])
  })

  it('carries its key in any header, or signs with it', async () => {
    await askReceiver(`PUT ${caller}`, { url, key: secret, header: 'X-API-Key' })
    expect(await statuses()).toEqual([401])
    const header = { header: 'authorization', prefix: 'Bearer ' }
    await askReceiver(`PUT ${caller}`, { url, key: secret, ...header })
    expect(await statuses()).toEqual([200])

    const path = '/sim/v1/environments/docs-production/api-secrets'
    const signer = await practice.askPortal(`POST ${path}`, { body: { label: 'one' } })
    await askReceiver(`PUT ${caller}`, {
      url: `${practice.portal.origin}/api/v5/docs-production/documents?limit=1`,
      signs: 'ckeditor',
      key: text(signer.json(), 'value'),
    })
    expect(await statuses()).toEqual([200])
  })

  it('posts what it was given', async () => {
    const score = `${practice.atna.origin}/sim/v1/score`
    const json = { email: 'person@example.com' }
    await askReceiver(`PUT ${caller}`, { url: score, method: 'POST', json, key: secret })

    expect(await statuses()).toEqual([200])
    expect((await practice.log()).at(-1)).toMatchObject({ method: 'POST', path: '/sim/v1/score' })
  })

  it('refuses a caller that would leave this machine or has no key', async () => {
    const refusals: readonly (readonly [Json, string])[] = [
      [{ url: 'https://example.com/', key: secret }, 'url_not_loopback'],
      [{ url }, 'bad_secret'],
      [{ url, key: secret, envFile: '/tmp/.env', variable: 'A' }, 'bad_secret'],
      [{ url, envFile: '/etc/shadow', variable: 'A' }, 'bad_env_file'],
      [{ url, envFile: '/tmp/.env' }, 'bad_variable'],
      [{ url, key: secret, method: 'DELETE' }, 'bad_method'],
      [{ url, key: secret, agent: 'two\nlines' }, 'bad_agent'],
      [{ url, key: secret, header: 'A', prefix: 'x\r\n' }, 'bad_header'],
      [{ url, key: secret, json: [] }, 'invalid_json'],
      [{ url, key: secret, signs: 'github' }, 'bad_scheme'],
    ]
    for (const [body, code] of refusals) {
      const answer = await askReceiver(`PUT ${caller}`, body)
      expect([answer.status, codeOf(answer)]).toEqual([400, code])
    }
  })

  it('refuses to call none or too many times, and a caller that it does not have', async () => {
    await askReceiver(`PUT ${caller}`, { url, key: secret })

    for (const times of [0, 101, 1.5, 'two']) {
      expect((await askReceiver(`POST ${caller}/calls`, { times })).status).toBe(400)
    }
    expect((await askReceiver(`DELETE ${caller}`)).status).toBe(204)
    const unknown = await askReceiver(`POST ${caller}/calls`)
    expect([unknown.status, codeOf(unknown)]).toEqual([404, 'not_found'])
  })

  it('tells its key to nobody', async () => {
    await askReceiver(`PUT ${caller}`, { url, key: secret })
    await statuses()

    const told = [
      (await askReceiver('GET /sim/v1/callers')).text,
      JSON.stringify(await practice.log()),
    ]

    expect(told.join()).not.toContain(secret)
    expect(JSON.stringify(await practice.state('receiver'))).not.toContain(secret)
  })
})
