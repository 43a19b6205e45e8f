import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sign } from '../../../../src-core/webhooks/sign.ts'
import { bytes, delivery, ruleFor, secretOf, tried } from './delivery-fixture.ts'

const github = {
  secret: "It's a Secret to Everybody",
  body: 'Hello, World!',
  header:
    'X-Hub-Signature-256: sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
}

describe('published examples', () => {
  it('hold for Standard Webhooks (its repository)', () => {
    const secret = bytes('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')
    const of = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: 1_614_265_330_000 }
    const sent = delivery('{"test": 2432232314}', of)
    expect(sign(sent, ruleFor('standard'), [secret])).toEqual([
      ['webhook-id', 'msg_p5jXN8AQM9LWM0D4loKWxJek'],
      ['webhook-timestamp', '1614265330'],
      ['webhook-signature', 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='],
    ])
    expect(sign(sent, ruleFor('svix'), [secret])).toEqual([
      ['svix-id', 'msg_p5jXN8AQM9LWM0D4loKWxJek'],
      ['svix-timestamp', '1614265330'],
      ['svix-signature', 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='],
    ])
  })

  it('hold for GitHub (docs.github.com)', () => {
    const [header] = sign(delivery(github.body), ruleFor('github'), [bytes(github.secret)])
    expect(header?.join(': ')).toBe(github.header)
  })

  it('hold for CKEditor (ckeditor.com), which signs the path and not the origin', () => {
    const sent = delivery('{"a":1}', { target: '/webhook?a=1', at: 1_563_276_169_752 })
    expect(sign(sent, ruleFor('ckeditor'), [bytes('SECRET')])).toEqual([
      ['X-CS-Timestamp', '1563276169752'],
      ['X-CS-Signature', '56ac656c7f932c5b775be28949e90af9a2356eae2826539f10ab6526a0eec762'],
    ])
    const small = { ...sent, method: 'post' }
    expect(sign(small, ruleFor('ckeditor'), [bytes('SECRET')])).toEqual(
      sign(sent, ruleFor('ckeditor'), [bytes('SECRET')]),
    )
  })

  it('hold for Slack (docs.slack.dev)', () => {
    const body = [
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow',
      'channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner',
      'command=%2Fwebhook-collect&text=',
      'response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN',
      'trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
    ].join('&')
    const sent = delivery(body, { at: 1_531_420_618_000 })
    expect(sign(sent, ruleFor('slack'), [bytes('8f742231b10e8888abcd99yyyzzz85a5')])).toEqual([
      ['X-Slack-Request-Timestamp', '1531420618'],
      ['X-Slack-Signature', 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503'],
    ])
  })

  it('hold for Stripe (its library), whose key is the whole secret', () => {
    const sent = delivery('{"id":"evt_test"}', { at: 1_700_000_000_000 })
    expect(sign(sent, ruleFor('stripe'), [bytes('whsec_test_secret')])).toEqual([
      [
        'Stripe-Signature',
        't=1700000000,v1=13941114bb88ac44a76abcfddea5b92aa6182a4b63d8be3aae908a616083bd7e',
      ],
    ])
  })

  it('hold for Shopify (calculated apart)', () => {
    expect(sign(delivery('{"id":1}'), ruleFor('shopify'), [bytes('hush')])).toEqual([
      ['X-Shopify-Hmac-Sha256', 'VnKUjZsLuN5iZWjn5EntcBVCF9kMN43LglzCE1/GSeY='],
    ])
  })

  it('are found to be good when they are pasted, and not with another secret', () => {
    const candidates = [{ ref: 'docs', secret: bytes(github.secret), rule: ruleFor('github') }]
    const seen = { headers: github.header, body: github.body }
    expect(tried({ ...seen, candidates })).toMatchObject({
      why: null,
      signedBy: { ref: 'docs', scheme: 'github' },
    })
    const other = [{ ref: 'other', secret: secretOf(1), rule: ruleFor('github') }]
    expect(tried({ ...seen, candidates: other })).toMatchObject({
      why: 'unknown-secret',
      signedBy: null,
    })
  })
})

describe('signatures calculated apart from the schemes', () => {
  it('are the same for PagerDuty, with two secrets in one header', () => {
    const body = '{"event":{"id":"01"}}'
    const mac = (digit: number) => createHmac('sha256', secretOf(digit)).update(body).digest('hex')
    expect(sign(delivery(body), ruleFor('pagerduty'), [secretOf(1), secretOf(2)])).toEqual([
      ['X-PagerDuty-Signature', `v1=${mac(1)},v1=${mac(2)}`],
    ])
  })

  it('are the same for Standard Webhooks and Stripe with two secrets', () => {
    const key = (digit: number) => Buffer.alloc(24, digit)
    const sent = delivery('{}', { at: 1_700_000_000_000 })
    const standard = (digit: number) =>
      createHmac('sha256', key(digit)).update('msg_1.1700000000.{}').digest('base64')
    const stripe = (digit: number) =>
      createHmac('sha256', secretOf(digit)).update('1700000000.{}').digest('hex')
    const both = [secretOf(1), secretOf(2)]
    expect(sign(sent, ruleFor('standard'), both)[2]?.[1]).toBe(
      `v1,${standard(1)} v1,${standard(2)}`,
    )
    expect(sign(sent, ruleFor('stripe'), both)[0]?.[1]).toBe(
      `t=1700000000,v1=${stripe(1)},v1=${stripe(2)}`,
    )
  })
})

describe('the plain scheme', () => {
  it('000-27 puts the key into the header that the receiver wants', () => {
    const rule = { scheme: 'plain-header', header: 'X-Our-Own' } as const
    expect(sign(delivery('{}'), rule, [bytes('k3y')])).toEqual([['X-Our-Own', 'k3y']])
  })

  it('refuses to guess the header, and a key that would end it', () => {
    const rule = { scheme: 'plain-header', header: null } as const
    expect(() => sign(delivery('{}'), rule, [bytes('k3y')])).toThrow('webhook-unset')
    const split = bytes('k3y\r\nHost: evil')
    expect(() => sign(delivery('{}'), ruleFor('plain-header'), [split])).toThrow('bad-secret')
  })
})

it('refuses no secret, two secrets for one signature, and a secret that is no key', () => {
  const two = [secretOf(1), secretOf(2)]
  expect(() => sign(delivery('{}'), ruleFor('github'), [])).toThrow('no-secret')
  for (const one of ['github', 'ckeditor', 'slack', 'shopify', 'plain-header'] as const) {
    expect(() => sign(delivery('{}'), ruleFor(one), two)).toThrow('bad-request')
  }
  for (const bad of ['whsec_not base64!', 'whsec_', 'abc']) {
    expect(() => sign(delivery('{}'), ruleFor('standard'), [bytes(bad)])).toThrow('bad-secret')
  }
})
