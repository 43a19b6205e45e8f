import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  builtInConnectors,
  makeConnector,
  type KeyInHand,
  type Link,
} from '../../../../src-core/connectors/connector.ts'
import { practiceAtna } from '../../../../src-core/connectors/built-in/practice-atna.ts'
import { parseDefinition } from '../../../../src-core/connectors/definition.ts'
import { fetchTransport, transportCaps } from '../../../../src-core/net/transport.ts'
import type { RunningProvider } from '../../../../src-sandbox/sandbox.ts'
import { list, Practice, start, text } from '../../src-sandbox/sandbox-fixture.ts'
import { codeOf } from '../net/loopback.ts'
import { builtIn, FakeLink, replied } from './fake-link.ts'

const practice = new Practice()

beforeAll(() => practice.start())
afterAll(() => practice.end())
beforeEach(async () => {
  await practice.askControl('POST /reset')
})

const bytes = (secret: string) => new TextEncoder().encode(secret)

/** A practice account, signed in as an admin. */
function toPractice({ origin, managementToken }: RunningProvider): Link {
  return {
    origin,
    parameters: {},
    admin: bytes(managementToken),
    transport: fetchTransport(fetch, transportCaps),
    clock: { now: () => start },
    signal: new AbortController().signal,
  }
}

/** An account at the vendor itself, whose address leads to the practice server. */
function toVendor(origin: string, server: RunningProvider, admin = ''): Link {
  const link = toPractice(server)
  return {
    ...link,
    origin,
    admin: bytes(admin),
    transport: (request, signal) => {
      expect(request.origin).toBe(origin)
      return link.transport({ ...request, origin: server.origin }, signal)
    },
  }
}

function inHand(secret: string, remoteId = ''): KeyInHand {
  return { remoteId, credentialId: null, secret: bytes(secret) }
}

const dailybotKey = async () => {
  const reply = await practice.askDailybot('POST /sim/v1/api-keys', { body: { label: 'reports' } })
  return { id: text(reply.json(), 'id'), key: text(reply.json(), 'key') }
}

