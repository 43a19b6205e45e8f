import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { list, matching, Practice, text, type Answer } from '../sandbox-fixture.ts'

const keys = '/sim/v1/api-keys'
const dayMs = 86_400_000

let practice: Practice

beforeEach(async () => {
  practice = new Practice()
  await practice.start()
})

afterEach(() => practice.end())

async function make(label: string, scopes?: readonly string[]) {
  const body = { label, ...(scopes === undefined ? {} : { scopes }) }
  const made = (await practice.askDailybot(`POST ${keys}`, { body })).json()
  return { id: text(made, 'id'), key: text(made, 'key') }
}

const call = (key: string, agent = 'ci-runner/1.0', path = '/v1/me/'): Promise<Answer> =>
  practice.askDailybot(`GET ${path}`, {
    headers: { Authorization: '', 'X-API-KEY': key, 'User-Agent': agent },
  })

const listed = async () => list((await practice.askDailybot(`GET ${keys}`)).json(), 'api_keys')

const revoke = (id: string) => practice.askDailybot(`DELETE ${keys}/${id}`)

const set = (settings: object) =>
  practice.askControl('POST /settings', { body: { provider: 'dailybot', ...settings } })

const standing = (answer: Answer) => [answer.status, answer.json()['code']]

async function sample(key: object) {
  const body = { keys: [{ label: 'sample', created_at: '2026-01-01T00:00:00Z', ...key }] }
  const answer = await practice.askDailybot('POST /sim/v1/samples', { body })
  const [made] = list(answer.json(), 'api_keys')
  return { id: text(made, 'id'), key: text(made, 'key') }
}

