import { describe, expect, it } from 'vitest'
import { builtInConnectors, connectorOf } from '../../../../src-core/connectors/connector.ts'
import type { HttpReply } from '../../../../src-core/net/http.ts'
import { ProviderFacts, ProviderId } from '../../../../src-shared/provider.ts'
import { codeOf } from '../net/loopback.ts'
import {
  adminSecret,
  builtIn,
  FakeLink,
  keyInHand,
  keySecret,
  rawReply,
  replied,
} from './fake-link.ts'

const atna = builtIn('practice-atna')
const portal = builtIn('practice-portal')
const docs = { parameters: { environment: 'docs-production' } }
const made = {
  credential_id: 'cred_2',
  credential_secret: keySecret,
  name: 'billing_api-20_11_2026-14_05',
  created_at: '2026-11-20T14:05:00Z',
}

describe('the built-in connectors', () => {
  it('are of five systems, in practice and real, with facts that the window accepts', () => {
    const ids = builtInConnectors().map(({ facts }) => String(facts.id))
    expect(ids.filter((id) => id.startsWith('practice-')).sort()).toEqual([
      'practice-atna',
      'practice-atomicat',
      'practice-atomicpay',
      'practice-dailybot',
      'practice-dailybot-webhooks',
      'practice-portal',
    ])
    expect(ids.filter((id) => !id.startsWith('practice-')).sort()).toEqual([
      'atna',
      'atomicat',
      'atomicpay',
      'ckeditor',
      'ckeditor-on-premises',
      'dailybot',
      'dailybot-webhooks',
    ])
    for (const { facts } of builtInConnectors()) {
      expect(ProviderFacts.parse(facts)).toEqual(facts)
    }
    expect(connectorOf(ProviderId.parse('nobody'))).toBeNull()
  })

  it('say what a linked account has to say', () => {
    expect(atna.parameters).toEqual([])
    expect(portal.parameters.map(({ id, values }) => [id, values])).toEqual([
      ['environment', ['docs-production', 'docs-staging']],
    ])
  })
})

describe('generating', () => {
  it('asks once, as management, and hands over the secret as bytes', async () => {
    const fake = new FakeLink([replied(201, made)])

    const key = await atna.generate(fake.link, { name: made.name })

    expect(new TextDecoder().decode(key.secret)).toBe(keySecret)
    expect(key).toMatchObject({
      remoteId: 'cred_2',
      credentialId: 'cred_2',
      name: made.name,
      createdAt: Date.UTC(2026, 10, 20, 14, 5),
      signer: false,
    })
    expect(fake.asked).toHaveLength(1)
    const [request] = fake.asked
    expect(request).toMatchObject({ method: 'POST', target: '/sim/v1/credentials' })
    expect(new Map(request?.headers).get('authorization')).toBe(`Bearer ${adminSecret}`)
    expect(JSON.parse(new TextDecoder().decode(request?.body ?? undefined))).toEqual({
      name: made.name,
    })
  })

  it('overwrites the reply that held the secret', async () => {
    const reply = replied(201, made)

    await atna.generate(new FakeLink([reply]).link, { name: made.name })

    expect(reply.body.every((byte) => byte === 0)).toBe(true)
  })

  it('hands over the secret even if the rest of the reply cannot be read', async () => {
    const odd = { ...made, name: 7, created_at: 'yesterday' }

    const key = await atna.generate(new FakeLink([replied(201, odd)]).link, { name: 'a' })

    expect(key).toMatchObject({ remoteId: 'cred_2', name: null, createdAt: null })
    expect(new TextDecoder().decode(key.secret)).toBe(keySecret)
  })

  it.each([
    rawReply(201, JSON.stringify(made).slice(0, 40)),
    rawReply(201, ''),
    replied(201, null),
    replied(201, []),
    replied(201, { ...made, credential_secret: '' }),
    replied(201, { ...made, credential_secret: 7 }),
    replied(201, { ...made, credential_secret: 'x'.repeat(16_385) }),
    replied(201, { ...made, credential_id: '..' }),
    replied(201, { ...made, credential_id: 'a b' }),
    replied(201, { ...made, credential_id: undefined }),
    replied(200, made),
    { status: 201, body: new Uint8Array([0x22, 0xff, 0x22]) },
  ] satisfies HttpReply[])(
    'takes a success without a readable key for garbage: %#',
    async (reply) => {
      const fake = new FakeLink([reply])

      expect(await codeOf(atna.generate(fake.link, { name: 'a' }))).toBe('provider-garbage')
      expect(fake.asked).toHaveLength(1)
    },
  )

  it("tells the provider's own time, also with a refusal", async () => {
    const heard: number[] = []
    const link = new FakeLink(
      [{ ...replied(201, made), date: 7_000 }, { ...replied(500), date: 9_000 }, replied(500)],
      { heard: (date) => void heard.push(date) },
    ).link

    await atna.generate(link, { name: 'a' })
    await codeOf(atna.generate(link, { name: 'a' }))
    await codeOf(atna.generate(link, { name: 'a' }))

    expect(heard).toEqual([7_000, 9_000])
  })

  it('never asks again, whatever the answer is', async () => {
    for (const status of [200, 302, 400, 401, 403, 404, 408, 409, 422, 425, 429, 500, 503]) {
      const fake = new FakeLink([replied(status, {}), replied(201, made)])
      await codeOf(atna.generate(fake.link, { name: 'a' }))
      expect(fake.asked, String(status)).toHaveLength(1)
    }
  })
})

