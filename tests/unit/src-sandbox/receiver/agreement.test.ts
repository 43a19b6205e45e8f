import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sign } from '../../../../src-core/webhooks/sign.ts'
import { check } from '../../../../src-sandbox/receiver/check.ts'
import type { SchemeId } from '../../../../src-shared/webhook.ts'

const now = Date.parse('2026-11-20T14:05:00Z')
const target = '/hooks/leads?from=keyturn'

const carriesTwo: readonly SchemeId[] = ['standard', 'svix', 'stripe', 'pagerduty']
const schemes: readonly SchemeId[] = [
  ...carriesTwo,
  ...(['github', 'ckeditor', 'slack', 'shopify', 'plain-header'] as const),
]

/** Secrets that each scheme can use: some take base64 after a prefix, the others any text. */
const secrets = fc
  .uniqueArray(fc.uint8Array({ minLength: 24, maxLength: 48 }), { minLength: 3, maxLength: 3 })
  .map((all) => all.map((bytes) => `whsec_${Buffer.from(bytes).toString('base64')}`))

function delivered(scheme: SchemeId, body: Uint8Array, with_: readonly string[]) {
  const rule = { scheme, header: scheme === 'plain-header' ? 'X-Webhook-Key' : null }
  const delivery = { method: 'POST', target, id: 'msg_1', at: now, body }
  const headers = sign(
    delivery,
    rule,
    with_.map((secret) => new TextEncoder().encode(secret)),
  )
  const lower = headers.map(([name, value]) => [name.toLowerCase(), value] as const)
  return { headers: Object.fromEntries(lower), target, body }
}

const knowing = (scheme: SchemeId, value: string, at = now) => ({
  ...{ scheme, header: 'X-Webhook-Key', now: at },
  secrets: [{ name: 'only', value }],
})

// The receiver has an implementation of its own, so that what both agree on is agreed on by two.
describe.each(schemes)('what Keyturn signs as %s', (scheme) => {
  it('is accepted by a receiver that knows the secret, and by no other', () => {
    fc.assert(
      fc.property(secrets, fc.uint8Array(), ([secret = '', other = ''], body) => {
        const delivery = delivered(scheme, body, [secret])

        expect(check(delivery, knowing(scheme, secret))).toEqual({ accepted: true, by: 'only' })
        expect(check(delivery, knowing(scheme, other))).toEqual({ accepted: false, why: 'wrong' })
      }),
      { numRuns: 50 },
    )
  })
})

describe.each(carriesTwo)('what Keyturn signs twice as %s', (scheme) => {
  it('is accepted by a receiver that knows either secret', () => {
    fc.assert(
      fc.property(secrets, fc.uint8Array(), ([old = '', fresh = '', other = ''], body) => {
        const delivery = delivered(scheme, body, [old, fresh])
        const accepts = (secret: string) => check(delivery, knowing(scheme, secret)).accepted

        expect([old, fresh, other].map(accepts)).toEqual([true, true, false])
      }),
      { numRuns: 50 },
    )
  })
})