describe('the practice Dailybot', () => {
  it('001-10 tells the value of a new key once and never again', async () => {
    const answer = await practice.askDailybot(`POST ${keys}`, {
      body: { label: 'prod-reporting-2026', scopes: ['reports.read'] },
    })
    const key = text(answer.json(), 'key')
    const again = await practice.askDailybot(`GET ${keys}`)

    const shown = {
      id: matching(/^key_[0-9a-f]{16}$/),
      label: 'prod-reporting-2026',
      owner: 'Practice Admin',
      owner_active: true,
      scopes: ['reports.read'],
      created_at: '2026-11-20T14:05:00.000Z',
      last_used_at: null,
      masked: `dbot_…${key.slice(-4)}`,
    }
    expect(answer.status).toBe(201)
    expect(answer.json()).toEqual({ ...shown, key: matching(/^dbot_sample_[0-9A-Za-z]{32}$/) })
    expect(again.json()).toEqual({ api_keys: [shown] })
    expect(again.text).not.toContain(key)
    expect(JSON.stringify(await practice.state('dailybot'))).not.toContain(key.slice(0, -4))
  })

  it('001-03 refuses a member with a 403 and changes nothing', async () => {
    const { id, key } = await make('prod')
    const tokens = (await practice.askControl('GET /tokens')).json()['dailybot']
    const { member: token = '', expired = '' } = tokens as Record<string, string>

    const refused = [
      await practice.askDailybot(`POST ${keys}`, { token, body: { label: 'other' } }),
      await practice.askDailybot(`DELETE ${keys}/${id}`, { token }),
      await practice.askDailybot('POST /sim/v1/webhooks/hook_1/rotate-secret', { token }),
    ]

    for (const answer of refused) {
      expect(standing(answer)).toEqual([403, 'insufficient_role'])
      expect(answer.json()['extra']).toEqual({ required_role: 'admin', current_role: 'member' })
    }
    expect(await listed()).toHaveLength(1)
    expect((await call(key)).status).toBe(200)
    expect((await practice.askDailybot(`GET ${keys}`, { token: expired })).status).toBe(401)
  })

  it('001-03 tells the role of whoever is signed in', async () => {
    const tokens = (await practice.askControl('GET /tokens')).json()['dailybot']
    const { member: token = '', expired = '' } = tokens as Record<string, string>

    const admin = await practice.askDailybot('GET /sim/v1/session')
    const member = await practice.askDailybot('GET /sim/v1/session', { token })

    expect(admin.json()).toEqual({ role: 'admin', may_manage: true })
    expect(member.json()).toEqual({ role: 'member', may_manage: false })
    expect((await practice.askDailybot('GET /sim/v1/session', { token: expired })).status).toBe(401)
  })

  it('001-08 refuses a key without a label', async () => {
    for (const body of [{}, { label: ' ' }, { label: 7 }]) {
      const answer = await practice.askDailybot(`POST ${keys}`, { body })
      expect(standing(answer)).toEqual([400, 'invalid'])
      expect(answer.json()['errors']).toHaveProperty('label')
    }
  })

  it('001-09 grants no scope that was not asked for, and refuses one that does not exist', async () => {
    await make('prod')

    const unknown = await practice.askDailybot(`POST ${keys}`, {
      body: { label: 'other', scopes: ['everything'] },
    })

    expect((await listed()).map(({ scopes }) => scopes)).toEqual([[]])
    expect(unknown.json()['errors']).toHaveProperty('scopes')
  })

  it('001-16 takes the old and the new key up to the moment of the revocation', async () => {
    const [old, fresh] = [await make('old'), await make('new')]
    const both = [await call(old.key), await call(fresh.key)]

    await revoke(old.id)

    const after = [await call(old.key), await call(fresh.key)]
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(after.map(({ status }) => status)).toEqual([401, 200])
  })

  it('001-33 never takes a revoked key again, whatever is done to it', async () => {
    const { id, key } = await make('prod')

    const revocation = await revoke(id)
    practice.passTime(400 * dayMs)
    await practice.restart()

    const again = await revoke(id)
    expect([revocation.status, revocation.text]).toEqual([204, ''])
    expect(standing(again)).toEqual([404, 'not_found'])
    expect(standing(await call(key))).toEqual([401, 'authentication_failed'])
    expect(await listed()).toEqual([])
  })

  it('001-32 answers every call with a revoked key with 401 and counts who still makes them', async () => {
    const { id, key } = await make('prod')
    await call(key, 'github-actions')
    await revoke(id)
    practice.passTime(dayMs)

    const paths = ['/v1/me/', '/v1/organization/']
    for (const path of paths) expect((await call(key, 'agent-host', path)).status).toBe(401)

    const usage = (await practice.askDailybot(`GET ${keys}/${id}/usage`)).json()
    expect(usage['days']).toEqual([
      { day: '2026-11-20', used: 1, refused: 0, failed: 0 },
      { day: '2026-11-21', used: 0, refused: 2, failed: 0 },
    ])
    expect(usage['callers']).toEqual([
      { name: 'github-actions', last_at: '2026-11-20T14:05:00.000Z', used: 1, refused: 0 },
      { name: 'agent-host', last_at: '2026-11-21T14:05:00.000Z', used: 0, refused: 2 },
    ])
  })

  it('001-30 moves the last use of the key that was used, and tells none where it is set to', async () => {
    const [used] = [await make('used'), await make('idle')]
    practice.passTime(60_000)
    await call(used.key)

    expect((await listed()).map((key) => key['last_used_at'])).toEqual([
      '2026-11-20T14:06:00.000Z',
      null,
    ])
    await set({ lastUsed: false })
    for (const key of await listed()) expect(key).not.toHaveProperty('last_used_at')
  })

  it('says with the vendor’s text that a key is missing, and that one is not known', async () => {
    const missing = await practice.askDailybot('GET /v1/me/', { headers: { Authorization: '' } })
    const unknown = await call('dbot_nobody')

    expect(missing.json()['detail']).toBe('Authentication credentials were not provided.')
    expect([standing(missing), standing(unknown)]).toEqual([
      [401, 'not_authenticated'],
      [401, 'authentication_failed'],
    ])
  })

  it('001-35 tells a key that is accepted and not allowed from one that is not accepted', async () => {
    const gone = await sample({ owner: 'Ana', owner_active: false })
    const helper = await sample({ owner: 'Bo', owner_role: 'member' })

    const inactive = await call(gone.key)
    const low = await practice.askDailybot('DELETE /v1/webhook-subscription/', {
      headers: { 'X-API-KEY': helper.key },
      body: { hook_id: 'hook_1' },
    })
    await set({ freePlan: true })
    const free = await call(helper.key)

    expect(standing(inactive)).toEqual([403, 'api_key_owner_inactive'])
    expect(standing(low)).toEqual([403, 'org_admin_required'])
    expect(standing(free)).toEqual([403, 'plan_free_api_keys_forbidden'])
    expect(free.json()['extra']).toHaveProperty('upgrade_url')
    expect((await practice.askDailybot(`POST ${keys}`, { body: { label: 'x' } })).status).toBe(403)
  })

  it('answers 429 with the seconds to wait, and counts the call as failed', async () => {
    await set({ perMinute: 1 })
    const { id, key } = await make('prod')
    await call(key)

    const second = await call(key)

    expect(second.status).toBe(429)
    expect(second.headers['retry-after']).toBe('60')
    expect(second.json()['detail']).toBe('Request was throttled. Expected available in 60 seconds.')
    practice.passTime(60_000)
    expect((await call(key)).status).toBe(200)
    const usage = (await practice.askDailybot(`GET ${keys}/${id}/usage`)).json()
    expect(usage['days']).toEqual([{ day: '2026-11-20', used: 2, refused: 0, failed: 1 }])
  })

  it('makes back-dated samples: of nobody, of somebody who left, shared by two callers', async () => {
    await sample({ label: 'reporting-2023', last_used_at: '2026-01-02T00:00:00Z' })
    await sample({ owner: 'Ana', owner_active: false })
    const shared = await sample({ callers: ['ci', 'bot'], last_used_at: '2026-11-01T00:00:00Z' })

    expect((await listed()).map((key) => [key['owner'], key['owner_active']])).toEqual([
      [null, null],
      ['Ana', false],
      [null, null],
    ])
    const usage = (await practice.askDailybot(`GET ${keys}/${shared.id}/usage`)).json()
    expect(list(usage, 'callers').map(({ name }) => name)).toEqual(['ci', 'bot'])
    expect((await call(shared.key)).status).toBe(200)
  })

  it('makes no sample at all when one of them is refused', async () => {
    const good = { label: 'good', created_at: '2026-01-01T00:00:00Z' }
    for (const bad of [{ ...good, label: '' }, { ...good, created_at: 'then' }, 'key']) {
      const answer = await practice.askDailybot('POST /sim/v1/samples', {
        body: { keys: [good, bad] },
      })
      expect(answer.status).toBe(400)
    }
    expect(await listed()).toEqual([])
  })

  it('refuses a setting that is not its own', async () => {
    for (const change of [{ lastUsed: 1 }, { perMinute: 0 }, { shared: true }]) {
      expect((await set(change)).status).toBe(400)
    }
  })
})
