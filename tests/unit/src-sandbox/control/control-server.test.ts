import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSandbox } from '../../../../src-sandbox/sandbox.ts'
import { list, part, Practice, text, type Json } from '../sandbox-fixture.ts'

const credentials = '/sim/v1/credentials'

let practice: Practice

beforeEach(async () => {
  practice = new Practice()
  await practice.start()
})

afterEach(() => practice.end())

describe('the control plane', () => {
  it('refuses everybody without its own token', async () => {
    for (const token of ['', practice.atna.managementToken, practice.portal.managementToken]) {
      expect((await practice.askControl('GET /state', { token })).status).toBe(401)
    }
    expect((await practice.askControl('GET /state')).status).toBe(200)
  })

  it('refuses another host, unknown paths and wrong verbs', async () => {
    const host = await practice.askControl('GET /state', { headers: { Host: 'example.com' } })
    const unknown = await practice.askControl('GET /nothing')
    const verb = await practice.askControl('GET /reset')

    expect([host.status, unknown.status, verb.status]).toEqual([421, 404, 405])
    expect(verb.headers.allow).toBe('POST')
  })

  it('is absent unless it is asked for', async () => {
    const { stateDir } = practice
    const plain = await startSandbox({ stateDir, control: false, clock: { now: () => 0 } })
    await plain.close()

    expect(plain).not.toHaveProperty('control')
  })

  it('forgets everything but the management tokens on a reset', async () => {
    await practice.askAtna(`POST ${credentials}`, { body: { name: 'one' } })
    await practice.askControl('POST /clock', { body: { advanceMs: 1_000 } })
    const settings = { provider: 'atna', bearerMode: 'id:secret' }
    await practice.askControl('POST /settings', { body: settings })

    const answer = await practice.askControl('POST /reset')

    expect(answer.json()).toEqual({ now: '2026-11-20T14:05:00.000Z' })
    expect(await practice.log()).toEqual([])
    expect(await practice.state('atna')).toEqual({
      settings: { bearerMode: 'secret', omitCreatedAt: false },
      credentials: [],
    })
    expect((await practice.askAtna(`GET ${credentials}`)).status).toBe(200)
  })

  it('moves the clock to an instant or by a time, from where it runs on', async () => {
    const moved = await practice.askControl('POST /clock', {
      body: { now: '2027-02-28T23:00:00Z' },
    })
    const advanced = await practice.askControl('POST /clock', { body: { advanceMs: 3_600_000 } })
    practice.passTime(1_000)
    const later = (await practice.askControl('GET /state')).json()

    expect(moved.json()).toEqual({ now: '2027-02-28T23:00:00.000Z' })
    expect(advanced.json()).toEqual({ now: '2027-03-01T00:00:00.000Z' })
    expect(later['now']).toBe('2027-03-01T00:00:01.000Z')
  })

  it('refuses a time that is none', async () => {
    const bodies = [{}, { now: 'soon' }, { now: '2027-02-30T00:00:00Z' }, { advanceMs: '1' }]
    for (const body of [...bodies, { now: '2027-01-01T00:00:00Z', advanceMs: 1 }]) {
      expect((await practice.askControl('POST /clock', { body })).status).toBe(400)
    }
  })

  it('refuses a fault that could never happen', async () => {
    const good: Json = { provider: 'atna', route: `POST ${credentials}`, kind: 'hang' }
    const changes = [
      { provider: 'practice-atna' },
      { route: 'POST /sim/v1/credential' },
      { route: `PATCH ${credentials}` },
      { route: credentials },
      { kind: 'sleep' },
      { kind: 'status', status: 418 },
      { kind: 'delay', ms: -1 },
      { times: 0 },
      { times: 1.5 },
    ]

    for (const change of changes) {
      const answer = await practice.askControl('POST /fault', { body: { ...good, ...change } })
      expect(answer.status).toBe(400)
    }
    const taken = await practice.askControl('POST /fault', { body: good })
    expect(taken.json()).toEqual({ pending: 1 })
  })

  it('takes the settings of each provider and refuses all others', async () => {
    const refused = [
      { provider: 'atna', bearerMode: 'id' },
      { provider: 'atna', errorSpelling: 'snake_case' },
      { provider: 'portal', bearerMode: 'secret' },
      { provider: 'portal', errorSpelling: 'kebab' },
      { provider: 'nobody' },
    ]

    for (const body of refused) {
      expect((await practice.askControl('POST /settings', { body })).status).toBe(400)
    }
    const body = { provider: 'atna', bearerMode: 'id:secret', omitCreatedAt: true }
    const taken = await practice.askControl('POST /settings', { body })
    expect(taken.json()).toEqual({ settings: { bearerMode: 'id:secret', omitCreatedAt: true } })
  })

  it('shows secrets as hashes only', async () => {
    const path = '/sim/v1/environments/docs-staging/api-secrets'
    const made = await practice.askPortal(`POST ${path}`, { body: { label: 'one' } })

    const state = (await practice.askControl('GET /state')).json()

    const [, staging] = list(part(state, 'portal'), 'environments')
    const [kept] = list(staging ?? {}, 'api_secrets')
    expect(kept?.['secret_sha256']).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(state)).not.toContain(text(made.json(), 'value'))
  })
})