describe('listing', () => {
  const item = { id: 'aps_1', label: 'a', created_at: '2026-11-20T14:05:00Z', last_used_at: null }
  const listed = (items: unknown) =>
    portal.list(new FakeLink([replied(200, { api_secrets: items })], docs).link)

  it('tells never used from not known', async () => {
    const keys = await listed([
      { ...item, use_with_webhooks: true },
      { ...item, id: 'aps_2', last_used_at: '2026-11-21T00:00:00Z', use_with_webhooks: false },
      { ...item, id: 'aps_3', last_used_at: undefined, use_with_webhooks: false },
      { ...item, id: 'aps_4', last_used_at: 'soon', use_with_webhooks: false },
    ])

    expect(keys.map(({ lastUsedAt, lastUsedKnown }) => [lastUsedAt, lastUsedKnown])).toEqual([
      [null, true],
      [Date.UTC(2026, 10, 21), true],
      [null, false],
      [null, false],
    ])
    expect(keys.map(({ signer }) => signer)).toEqual([true, false, false, false])
  })

  it('never claims to know the last use where the provider does not say it', async () => {
    const reply = replied(200, { credentials: [{ credential_id: 'c', last_used_at: null }] })

    expect(await atna.list(new FakeLink([reply]).link)).toEqual([
      {
        remoteId: 'c',
        name: null,
        createdAt: null,
        lastUsedAt: null,
        lastUsedKnown: false,
        expiresAt: null,
        signer: false,
        masked: null,
        owner: null,
        scopes: [],
      },
    ])
  })

  it('gives the whole list or none of it', async () => {
    const sound = { ...item, use_with_webhooks: false }
    expect(await listed([])).toEqual([])
    for (const broken of [
      undefined,
      {},
      'none',
      [sound, null],
      [sound, { ...sound, id: '' }],
      [sound, { ...sound, id: 7 }],
      [sound, sound],
      [{ ...sound, use_with_webhooks: 'no' }],
    ]) {
      expect(await codeOf(listed(broken))).toBe('provider-garbage')
    }
  })

  it('cuts a name that is too long to be one of ours', async () => {
    const label = 'n'.repeat(500)

    const [key] = await listed([{ ...item, label, use_with_webhooks: false }])

    expect(key?.name).toHaveLength(120)
    expect(key?.name?.endsWith('…')).toBe(true)
  })
})

