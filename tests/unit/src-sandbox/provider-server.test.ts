import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, part, Practice, text } from './sandbox-fixture.ts'

const credentials = '/sim/v1/credentials'
const secrets = '/sim/v1/environments/docs-production/api-secrets'

let practice: Practice

beforeEach(async () => {
  practice = new Practice()
  await practice.start()
})

afterEach(() => practice.end())

async function tokensOf(provider: 'atna' | 'portal') {
  const tokens = part((await practice.askControl('GET /tokens')).json(), provider)
  const [member, expired] = [text(tokens, 'member'), text(tokens, 'expired')]
  return { admin: text(tokens, 'admin'), member, expired }
}

describe('a practice provider server', () => {
  it('answers to both names of the loopback and refuses any other Host', async () => {
    const { port } = new URL(practice.atna.origin)
    const asking = (Host: string) => practice.askAtna(`GET ${credentials}`, { headers: { Host } })

    expect((await asking(`localhost:${port}`)).status).toBe(200)
    for (const host of ['example.com', `example.com:${port}`, 'localhost', '127.0.0.1:1']) {
      const answer = await asking(host)
      expect(answer.status).toBe(421)
      expect(answer.json()).toEqual({ error: { code: 'wrong_host' } })
    }
  })

  it('listens on the loopback address alone', () => {
    const { hostname, port } = new URL(practice.portal.origin)

    expect(hostname).toBe('127.0.0.1')
    expect(Number(port)).toBeGreaterThan(1023)
  })

  it('dates every answer by the virtual clock', async () => {
    await practice.askControl('POST /clock', { body: { now: '2027-01-02T03:04:05Z' } })

    const answers = [
      await practice.askAtna(`GET ${credentials}`),
      await practice.askAtna('GET /nothing'),
    ]

    const dates = answers.map(({ headers }) => headers.date)
    expect(dates).toEqual(Array(2).fill('Sat, 02 Jan 2027 03:04:05 GMT'))
  })

  it('takes a body of 64 KiB and refuses one byte more', async () => {
    const bodyOf = (size: number) => `{"name":"${'n'.repeat(size - 11)}"}`

    const fitting = await practice.askAtna(`POST ${credentials}`, { rawBody: bodyOf(65_536) })
    const over = await practice.askAtna(`POST ${credentials}`, { rawBody: bodyOf(65_537) })

    expect(fitting.status).toBe(201)
    expect([over.status, codeOf(over)]).toEqual([413, 'too_large'])
  })

  it('refuses unknown paths, and tells the verbs of known ones', async () => {
    const unknown = await practice.askAtna('GET /sim/v1/nothing')
    const verb = await practice.askAtna(`PUT ${credentials}`)
    const portal = await practice.askPortal(`DELETE ${secrets}`)

    expect([unknown.status, codeOf(unknown)]).toEqual([404, 'not_found'])
    expect([verb.status, verb.headers.allow]).toEqual([405, 'GET, POST'])
    expect([portal.status, portal.headers.allow]).toEqual([405, 'GET, POST'])
  })

  it('lets an admin in and refuses a member, an expired sign-in and strangers', async () => {
    const { admin, member, expired } = await tokensOf('atna')
    const asking = (token: string) => practice.askAtna(`GET ${credentials}`, { token })
    const other = practice.portal.managementToken

    expect((await asking(admin)).status).toBe(200)
    const refused = [await asking(member), await asking(expired), await asking(other)]
    expect(refused.map((answer) => [answer.status, codeOf(answer)])).toEqual([
      [403, 'forbidden'],
      [401, 'token_expired'],
      [401, 'unauthorized'],
    ])
    const bare = await practice.askAtna(`GET ${credentials}`, { headers: { Authorization: 'x' } })
    expect(bare.status).toBe(401)
  })

  it('asks for the management token on every portal path under /sim/v1', async () => {
    const { member } = await tokensOf('portal')
    const environment = '/sim/v1/environments/docs-production'
    const routes = [
      `GET ${secrets}`,
      `POST ${secrets}`,
      `PUT ${secrets}/x/use-with-webhooks`,
      `POST ${secrets}/x/removal-challenge`,
      `DELETE ${secrets}/x`,
      `POST ${environment}/samples`,
      `GET ${environment}/webhooks`,
      `POST ${environment}/webhooks`,
      `POST ${environment}/webhooks/x/deliver`,
      `GET ${environment}/webhooks/x/deliveries`,
    ]

    for (const route of routes) {
      expect((await practice.askPortal(route, { token: member })).status).toBe(403)
      expect((await practice.askPortal(route, { token: 'mgmt_sample_none' })).status).toBe(401)
    }
  })

  it('changes nothing for a member', async () => {
    const { member } = await tokensOf('atna')

    await practice.askAtna(`POST ${credentials}`, { token: member, body: { name: 'n' } })

    expect((await practice.askAtna(`GET ${credentials}`)).json()).toEqual({ credentials: [] })
  })
})
