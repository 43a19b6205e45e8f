import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask, codeOf, list, matching, part, Practice, text } from '../sandbox-fixture.ts'

const credentials = '/sim/v1/credentials'
const name = 'billing_api-20_11_2026-14_05'

let practice: Practice

beforeEach(async () => {
  practice = new Practice()
  await practice.start()
})

afterEach(() => practice.end())

async function make(label: string) {
  const made = (await practice.askAtna(`POST ${credentials}`, { body: { name: label } })).json()
  return { id: text(made, 'credential_id'), secret: text(made, 'credential_secret') }
}

const whoami = (token: string) => practice.askAtna('GET /sim/v1/whoami', { token })

describe('the practice ATNA', () => {
  it('004-07 makes an id and a secret itself and tells them once, with name and date', async () => {
    const answer = await practice.askAtna(`POST ${credentials}`, { body: { name } })

    expect(answer.status).toBe(201)
    expect(answer.json()).toEqual({
      credential_id: matching(/^cred_[0-9a-f]{16}$/),
      credential_secret: matching(/^atna_sample_[0-9A-Za-z]{32}$/),
      name,
      created_at: '2026-11-20T14:05:00.000Z',
    })
  })

  it('004-08 lists credentials without their secrets and without a last use', async () => {
    const { id, secret } = await make(name)
    await whoami(secret)

    const answer = await practice.askAtna(`GET ${credentials}`)

    const listed = { credential_id: id, name, created_at: '2026-11-20T14:05:00.000Z' }
    expect(answer.json()).toEqual({ credentials: [listed] })
    expect(answer.text).not.toContain(secret)
  })

  it('leaves out the creation date when it is set to', async () => {
    await make(name)
    const body = { provider: 'atna', omitCreatedAt: true }
    await practice.askControl('POST /settings', { body })

    const [listed] = list((await practice.askAtna(`GET ${credentials}`)).json(), 'credentials')

    expect(listed).not.toHaveProperty('created_at')
  })

  it.each([{}, { name: '' }, { name: '  ' }, { name: 7 }])(
    '004-04 refuses a credential without a name: %j',
    async (body) => {
      const answer = await practice.askAtna(`POST ${credentials}`, { body })

      expect([answer.status, codeOf(answer)]).toEqual([400, 'name_required'])
    },
  )

  it('refuses a body that is not JSON or not an object', async () => {
    for (const rawBody of ['{"name":', '[]', '"name"']) {
      const answer = await practice.askAtna(`POST ${credentials}`, { rawBody })
      expect([answer.status, codeOf(answer)]).toEqual([400, 'invalid_json'])
    }
  })

  it('refuses a name that a live credential has, and takes it again after the deletion', async () => {
    const { id } = await make(name)

    const second = await practice.askAtna(`POST ${credentials}`, { body: { name } })
    await practice.askAtna(`DELETE ${credentials}/${id}`)
    const third = await practice.askAtna(`POST ${credentials}`, { body: { name } })

    expect([second.status, codeOf(second)]).toEqual([409, 'duplicate_name'])
    expect(third.status).toBe(201)
  })

  it('004-17 deletes for good: the secret is refused, the list and a second deletion find nothing', async () => {
    const { id, secret } = await make(name)
    const before = await whoami(secret)

    const deletion = await practice.askAtna(`DELETE ${credentials}/${id}`)

    const again = await practice.askAtna(`DELETE ${credentials}/${id}`)
    const after = await whoami(secret)
    expect((await practice.askAtna(`GET ${credentials}`)).json()).toEqual({ credentials: [] })
    expect(before.json()).toEqual({ credential_id: id })
    expect([deletion.status, deletion.text]).toEqual([204, ''])
    expect([again.status, codeOf(again)]).toEqual([404, 'not_found'])
    expect([after.status, codeOf(after)]).toEqual([401, 'invalid_credential'])
  })

  it('keeps the other credentials when one is deleted', async () => {
    const [one, other] = [await make('one'), await make('other')]

    await practice.askAtna(`DELETE ${credentials}/${one.id}`)

    expect((await whoami(other.secret)).status).toBe(200)
  })

  it('004-01 makes, lists and deletes credentials, and knows no rotation in place', async () => {
    const { id } = await make(name)
    const verbs = await practice.askAtna(`PATCH ${credentials}/${id}`)

    expect([verbs.status, verbs.headers.allow]).toEqual([405, 'DELETE'])

    expect((await practice.askAtna(`POST ${credentials}/${id}/rotate`)).status).toBe(404)
  })

  it('004-25 asks for a bearer with every call and refuses a wrong or missing one', async () => {
    const { id, secret } = await make(name)
    const score = (headers: Record<string, string>) =>
      practice.askAtna('POST /sim/v1/score', { body: { email: 'a@example.com' }, headers })

    const answer = await score({ Authorization: `Bearer ${secret}` })

    expect(answer.status).toBe(200)
    expect(part(answer.json(), 'risk_scores')['network']).toEqual(expect.any(Number))
    const bare = await ask(practice.atna.origin, 'GET /sim/v1/whoami', {})
    expect([bare.status, bare.headers['www-authenticate']]).toEqual([401, 'Bearer'])
    for (const wrong of ['', `Bearer ${id}`, `Bearer ${secret}x`, `Basic ${secret}`]) {
      const refused = await score({ Authorization: wrong })
      expect([refused.status, codeOf(refused)]).toEqual([401, 'invalid_credential'])
    }
  })

  it('asks for the id and the secret when its bearer mode says so', async () => {
    const [one, other] = [await make('one'), await make('other')]
    const body = { provider: 'atna', bearerMode: 'id:secret' }
    await practice.askControl('POST /settings', { body })

    expect((await whoami(`${one.id}:${one.secret}`)).status).toBe(200)
    expect((await whoami(one.secret)).status).toBe(401)
    expect((await whoami(`${one.id}:${other.secret}`)).status).toBe(401)
  })

  describe('in the mode of exchanged tokens', () => {
    const exchange = (credential_id: unknown, credential_secret: unknown) =>
      ask(practice.atna.origin, 'POST /sim/v1/token', {
        body: { credential_id, credential_secret },
      })

    beforeEach(async () => {
      const body = { provider: 'atna', bearerMode: 'token' }
      expect((await practice.askControl('POST /settings', { body })).status).toBe(200)
    })

    it('takes a token for an hour, and the secret no more', async () => {
      const { id, secret } = await make(name)
      const made = await exchange(id, secret)
      const token = text(made.json(), 'access_token')

      expect(made.json()).toMatchObject({ token_type: 'Bearer', expires_in: 3_600 })
      expect((await whoami(token)).json()).toEqual({ credential_id: id })
      const refused = [await whoami(secret), await whoami(`${id}:${secret}`)]
      practice.passTime(3_600_000 - 1)
      expect((await whoami(token)).status).toBe(200)
      practice.passTime(1)
      refused.push(await whoami(token))
      expect(refused.map((answer) => [answer.status, codeOf(answer)])).toEqual([
        [401, 'invalid_credential'],
        [401, 'invalid_credential'],
        [401, 'token_expired'],
      ])
    })

    it('exchanges nothing for a wrong secret, and ends a token with its credential', async () => {
      const [one, other] = [await make('one'), await make('other')]
      const token = text((await exchange(one.id, one.secret)).json(), 'access_token')

      for (const [id, secret] of [
        [one.id, other.secret],
        ['cred_none', one.secret],
        [one.id, undefined],
      ]) {
        const answer = await exchange(id, secret)
        expect([answer.status, codeOf(answer)]).toEqual([401, 'invalid_credential'])
      }
      await practice.askAtna(`DELETE ${credentials}/${one.id}`)
      expect((await whoami(token)).status).toBe(401)
    })

    it('keeps tokens as hashes and over a restart', async () => {
      const { id, secret } = await make(name)
      const token = text((await exchange(id, secret)).json(), 'access_token')

      await practice.restart()

      const file = readFileSync(join(practice.stateDir, 'atna.json'), 'utf8')
      expect(file).not.toContain(token)
      expect((await whoami(token)).status).toBe(200)
    })
  })

  it('tells who calls with a credential, and who goes on after it was deleted', async () => {
    const [one, other] = [await make('one'), await make('other')]
    const call = (token: string, agent: string) =>
      practice.askAtna('GET /sim/v1/whoami', { token, headers: { 'User-Agent': agent } })
    const usage = async (id: string) =>
      (await practice.askAtna(`GET ${credentials}/${id}/usage`)).json()
    await call(one.secret, 'billing/2.1')
    await call(one.secret, 'ci')
    practice.passTime(86_400_000)
    await call(one.secret, 'billing/2.1')
    await practice.askAtna(`DELETE ${credentials}/${one.id}`)
    await call(one.secret, 'billing/2.1')

    expect(await usage(other.id)).toEqual({ days: [], callers: [] })
    expect(await usage(one.id)).toEqual({
      days: [
        { day: '2026-11-20', used: 2, refused: 0, failed: 0 },
        { day: '2026-11-21', used: 1, refused: 1, failed: 0 },
      ],
      callers: [
        { name: 'ci', last_at: '2026-11-20T14:05:00.000Z', used: 1, refused: 0 },
        { name: 'billing/2.1', last_at: '2026-11-21T14:05:00.000Z', used: 2, refused: 1 },
      ],
    })
    const callers = await practice.askAtna(`GET ${credentials}/${one.id}/callers`)
    expect(callers.json()).toEqual(await usage(one.id))
    expect((await practice.askAtna(`GET ${credentials}/cred_none/callers`)).status).toBe(404)
  })

  it('moves the last use of the credential that was used and of no other', async () => {
    const [used] = [await make('used'), await make('idle')]
    practice.passTime(60_000)

    await whoami(used.secret)

    const kept = list(await practice.state('atna'), 'credentials')
    expect(kept.map((each) => each['last_used_at'])).toEqual(['2026-11-20T14:06:00.000Z', null])
  })

  it('makes back-dated samples whose secrets work', async () => {
    const names = [
      { name: 'old_api', created_at: '2026-06-01T10:00:00+02:00' },
      {
        name: 'used_api',
        created_at: '2026-07-01T00:00:00Z',
        last_used_at: '2026-11-01T00:00:00Z',
      },
    ]

    const answer = await practice.askAtna('POST /sim/v1/samples', { body: { names } })

    const [old] = list(answer.json(), 'credentials')
    expect(answer.status).toBe(201)
    expect(text(old, 'created_at')).toBe('2026-06-01T08:00:00.000Z')
    expect((await whoami(text(old, 'credential_secret'))).status).toBe(200)
    const kept = list(await practice.state('atna'), 'credentials')
    expect(kept[1]?.['last_used_at']).toBe('2026-11-01T00:00:00.000Z')
  })

  it('makes no sample at all when one of them is refused', async () => {
    const good = { name: 'good', created_at: '2026-07-01T00:00:00Z' }
    const refusals = [
      [{ ...good, name: '' }, 400, 'name_required'],
      [{ ...good, name: 'other', created_at: '2026-02-31T00:00:00Z' }, 400, 'bad_instant'],
      [{ ...good, name: 'other', last_used_at: 'yesterday' }, 400, 'bad_instant'],
      [good, 409, 'duplicate_name'],
      ['name', 400, 'name_required'],
    ] as const

    for (const [bad, status, code] of refusals) {
      const answer = await practice.askAtna('POST /sim/v1/samples', {
        body: { names: [good, bad] },
      })
      expect([answer.status, codeOf(answer)]).toEqual([status, code])
    }
    expect(list(await practice.state('atna'), 'credentials')).toEqual([])
  })

  it('keeps nothing of a secret but its hash and its end', async () => {
    const { secret } = await make(name)

    const kept = JSON.stringify(await practice.state('atna'))

    expect(kept).not.toContain(secret.slice(0, -4))
    expect(kept).toContain(secret.slice(-4))
  })
})