describe('Dailybot', () => {
  const vendor = builtIn('dailybot')
  const inPractice = builtIn('practice-dailybot')
  const toDailybot = () => toVendor('https://api.dailybot.com', practice.dailybot)

  it('001-17 001-32 a real call to GET /v1/me/ tells a living key from a dead one', async () => {
    const { id, key } = await dailybotKey()
    expect(await vendor.verify(toDailybot(), inHand(key))).toBe('accepted')

    await practice.askDailybot(`DELETE /sim/v1/api-keys/${id}`)

    expect(await vendor.verify(toDailybot(), inHand(key))).toBe('refused')
    const [last] = (await practice.log()).slice(-1)
    expect(last).toMatchObject({ method: 'GET', path: '/v1/me/', committed: false })
  })

  it('001-35 a key that is known and may not call is no refused key', async () => {
    const { key } = await dailybotKey()
    await practice.askControl('POST /settings', { body: { provider: 'dailybot', freePlan: true } })

    expect(await codeOf(vendor.verify(toDailybot(), inHand(key)))).toBe('provider-forbidden')
    await practice.askControl('POST /settings', { body: { provider: 'dailybot', freePlan: false } })
  })

  it('makes and turns off nothing by itself: that is for a person', async () => {
    const { capabilities } = vendor.facts
    expect([capabilities.generate, capabilities.revoke]).toEqual(['guided', 'guided'])
    expect(vendor.needsAdmin).toBe(false)
    expect(await codeOf(vendor.generate(toDailybot(), { name: 'a' }))).toBe('capability-missing')
    expect(await codeOf(vendor.revoke(toDailybot(), 'key_1', null))).toBe('capability-missing')
  })

  it('001-09 asks for no right but those that were chosen, and lists what was granted', async () => {
    const link = toPractice(practice.dailybot)
    await inPractice.generate(link, { name: 'least' })
    await inPractice.generate(link, { name: 'reports', scopes: ['reports.read'] })

    const listed = await inPractice.list(link)
    expect(listed.map(({ name, scopes }) => [name, scopes])).toEqual([
      ['least', []],
      ['reports', ['reports.read']],
    ])
    expect(listed.every(({ masked }) => masked !== null)).toBe(true)
  })

  it('001-03 says in what role one is signed in, and whether that may manage keys', async () => {
    const tokens = (await practice.askControl('GET /tokens')).json()['dailybot']
    const as = (role: string): Link => ({
      ...toPractice(practice.dailybot),
      admin: bytes(String(Reflect.get(Object(tokens), role))),
    })

    expect(await inPractice.role(as('admin'))).toEqual({ role: 'admin', mayManage: true })
    expect(await inPractice.role(as('member'))).toEqual({ role: 'member', mayManage: false })
    expect(await codeOf(inPractice.generate(as('member'), { name: 'a' }))).toBe(
      'provider-forbidden',
    )
    expect(await codeOf(inPractice.role(as('expired')))).toBe('provider-unauthorized')
  })

  it('001-32 shows who still calls with a key that is dead', async () => {
    const { id, key } = await dailybotKey()
    const call = () =>
      practice.askDailybot('GET /v1/me/', {
        headers: { Authorization: '', 'X-API-KEY': key, 'User-Agent': 'nightly/1.0' },
      })
    await call()
    await practice.askDailybot(`DELETE /sim/v1/api-keys/${id}`)
    await call()

    expect(await inPractice.usage(toPractice(practice.dailybot), id)).toEqual({
      days: [{ day: '2026-11-20', used: 1, refused: 1, failed: 0 }],
      callers: [{ name: 'nightly/1.0', lastAt: start, used: 1, refused: 1 }],
    })
    expect(await codeOf(builtIn('practice-portal').usage(toPractice(practice.portal), id))).toBe(
      'capability-missing',
    )
  })

  it('takes a chosen secret for a webhook at its real path, and removes it there', async () => {
    const webhooks = builtIn('dailybot-webhooks')
    const { key } = await dailybotKey()
    const link = {
      ...toVendor('https://api.dailybot.com', practice.dailybot, key),
      parameters: {
        'delivery-address': 'http://127.0.0.1:9/hooks/a',
        event: 'kudos.posted',
      },
    }
    const secret = bytes('chosen_by_keyturn_0123456789')

    const made = await webhooks.generate(link, { name: 'kudos', secret })

    expect(new TextDecoder().decode(made.secret)).toBe('chosen_by_keyturn_0123456789')
    const hooks = list((await practice.askDailybot('GET /sim/v1/webhooks')).json(), 'webhooks')
    expect(hooks).toMatchObject([{ id: made.remoteId, name: 'kudos', masked: '…6789' }])
    expect(await webhooks.revoke(link, made.remoteId, null)).toBe('revoked')
    expect(await webhooks.revoke(link, made.remoteId, null)).toBe('was-gone')
    expect(await codeOf(webhooks.generate(link, { name: 'without' }))).toBe('bad-request')
  })
})

describe('AtomicPay', () => {
  it('002-19 tries a key with one small read, and counts a missing right as alive', async () => {
    const made = async (permissions: string[]) => {
      const body = { name: `k${permissions.length}`, permissions }
      const reply = await practice.askAtomicPay('POST /sim/v1/developer/keys', { body })
      return text(reply.json(), 'key')
    }
    const link = toVendor('https://api.atomicpay.com.br', practice.atomicpay)
    const vendor = builtIn('atomicpay')
    const keys = [await made(['products.read']), await made([])]
    const before = (await practice.log()).length

    for (const key of keys) expect(await vendor.verify(link, inHand(key))).toBe('accepted')
    expect(await vendor.verify(link, inHand('atpay_sample_unknown'))).toBe('refused')

    const asked = (await practice.log()).slice(before)
    expect(asked.map(({ method, path }) => [method, path])).toEqual(
      Array.from({ length: 3 }, () => ['GET', '/v1/products?limit=1']),
    )
  })
})

