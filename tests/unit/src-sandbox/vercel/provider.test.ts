import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { list, Practice, text } from '../sandbox-fixture.ts'

const value = 'sk_sample_0123456789abcdef'
const stored = { project: 'checkout', key: 'STRIPE_KEY', target: ['production'], value }
const env = '/v10/projects/checkout/env'

let practice: Practice

beforeEach(async () => {
  practice = new Practice()
  await practice.start()
})

afterEach(() => practice.end())

const askVercel = (route: string, body?: unknown) =>
  practice.askAt(practice.vercel, route, { body })

async function idOfFirst() {
  return text(list((await askVercel(`GET ${env}`)).json(), 'envs')[0], 'id')
}

async function change(to: string) {
  return askVercel(`PATCH /v9/projects/checkout/env/${await idOfFirst()}`, { value: to })
}

async function deployments(query = '') {
  const path = `GET /v6/deployments?projectId=prj_checkout&target=production${query}`
  return list((await askVercel(path)).json(), 'deployments').map(({ state }) => state)
}

const live = async () => (await practice.places('vercel'))[0]?.['live']

describe('the practice Vercel', () => {
  it.each([
    ['plain', value, value],
    ['encrypted', undefined, value],
    ['sensitive', undefined, ''],
  ])('gives a %s value back as Vercel does', async (type, listed, read) => {
    await practice.fill(practice.vercel, { ...stored, type })

    const [first] = list((await askVercel(`GET ${env}`)).json(), 'envs')
    const one = await askVercel(`GET /v1/projects/checkout/env/${await idOfFirst()}`)

    expect(first?.['value'] === value ? value : undefined).toBe(listed)
    expect(one.json()).toMatchObject({ value: read, decrypted: type !== 'sensitive' })
  })

  it('deploys by itself a while after a change, and then the value is live', async () => {
    await practice.fill(practice.vercel, stored)
    practice.passTime(1_000)
    expect((await change('another-value')).status).toBe(200)
    expect([await deployments(), await live()]).toEqual([['READY'], { production: value }])

    practice.passTime(5_000)
    expect(await deployments()).toEqual(['BUILDING', 'READY'])
    expect(await deployments('&state=READY&limit=1')).toEqual(['READY'])
    expect(await live()).toEqual({ production: value })

    practice.passTime(30_000)
    expect(await deployments()).toEqual(['READY', 'READY'])
    expect(await live()).toEqual({ production: 'another-value' })
  })

  it('builds a deployment of the values at its own time', async () => {
    await practice.fill(practice.vercel, stored)
    await change('first-value')
    practice.passTime(2_000)
    await change('second-value')

    practice.passTime(34_000)
    expect(await deployments()).toEqual(['BUILDING', 'READY', 'READY'])
    expect(await live()).toEqual({ production: 'second-value' })
  })

  it('waits for a deployment that is asked for, where it is told to', async () => {
    const settings = { provider: 'vercel', deploysBySelf: false }
    await practice.askControl('POST /settings', { body: settings })
    await practice.fill(practice.vercel, stored)
    await change('another-value')
    practice.passTime(3_600_000)
    expect(await live()).toEqual({ production: value })

    const order = { project: 'checkout', target: 'production', readyInMs: 1_000 }
    expect((await askVercel('POST /sim/v1/deployments', order)).status).toBe(201)
    expect(await live()).toEqual({ production: value })
    practice.passTime(1_000)
    expect(await live()).toEqual({ production: 'another-value' })
  })

  it('has every value live at once where nothing is deployed', async () => {
    await practice.fill(practice.vercel, { ...stored, target: 'development' })
    await change('another-value')

    expect(await live()).toEqual({ development: 'another-value' })
  })

  it.each([
    { ...stored, target: 'moon' },
    { ...stored, type: 'secret' },
    { ...stored, type: 'sensitive', target: ['development'] },
    { ...stored, value: 7 },
  ])('refuses a sample that Vercel could not hold: %#', async (body) => {
    const { status } = await askVercel('POST /sim/v1/values', body)

    expect([400, 422]).toContain(status)
    expect(await practice.places('vercel')).toEqual([])
  })

  it('refuses strangers, other projects and settings that it does not have', async () => {
    const stranger = { token: 'mgmt_sample_none' }
    expect((await practice.askAt(practice.vercel, `GET ${env}`, stranger)).status).toBe(401)
    expect((await askVercel('GET /v10/projects/none/env')).status).toBe(404)
    const settings = { provider: 'vercel', deploysBySelf: 'yes' }
    expect((await practice.askControl('POST /settings', { body: settings })).status).toBe(400)
  })

  it('shows tests its values, and hashes to everybody else', async () => {
    await practice.fill(practice.vercel, stored)

    expect(JSON.stringify(await practice.state('vercel'))).not.toContain(value)
  })
})
