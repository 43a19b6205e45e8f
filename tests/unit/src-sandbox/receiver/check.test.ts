import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from '../../../../src-sandbox/receiver/check.ts'
import type { SchemeId } from '../../../../src-shared/webhook.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

type Vector = {
  readonly scheme: SchemeId
  readonly secret: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly target?: string
  readonly now?: number
}

/** Published by the senders themselves, or by their own test suites. */
const vectors: readonly Vector[] = [
  {
    scheme: 'standard',
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    headers: {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
    body: '{"test": 2432232314}',
    now: 1_614_265_330_000,
  },
  {
    scheme: 'svix',
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    headers: {
      'svix-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'svix-timestamp': '1614265330',
      'svix-signature': 'v1a,other v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
    body: '{"test": 2432232314}',
    now: 1_614_265_330_000,
  },
  {
    scheme: 'github',
    secret: "It's a Secret to Everybody",
    headers: {
      'x-hub-signature-256':
        'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    },
    body: 'Hello, World!',
  },
  {
    scheme: 'slack',
    secret: '8f742231b10e8888abcd99yyyzzz85a5',
    headers: {
      'x-slack-request-timestamp': '1531420618',
      'x-slack-signature': 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    },
    body: 'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
    now: 1_531_420_618_000,
  },
  {
    scheme: 'stripe',
    secret: 'whsec_test_secret',
    headers: {
      'stripe-signature':
        't=1700000000,v1=13941114bb88ac44a76abcfddea5b92aa6182a4b63d8be3aae908a616083bd7e',
    },
    body: '{"id":"evt_test"}',
    now: 1_700_000_000_000,
  },
  {
    scheme: 'ckeditor',
    secret: 'SECRET',
    headers: {
      'x-cs-timestamp': '1563276169752',
      'x-cs-signature': '56ac656c7f932c5b775be28949e90af9a2356eae2826539f10ab6526a0eec762',
    },
    body: '{"a":1}',
    target: '/webhook?a=1',
    now: 1_563_276_169_752,
  },
  {
    scheme: 'shopify',
    secret: 'hush',
    headers: { 'x-shopify-hmac-sha256': 'VnKUjZsLuN5iZWjn5EntcBVCF9kMN43LglzCE1/GSeY=' },
    body: '{"id":1}',
  },
  {
    scheme: 'pagerduty',
    secret: 'duty',
    headers: {
      'x-pagerduty-signature': `v1=00,v1=${createHmac('sha256', 'duty').update('{}').digest('hex')}`,
    },
    body: '{}',
  },
  { scheme: 'plain-header', secret: 'value', headers: { 'x-webhook-key': 'value' }, body: '{}' },
]

const verdict = (
  { scheme, secret, headers, body, target = '/hooks/x', now = 0 }: Vector,
  secrets = [{ name: 'secret 1', value: secret }],
) =>
  check({ headers, target, body: bytes(body) }, { scheme, header: 'X-Webhook-Key', secrets, now })

const refused = (why: string) => ({ accepted: false, why })
const timed = vectors.filter(({ now }) => now !== undefined)
const signing = vectors.filter(({ scheme }) => scheme !== 'plain-header')

describe('the check of a delivery', () => {
  it.each(vectors)('accepts what $scheme published', (vector) => {
    expect(verdict(vector)).toEqual({ accepted: true, by: 'secret 1' })
  })

  it.each(vectors)(
    'refuses another secret, a missing header and no secret at all: $scheme',
    (v) => {
      expect(verdict({ ...v, secret: 'b3RoZXI=' })).toEqual(refused('wrong'))
      expect(verdict({ ...v, headers: {} })).toEqual(refused('missing'))
      const empty = Object.fromEntries(Object.keys(v.headers).map((name) => [name, '']))
      expect(verdict({ ...v, headers: empty })).toEqual(refused('missing'))
      expect(verdict(v, [])).toEqual(refused('no-secret'))
    },
  )

  it.each(signing)('refuses any other body: $scheme', (vector) => {
    fc.assert(
      fc.property(
        fc.string().filter((body) => body !== vector.body),
        (body) => {
          expect(verdict({ ...vector, body })).toEqual(refused('wrong'))
        },
      ),
      { numRuns: 30 },
    )
  })

  it.each(timed)('refuses a delivery of five minutes ago and a second: $scheme', (vector) => {
    const now = vector.now ?? 0

    expect(verdict({ ...vector, now: now + 300_000 })).toMatchObject({ accepted: true })
    expect(verdict({ ...vector, now: now + 301_000 })).toEqual(refused('stale'))
  })

  it('refuses a time ahead, but for Stripe, which looks at the past alone', () => {
    for (const vector of timed) {
      const ahead = verdict({ ...vector, now: (vector.now ?? 0) - 301_000 })
      expect(ahead.accepted).toBe(vector.scheme === 'stripe')
    }
  })

  it('calls headers unreadable that make no sense', () => {
    const spoiled = [
      { 'webhook-id': 'a', 'webhook-timestamp': 'now', 'webhook-signature': 'v1,AA==' },
      { 'webhook-id': 'a', 'webhook-timestamp': '1', 'webhook-signature': 'v2,AA==' },
    ]
    for (const headers of spoiled) {
      const vector = { scheme: 'standard', secret: 'AAAA', headers, body: '' } as const
      expect(verdict(vector)).toEqual(refused('unreadable'))
    }
    const headers = { 'stripe-signature': 'v1=00' }
    const untimed = { scheme: 'stripe', secret: 's', headers, body: '' } as const
    expect(verdict(untimed)).toEqual(refused('unreadable'))
  })

  it('accepts either of two secrets and names the one that was right', () => {
    for (const vector of vectors) {
      const old = { name: 'OLD', value: 'b2xk' }
      const present = { name: 'NEW', value: vector.secret }
      expect(verdict(vector, [old, present])).toEqual({ accepted: true, by: 'NEW' })
    }
  })
})