describe('CKEditor', () => {
  it('proves a secret by a signed read of the environment', async () => {
    const made = await builtIn('practice-portal').generate(
      { ...toPractice(practice.portal), parameters: { environment: 'docs-production' } },
      { name: 'a' },
    )
    const link = {
      ...toVendor('https://northwind.cke-cs.com', practice.portal),
      parameters: { environment: 'docs-production' },
    }

    expect(await builtIn('ckeditor').verify(link, made)).toBe('accepted')
    expect(await builtIn('ckeditor').verify(link, inHand('wrong'))).toBe('refused')
  })

  it('on premises makes an environment with a secret that Keyturn chose, signed', async () => {
    const environment = 'env01234567890123456'
    const fake = new FakeLink([replied(200, {})], {
      origin: 'https://ckeditor.northwind.example',
      parameters: { environment, organization: 'northwind-org' },
    })
    let sent = ''
    const link: Link = {
      ...fake.link,
      transport: (request, signal) => {
        sent = new TextDecoder().decode(request.body ?? new Uint8Array())
        return fake.link.transport(request, signal)
      },
    }

    const secret = bytes('0123456789abcdef0123')
    const made = await builtIn('ckeditor-on-premises').generate(link, { name: 'docs', secret })

    expect(made).toMatchObject({ remoteId: environment, credentialId: null })
    expect(JSON.parse(sent)).toMatchObject({ id: environment, apiSecret: '0123456789abcdef0123' })
    const [request] = fake.asked
    const names = request?.headers.map(([name]) => name)
    expect(names).toEqual(expect.arrayContaining(['x-cs-timestamp', 'x-cs-signature']))
    // What carried the secret is overwritten once it was sent.
    expect(request?.body?.every((byte) => byte === 0)).toBe(true)
  })
})

describe('ATNA', () => {
  it('004-26 has the bearer as a setting of the connector: the secret, or both halves', async () => {
    const both = makeConnector(
      parseDefinition({
        ...practiceAtna,
        auth: { ...practiceAtna.auth, key: { kind: 'bearer', token: '{credentialId}:{secret}' } },
      }),
    )
    const link = toPractice(practice.atna)
    const key = await both.generate(link, { name: 'a' })
    expect(await builtIn('practice-atna').verify(link, key)).toBe('accepted')
    expect(await both.verify(link, key)).toBe('refused')

    await practice.askControl('POST /settings', {
      body: { provider: 'atna', bearerMode: 'id:secret' },
    })

    expect(await both.verify(link, key)).toBe('accepted')
    expect(await builtIn('practice-atna').verify(link, key)).toBe('refused')
    await practice.askControl('POST /settings', {
      body: { provider: 'atna', bearerMode: 'secret' },
    })
  })

  it('004-01 004-02 issues a pair, and has no way to replace one in place', async () => {
    const key = await builtIn('practice-atna').generate(toPractice(practice.atna), { name: 'a' })
    expect(key.credentialId).toBe(key.remoteId)
    expect(key.secret.length).toBeGreaterThan(20)
    for (const id of ['practice-atna', 'atna']) {
      const { facts, rotateInPlace } = builtIn(id)
      expect(facts).toMatchObject({ issues: 'key-pair', rotateAfterMonths: 3 })
      expect(facts.capabilities.rotateInPlace).toBe('none')
      const again = rotateInPlace(toPractice(practice.atna), { remoteId: 'a', name: 'a' })
      expect(await codeOf(again)).toBe('capability-missing')
    }
  })
})

describe('Atomicat', () => {
  it('000-34 offers no way to turn a key off, in practice and in production', async () => {
    for (const id of ['practice-atomicat', 'atomicat']) {
      const connector = builtIn(id)
      expect(connector.facts.capabilities.revoke).toBe('none')
      const off = connector.revoke(toPractice(practice.atomicat), 'form', null)
      expect(await codeOf(off)).toBe('capability-missing')
    }
  })

  it('000-01 has keys that check deliveries, and authorise no call to Atomicat', () => {
    const { facts, needsAdmin } = builtIn('atomicat')
    expect(facts).toMatchObject({ purpose: 'check-deliveries', issues: 'webhook-secret' })
    expect(needsAdmin).toBe(false)
    expect(facts.capabilities.verify).toBe('none')
  })
})

describe('every connector', () => {
  it('X-01 says for itself whether a key can be read again', () => {
    const told = builtInConnectors().map(({ facts }) => [facts.id, facts.capabilities.readAgain])
    expect(told.filter(([, via]) => via !== 'none')).toEqual([
      ['practice-atomicat', 'api'],
      ['atomicat', 'guided'],
    ])
  })

  it('X-08 leaves no key without an immediate road: turning off, or replacing in place', () => {
    for (const { facts } of builtInConnectors()) {
      const { revoke, rotateInPlace } = facts.capabilities
      expect([facts.id, revoke !== 'none' || rotateInPlace !== 'none']).toEqual([facts.id, true])
    }
  })

  it('names its vendor, whose guide says the clicks for what Keyturn cannot do', () => {
    const vendors = new Set(builtInConnectors().map(({ facts }) => facts.vendor))
    expect([...vendors].sort()).toEqual(['atna', 'atomicat', 'atomicpay', 'ckeditor', 'dailybot'])
  })
})