describe('verifying', () => {
  const verdict = (reply: HttpReply) => atna.verify(new FakeLink([reply]).link, keyInHand)

  it('asks with the key itself and not with the management credential', async () => {
    const fake = new FakeLink([replied(200, { credential_id: 'cred_1' })])

    expect(await atna.verify(fake.link, keyInHand)).toBe('accepted')
    expect(new Map(fake.asked[0]?.headers).get('authorization')).toBe(`Bearer ${keySecret}`)
    expect(JSON.stringify(fake.asked)).not.toContain(adminSecret)
  })

  it('signs where the provider wants a signature, and sends no secret', async () => {
    const fake = new FakeLink([replied(200, {})], docs)

    expect(await portal.verify(fake.link, keyInHand)).toBe('accepted')
    expect(fake.asked[0]?.target).toBe('/api/v5/docs-production/documents?limit=1')
    const headers = new Map(fake.asked[0]?.headers)
    expect(headers.get('x-cs-timestamp')).toBe('1800000000000')
    expect(headers.get('x-cs-signature')).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(fake.asked)).not.toMatch(/not_to_be_told/)
  })

  it('hears a refusal as a refusal', async () => {
    expect(await verdict(replied(401, { error: { code: 'invalid_credential' } }))).toBe('refused')
  })

  it('takes a success that names another key, or none, for garbage', async () => {
    for (const body of [{ credential_id: 'cred_9' }, {}, 'ok']) {
      expect(await codeOf(verdict(replied(200, body)))).toBe('provider-garbage')
    }
    expect(await codeOf(verdict(rawReply(200, '<h1>Sign in to the Wi-Fi</h1>')))).toBe(
      'provider-garbage',
    )
  })

  it('gives no verdict when the provider gave none', async () => {
    expect(await codeOf(verdict(replied(403)))).toBe('provider-forbidden')
    expect(await codeOf(verdict(replied(404)))).toBe('provider-not-found')
    expect(await codeOf(verdict(replied(429)))).toBe('provider-rate-limited')
    expect(await codeOf(verdict(replied(500)))).toBe('provider-failed')
  })
})

describe('turning off', () => {
  const off = (reply: HttpReply) =>
    portal.revoke(new FakeLink([reply], docs).link, 'aps_1', 'copper lantern 47')

  it('sends the phrase in the body and the id in the path', async () => {
    const fake = new FakeLink([replied(204)], docs)

    expect(await portal.revoke(fake.link, 'aps/1', 'copper "lantern" 47')).toBe('revoked')
    const [request] = fake.asked
    expect(request?.target).toBe('/sim/v1/environments/docs-production/api-secrets/aps%2F1')
    expect(new TextDecoder().decode(request?.body ?? undefined)).toBe(
      '{"phrase":"copper \\"lantern\\" 47"}',
    )
  })

  it('counts a key that was gone as off, but only by the code for that', async () => {
    expect(await off(replied(404, { data: { code: 'not_found' } }))).toBe('was-gone')
    expect(await codeOf(off(replied(404, { data: { code: 'no_environment' } })))).toBe(
      'provider-not-found',
    )
    expect(await codeOf(off(rawReply(404, '<h1>404</h1>')))).toBe('provider-not-found')
  })

  it('knows the guards of the provider', async () => {
    expect(await codeOf(off(replied(409, { data: { code: 'signer_in_use' } })))).toBe(
      'provider-signer-protected',
    )
    expect(await codeOf(off(replied(422, { data: { code: 'wrong_phrase' } })))).toBe(
      'provider-wrong-phrase',
    )
  })

  it('asks nothing of the provider without the phrase that it wants', async () => {
    const fake = new FakeLink([], docs)

    expect(await codeOf(portal.revoke(fake.link, 'aps_1', null))).toBe('provider-wrong-phrase')
    expect(fake.asked).toEqual([])
  })

  it('asks for the phrase only where there is one', async () => {
    const fake = new FakeLink([replied(200, { phrase: 'copper lantern 47' })], docs)
    expect(await portal.revokeChallenge(fake.link, 'aps_1')).toBe('copper lantern 47')
    const garbled = new FakeLink([replied(200, { phrase: '' })], docs)
    expect(await codeOf(portal.revokeChallenge(garbled.link, 'aps_1'))).toBe('provider-garbage')

    const silent = new FakeLink([])
    expect(await atna.revokeChallenge(silent.link, 'cred_1')).toBeNull()
    expect(silent.asked).toEqual([])
  })
})

describe('choosing the signer', () => {
  it('believes it only when the provider says so', async () => {
    const sign = (reply: HttpReply) => portal.setSigner(new FakeLink([reply], docs).link, 'aps_1')

    await expect(sign(replied(200, { use_with_webhooks: true }))).resolves.toBeUndefined()
    expect(await codeOf(sign(replied(200, { use_with_webhooks: false })))).toBe('provider-garbage')
    expect(await codeOf(sign(rawReply(200, '{"use')))).toBe('provider-garbage')
  })

  it('is refused where the provider has no such thing', async () => {
    const fake = new FakeLink([])

    expect(await codeOf(atna.setSigner(fake.link, 'cred_1'))).toBe('capability-missing')
    expect(fake.asked).toEqual([])
  })
})
