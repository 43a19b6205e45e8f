import sodium from 'libsodium-wrappers-sumo'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Practice, text } from '../sandbox-fixture.ts'

const base = '/repos/northwind/checkout/actions/secrets'
const agent = { 'User-Agent': 'test' }
const value = 'sk_sample_0123456789abcdef'

let practice: Practice

beforeEach(async () => {
  practice = new Practice()
  await sodium.ready
  await practice.start()
})

afterEach(() => practice.end())

const askGitHub = (route: string, body?: unknown) =>
  practice.askAt(practice.github, route, { headers: agent, body })

async function sealed(secret: string, path = base) {
  const key = (await askGitHub(`GET ${path}/public-key`)).json()
  const publicKey = Buffer.from(text(key, 'key'), 'base64')
  const box = sodium.crypto_box_seal(Buffer.from(secret), publicKey)
  const encrypted = Buffer.from(box).toString('base64')
  return { encrypted_value: encrypted, key_id: text(key, 'key_id') }
}

describe('the practice GitHub', () => {
  it('opens what is sealed to it: 201 for a new secret, 204 for one that was there', async () => {
    const made = await askGitHub(`PUT ${base}/STRIPE_KEY`, await sealed(value))
    const changed = await askGitHub(`PUT ${base}/stripe_key`, await sealed(`${value}2`))

    expect([made.status, changed.status]).toEqual([201, 204])
    expect(await practice.places('github')).toEqual([
      {
        ...{ owner: 'northwind', repository: 'checkout', environment: null },
        ...{ name: 'STRIPE_KEY', value: `${value}2` },
      },
    ])
  })

  it('tells when a secret was changed, and never what it is', async () => {
    await askGitHub(`PUT ${base}/STRIPE_KEY`, await sealed(value))
    practice.passTime(60_000)
    await askGitHub(`PUT ${base}/STRIPE_KEY`, await sealed(value))

    const told = (await askGitHub(`GET ${base}/STRIPE_KEY`)).json()

    expect(told).toEqual({
      name: 'STRIPE_KEY',
      created_at: '2026-11-20T14:05:00.000Z',
      updated_at: '2026-11-20T14:06:00.000Z',
    })
    expect(JSON.stringify(await practice.state('github'))).not.toContain(value)
    expect(JSON.stringify(await practice.log())).not.toContain(value)
  })

  it('keeps a key pair for the repository and for each of its environments', async () => {
    const ofEnvironment = '/repos/northwind/checkout/environments/production/secrets'
    const [one, other] = [await sealed(value), await sealed(value, ofEnvironment)]

    expect(one.key_id).not.toBe(other.key_id)
    expect((await askGitHub(`PUT ${base}/STRIPE_KEY`, other)).status).toBe(422)
    const mixed = { ...other, key_id: one.key_id }
    expect((await askGitHub(`PUT ${base}/STRIPE_KEY`, mixed)).status).toBe(422)
    expect((await askGitHub(`PUT ${ofEnvironment}/STRIPE_KEY`, other)).status).toBe(201)
  })

  it('refuses what was sealed to a key that it has renewed', async () => {
    const before = await sealed(value)
    await askGitHub('POST /sim/v1/new-key', { owner: 'northwind', repository: 'checkout' })

    expect((await askGitHub(`PUT ${base}/STRIPE_KEY`, before)).status).toBe(422)
    expect((await askGitHub(`PUT ${base}/STRIPE_KEY`, await sealed(value))).status).toBe(201)
  })

  it('refuses what is not sealed, not base64 or not there', async () => {
    const { key_id: id, encrypted_value: box } = await sealed(value)
    const bodies = [
      { key_id: id, encrypted_value: Buffer.from(value).toString('base64') },
      { key_id: id, encrypted_value: `${box} ` },
      { key_id: id, encrypted_value: '' },
      { key_id: id },
      { encrypted_value: box },
    ]

    for (const body of bodies) {
      expect((await askGitHub(`PUT ${base}/STRIPE_KEY`, body)).status).toBe(422)
    }
    expect(await practice.places('github')).toEqual([])
  })

  it.each(['GITHUB_KEY', '1KEY', 'A-B', 'A%20B'])('refuses the name %s', async (name) => {
    expect((await askGitHub(`PUT ${base}/${name}`, await sealed(value))).status).toBe(422)
  })

  it('refuses strangers, members, and requests that do not say what sends them', async () => {
    const route = `GET ${base}/public-key`
    const asking = (token: string) =>
      practice.askAt(practice.github, route, { token, headers: agent })

    expect((await asking('mgmt_sample_none')).status).toBe(401)
    expect((await practice.askAt(practice.github, route)).status).toBe(403)
    expect((await askGitHub(route)).status).toBe(200)
  })

  it('knows after a restart what it knew before', async () => {
    const before = await sealed(value)

    await practice.restart()

    expect((await askGitHub(`PUT ${base}/STRIPE_KEY`, before)).status).toBe(201)
  })
})
