import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sign } from '../../../../src-sandbox/portal/signature.ts'
import { ask, codeOf, list, Practice, start, text } from '../sandbox-fixture.ts'

const environment = '/sim/v1/environments/docs-production'
const documents = '/api/v5/docs-production/documents?limit=1'

let practice: Practice

beforeEach(async () => {
  practice = new Practice()
  await practice.start()
})

afterEach(() => practice.end())

async function make(label: string) {
  const made = await practice.askPortal(`POST ${environment}/api-secrets`, { body: { label } })
  return { id: text(made.json(), 'id'), value: text(made.json(), 'value') }
}

function read(value: string, { target = documents, timestamp = String(start) } = {}) {
  const signed = { method: 'GET', target, timestamp, body: new Uint8Array() }
  return ask(practice.portal.origin, `GET ${target}`, {
    headers: { 'X-CS-Timestamp': timestamp, 'X-CS-Signature': sign(value, signed) },
  })
}

const lastUses = async () => {
  const answer = await practice.askPortal(`GET ${environment}/api-secrets`)
  return list(answer.json(), 'api_secrets').map((secret) => secret['last_used_at'])
}

describe('the signed read of the practice portal', () => {
  it('003-04 accepts any live secret, the old and the new side by side', async () => {
    const [one, two] = [await make('one'), await make('two')]

    expect((await read(one.value)).status).toBe(200)
    expect((await read(two.value)).status).toBe(200)
  })

  it('003-06 003-07 moves the last use of the secret that signed and of no other', async () => {
    const [, two] = [await make('one'), await make('two')]
    practice.passTime(120_000)

    await read(two.value)

    expect(await lastUses()).toEqual([null, '2026-11-20T14:07:00.000Z'])
  })

  it('003-27 refuses a removed secret while the other still works', async () => {
    const [one, two] = [await make('one'), await make('two')]
    const path = `${environment}/api-secrets/${two.id}`
    const challenge = (await practice.askPortal(`POST ${path}/removal-challenge`)).json()
    await practice.askPortal(`DELETE ${path}`, { body: challenge })

    expect((await read(two.value)).status).toBe(401)
    expect((await read(one.value)).status).toBe(200)
  })

  it('refuses a missing, wrong or stale signature and moves no last use', async () => {
    const { value } = await make('one')
    const answers = [
      await ask(practice.portal.origin, `GET ${documents}`, {}),
      await ask(practice.portal.origin, `GET ${documents}`, { token: value }),
      await read('portal_sample_other'),
      await read(value, { timestamp: String(start - 300_001) }),
      await read(value, { timestamp: String(start + 300_001) }),
      await read(value, { target: '/api/v5/docs-staging/documents?limit=1' }),
      await read(value, { target: '/api/v5/docs-elsewhere/documents?limit=1' }),
    ]

    for (const answer of answers) {
      expect([answer.status, codeOf(answer)]).toEqual([401, 'invalid_signature'])
    }
    expect(await lastUses()).toEqual([null])
  })

  it('measures staleness by the virtual clock', async () => {
    const { value } = await make('one')
    await practice.askControl('POST /clock', { body: { advanceMs: 3_600_000 } })

    expect((await read(value)).status).toBe(401)
    expect((await read(value, { timestamp: String(start + 3_600_000) })).status).toBe(200)
  })
})
