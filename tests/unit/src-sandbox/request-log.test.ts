import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Practice, text } from './sandbox-fixture.ts'

const credentials = '/sim/v1/credentials'
const secrets = '/sim/v1/environments/docs-production/api-secrets'

let practice: Practice

beforeEach(async () => {
  practice = new Practice()
  await practice.start()
})

afterEach(() => practice.end())

describe('the request log', () => {
  it('tells what was asked, what was answered and what was committed', async () => {
    await practice.askAtna(`POST ${credentials}`, { body: { name: 'one' } })
    await practice.askAtna(`POST ${credentials}`, { body: { name: 'one' } })
    await practice.askPortal(`GET ${secrets}`)

    const log = await practice.log()

    expect(log[0]).toEqual({
      at: '2026-11-20T14:05:00.000Z',
      provider: 'atna',
      method: 'POST',
      path: credentials,
      authorization: '[redacted]',
      status: 201,
      committed: true,
    })
    expect(log.slice(1).map(({ status, committed }) => [status, committed])).toEqual([
      [409, false],
      [200, false],
    ])
  })

  it('holds no secret, wherever a client puts it', async () => {
    const atna = (await practice.askAtna(`POST ${credentials}`, { body: { name: 'one' } })).json()
    const secret = text(atna, 'credential_secret')
    const portal = await practice.askPortal(`POST ${secrets}`, { body: { label: 'one' } })
    const value = text(portal.json(), 'value')
    const token = practice.atna.managementToken
    await practice.askAtna(`GET /sim/v1/whoami?token=${secret}`, { token: secret })
    await practice.askPortal(`GET /${value}/${token}`)

    const log = JSON.stringify(await practice.log())

    for (const hidden of [secret, value, token]) {
      expect(log).not.toContain(hidden.split('_').at(-1))
    }
    expect(log).toContain('/sim/v1/whoami?token=atna_sample_[redacted]')
  })

  it('holds no key of Dailybot or AtomicPay, in whichever header or path it came', async () => {
    const bot = await practice.askDailybot('POST /sim/v1/api-keys', { body: { label: 'one' } })
    const pay = await practice.askAtomicPay('POST /sim/v1/developer/keys', { body: { name: 'x' } })
    const [dbot, atpay] = [text(bot.json(), 'key'), text(pay.json(), 'key')]
    await practice.askDailybot(`GET /v1/me/?key=${dbot}`, {
      headers: { Authorization: '', 'X-API-KEY': dbot },
    })
    await practice.askAtomicPay(`GET /v1/${atpay}`, { token: atpay })

    const log = JSON.stringify(await practice.log())

    for (const hidden of [dbot, atpay]) expect(log).not.toContain(hidden.split('_').at(-1))
    expect((await practice.log())[2]).toMatchObject({ authorization: '[redacted]', status: 200 })
  })

  it('notes a request for another host without carrying it out', async () => {
    const headers = { Host: 'example.com' }
    await practice.askAtna(`POST ${credentials}`, { body: { name: 'one' }, headers })

    expect((await practice.log())[0]).toMatchObject({ status: 421, committed: false })
  })
})
