import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { KeyInHand, Link } from '../../../../src-core/connectors/connector.ts'
import { fetchTransport, transportCaps } from '../../../../src-core/net/transport.ts'
import { Practice, start } from '../../src-sandbox/sandbox-fixture.ts'
import { codeOf } from '../net/loopback.ts'
import { builtIn, FakeLink, keySecret, rawReply, replied } from './fake-link.ts'

const atomicat = builtIn('practice-atomicat')
const made = { id: 'form', key: keySecret, created_at: '2026-11-20T14:05:00Z' }
const form = { remoteId: 'form', name: 'lead_forms-20_11_2026-14_05' }
const route = 'POST /sim/v1/webhooks/{area}/key'

const rotate = (fake: FakeLink) => atomicat.rotateInPlace(fake.link, form)
const again = (fake: FakeLink) => atomicat.readAgain(fake.link, 'form')

describe('replacing in place', () => {
  it('asks once, of the key that is to go, and hands over the new secret as bytes', async () => {
    const reply = replied(200, made)
    const fake = new FakeLink([reply])

    const key = await rotate(fake)

    expect(new TextDecoder().decode(key.secret)).toBe(keySecret)
    expect(key).toMatchObject({ remoteId: 'form', createdAt: Date.parse(made.created_at) })
    expect(fake.asked).toMatchObject([{ method: 'POST', target: '/sim/v1/webhooks/form/key' }])
    expect(reply.body.every((byte) => byte === 0)).toBe(true)
  })

  it('never asks again, whatever the answer is', async () => {
    for (const status of [202, 302, 400, 401, 403, 404, 408, 409, 429, 500, 503]) {
      const fake = new FakeLink([replied(status, {}), replied(200, made)])
      await expect(rotate(fake)).rejects.toThrow()
      expect(fake.asked, String(status)).toHaveLength(1)
    }
  })

  it('takes a success without a readable key for garbage', async () => {
    for (const reply of [rawReply(200, '{"id":"form"'), replied(200, { ...made, key: '' })]) {
      expect(await codeOf(rotate(new FakeLink([reply])))).toBe('provider-garbage')
    }
  })

  it('cannot leave its path, whatever the key is called', async () => {
    const fake = new FakeLink([replied(200, made)])
    await atomicat.rotateInPlace(fake.link, { ...form, remoteId: 'a/../b?c' })

    expect(fake.asked[0]?.target).toBe('/sim/v1/webhooks/a%2F..%2Fb%3Fc/key')
    expect(await codeOf(atomicat.rotateInPlace(fake.link, { ...form, remoteId: '..' }))).toBe(
      'bad-request',
    )
  })

  it('is refused where the provider has no such thing', async () => {
    const fake = new FakeLink([])

    for (const id of ['practice-atna', 'practice-portal']) {
      expect(await codeOf(builtIn(id).rotateInPlace(fake.link, form))).toBe('capability-missing')
      expect(await codeOf(builtIn(id).readAgain(fake.link, 'form'))).toBe('capability-missing')
    }
    expect(fake.asked).toEqual([])
  })
})

describe('reading again', () => {
  it('reads the key of that id and hands over its secret', async () => {
    const fake = new FakeLink([replied(200, made)])

    expect(new TextDecoder().decode((await again(fake)).secret)).toBe(keySecret)
    expect(fake.asked).toMatchObject([{ method: 'GET', target: '/sim/v1/webhooks/form/key' }])
  })

  it('refuses the secret of another key', async () => {
    const fake = new FakeLink([replied(200, { ...made, id: 'quiz' })])

    expect(await codeOf(again(fake))).toBe('provider-garbage')
  })

  it('tells a key that is not there from one that cannot be read', async () => {
    expect(await codeOf(again(new FakeLink([replied(404, {})])))).toBe('provider-not-found')
    expect(await codeOf(again(new FakeLink([replied(500, {})])))).toBe('provider-failed')
  })
})

describe('the connector of the practice Atomicat', () => {
  const practice = new Practice()
  beforeAll(() => practice.start())
  afterAll(() => practice.end())
  beforeEach(async () => {
    await practice.askControl('POST /reset')
    await practice.askAtomicat('POST /sim/v1/webhooks/form/key')
  })

  const link = (): Link => ({
    origin: practice.atomicat.origin,
    parameters: {},
    admin: new TextEncoder().encode(practice.atomicat.managementToken),
    transport: fetchTransport(fetch, { ...transportCaps, totalMs: 1_000 }),
    clock: { now: () => start },
    signal: new AbortController().signal,
  })
  const inHand = async (): Promise<KeyInHand> => atomicat.readAgain(link(), 'form')

  it('replaces a key, which ends the old one, and shows the new one again', async () => {
    const old = await inHand()
    const fresh = await atomicat.rotateInPlace(link(), form)

    expect(await atomicat.verify(link(), old)).toBe('refused')
    expect(await atomicat.verify(link(), fresh)).toBe('accepted')
    expect((await inHand()).secret).toEqual(fresh.secret)
    expect(await atomicat.list(link())).toMatchObject([
      { remoteId: 'form', createdAt: start, lastUsedAt: start, lastUsedKnown: true, signer: false },
    ])
  })

  it('replaced it although the reply was lost', async () => {
    const old = await inHand()
    await practice.plan({ provider: 'atomicat', route, times: 1, kind: 'close-after' })

    expect(await codeOf(atomicat.rotateInPlace(link(), form))).toBe('provider-no-reply')
    expect(await atomicat.verify(link(), old)).toBe('refused')
    expect(await atomicat.verify(link(), await inHand())).toBe('accepted')
  })

  it('replaced nothing where it was refused', async () => {
    const old = await inHand()
    const plan = { provider: 'atomicat', route, times: 1, kind: 'status', status: 409 }
    await practice.plan(plan)

    expect(await codeOf(atomicat.rotateInPlace(link(), form))).toBe('provider-conflict')
    expect(await atomicat.verify(link(), old)).toBe('accepted')
  })
})
