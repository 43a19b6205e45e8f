import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Candidate } from '../../../../src-core/webhooks/check.ts'
import { macSchemes } from '../../../../src-core/webhooks/schemes.ts'
import { SchemeId, type CheckedRequest } from '../../../../src-shared/webhook.ts'
import { at, delivery, linesOf, ruleFor, secretOf, tried } from './delivery-fixture.ts'

const schemes = SchemeId.options
const signing = macSchemes.map(({ id }) => id)
const timed = macSchemes.filter(({ timestamp }) => timestamp !== null)

const candidate = (digit: number, scheme: SchemeId | null): Candidate<string> => {
  const rule = scheme && ruleFor(scheme)
  return { ref: `key ${String(digit)}`, secret: secretOf(digit), rule }
}

/** One of the others signs with its own, so that finding the right one means something. */
const three = (scheme: SchemeId | null) => [1, 2, 3].map((digit) => candidate(digit, scheme))

const pasted = (scheme: SchemeId, body: string, digits: readonly number[] = [2]): string =>
  linesOf(delivery(body), ruleFor(scheme), digits.map(secretOf)).join('\n')

const body = fc.oneof(fc.json(), fc.string({ unit: 'grapheme' }))

describe.each(schemes)('a delivery by %s', (scheme) => {
  it('is found to be good with the secret that signed it, whatever stands in it', () => {
    fc.assert(
      fc.property(body, fc.boolean(), (text, said) => {
        const candidates = three(said ? scheme : null)
        const verdict = tried({ headers: pasted(scheme, text), body: text, candidates })
        const signedBy = { ref: 'key 2', scheme }
        expect(verdict).toMatchObject({ why: null, signedBy, change: null })
        expect(verdict.schemes).toEqual([scheme])
      }),
      { numRuns: 50 },
    )
  })

  it('is not good with other secrets', () => {
    const headers = pasted(scheme, '{}', [9])
    const verdict = tried({ headers, body: '{}', candidates: three(scheme) })
    expect(verdict).toMatchObject({ why: 'unknown-secret', signedBy: null, schemes: [scheme] })
  })
})

describe.each(signing)('a delivery by %s', (scheme) => {
  it('is refused once one sign of its body was changed', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.nat(25), (text, where, by) => {
        const index = where % text.length
        const letter = String.fromCharCode(97 + by)
        const changed = text.slice(0, index) + letter + text.slice(index + 1)
        fc.pre(changed !== text)
        const headers = pasted(scheme, text)
        const verdict = tried({ headers, body: changed, candidates: three(scheme) })
        expect(verdict.why).not.toBeNull()
      }),
      { numRuns: 50 },
    )
  })

  it('is refused once one sign of its headers was changed', () => {
    const line = fc.nat(2)
    fc.assert(
      fc.property(
        line,
        fc.nat(),
        fc.constantFrom(...'0123456789abcdefXYZ+/='.split('')),
        (nth, where, to) => {
          const lines = linesOf(delivery('{"a":1}'), ruleFor(scheme), [secretOf(2)])
          const [name = '', value = ''] = (lines[nth % lines.length] ?? '').split(': ')
          const index = where % value.length
          const changed = value.slice(0, index) + to + value.slice(index + 1)
          fc.pre(changed !== value)
          const headers = lines.map((each) =>
            each.startsWith(`${name}: `) ? `${name}: ${changed}` : each,
          )
          const verdict = tried({
            ...{ headers: headers.join('\n'), body: '{"a":1}', candidates: three(scheme) },
          })
          expect(verdict.why).not.toBeNull()
        },
      ),
      { numRuns: 80 },
    )
  })
})

it('takes either of two secrets where a delivery carries both, in any order', () => {
  const two = macSchemes.filter(({ signature }) => signature.between !== null)
  expect(two.map(({ id }) => id)).toEqual(['standard', 'svix', 'stripe', 'pagerduty'])
  for (const { id } of two) {
    for (const digits of [
      [1, 2],
      [2, 1],
    ]) {
      for (const digit of [1, 2]) {
        const candidates = [candidate(digit, id)]
        const verdict = tried({ headers: pasted(id, '{}', digits), body: '{}', candidates })
        expect(verdict).toMatchObject({ why: null, signedBy: { ref: `key ${String(digit)}` } })
      }
      const candidates = [candidate(3, id)]
      const verdict = tried({ headers: pasted(id, '{}', digits), body: '{}', candidates })
      expect(verdict).toMatchObject({ why: 'unknown-secret', signedBy: null })
    }
  }
})

describe('the time of a delivery', () => {
  it.each(timed)('counts for $id up to its limit and not beyond', (scheme) => {
    const limit = scheme.timestamp?.past ?? 0
    const headers = pasted(scheme.id, '{}')
    const after = (seconds: number) =>
      tried({ headers, body: '{}', candidates: three(scheme.id), at: at + seconds * 1000 })
    expect(after(limit)).toMatchObject({ why: null, offSeconds: limit })
    expect(after(limit + 1)).toMatchObject({
      why: 'time',
      offSeconds: limit + 1,
      signedBy: { ref: 'key 2', scheme: scheme.id },
    })
    const ahead = scheme.timestamp?.ahead ?? null
    expect(after(-301)).toMatchObject({ why: ahead === null ? null : 'time', offSeconds: -301 })
  })

  it('is null where none is signed', () => {
    const headers = pasted('github', '{}')
    const verdict = tried({ headers, body: '{}', candidates: three('github'), at: at * 2 })
    expect(verdict).toMatchObject({ why: null, offSeconds: null })
  })
})

const document = '{"event": "form",\n "name": "Zoë",\n "path": "a/b", "n": [1, 2]}'
const value: unknown = JSON.parse(document)
const ways: readonly (readonly [CheckedRequest['change'], string, string])[] = [
  ['end-of-body', document, `${document}\n`],
  ['end-of-body', `${document}\n`, document],
  ['end-of-body', `${document}\r\n`, document],
  ['line-ends', document, document.replaceAll('\n', '\r\n')],
  ['line-ends', document.replaceAll('\n', '\r\n'), `${document}\n`],
  ['white-space', document, `  ${document}  `],
  ['white-space', `\uFEFF${document}`, document],
  ['json-rewritten', JSON.stringify(value), document],
  ['json-rewritten', JSON.stringify(value, null, 2), document],
  ['json-rewritten', JSON.stringify(value, null, 4), JSON.stringify(value)],
  // As json.dumps of Python and json_encode of PHP write it.
  [
    'json-rewritten',
    '{"event": "form", "name": "Zo\\u00eb", "path": "a/b", "n": [1, 2]}',
    JSON.stringify(value),
  ],
  [
    'json-rewritten',
    '{"event":"form","name":"Zo\\u00eb","path":"a\\/b","n":[1,2]}',
    JSON.stringify(value),
  ],
]

it.each(ways)('says that a body was changed by %s, and still refuses it', (change, sent, seen) => {
  for (const scheme of signing) {
    const headers = pasted(scheme, sent)
    const verdict = tried({ headers, body: seen, candidates: three(scheme) })
    const signedBy = { ref: 'key 2', scheme }
    expect(verdict).toMatchObject({ why: 'body-changed', change, signedBy })
  }
})

describe('why no secret signed', () => {
  it('is that the scheme is another than the item says', () => {
    const headers = pasted('stripe', '{}')
    const verdict = tried({ headers, body: '{}', candidates: three('github') })
    const signedBy = { ref: 'key 2', scheme: 'stripe' }
    expect(verdict).toMatchObject({ why: 'wrong-scheme', signedBy })
    const unknown = { headers, body: '{}', candidates: [candidate(7, 'github')] }
    expect(tried({ ...unknown, says: 'github' })).toMatchObject({
      why: 'wrong-scheme',
      signedBy: null,
    })
  })

  it('is not that, where the receivers of a scheme take the other one as well', () => {
    const of = (sent: SchemeId, said: SchemeId) =>
      tried({ headers: pasted(sent, '{}'), body: '{}', candidates: three(said) }).why
    expect(of('standard', 'svix')).toBeNull()
    expect(of('svix', 'standard')).toBe('wrong-scheme')
  })

  it('is that the key stands in another header than the receiver looks into', () => {
    const headers = 'X-Other: '.concat(new TextDecoder().decode(secretOf(2)))
    const verdict = tried({ headers, body: '{}', candidates: three('plain-header') })
    expect(verdict).toMatchObject({
      why: 'wrong-scheme',
      signedBy: { ref: 'key 2', scheme: 'plain-header' },
      schemes: ['plain-header'],
    })
  })

  it('is that there is no signature', () => {
    const headers = 'Host: shop.example\nContent-Type: application/json'
    const verdict = tried({ headers, body: '{}', candidates: three('github') })
    expect(verdict).toMatchObject({ why: 'no-signature', schemes: [], offSeconds: null })
    expect(tried({ headers: '', body: '', candidates: [] })).toMatchObject({ why: 'no-signature' })
  })

  it.each([
    'X-Hub-Signature-256: sha1=00',
    'X-Hub-Signature-256: ',
    `X-Hub-Signature-256: sha256=${'A'.repeat(64)}`,
    `Stripe-Signature: v1=${'a'.repeat(64)}`,
    `Stripe-Signature: t=soon,v1=${'a'.repeat(64)}`,
    `webhook-signature: v1,${'A'.repeat(43)}=`,
    `webhook-signature: v2,${'A'.repeat(43)}=\nwebhook-id: a\nwebhook-timestamp: 1`,
    `X-CS-Signature: ${'a'.repeat(64)}`,
  ])('is that it cannot be read: %s', (headers) => {
    const verdict = tried({ headers, body: '{}', candidates: three(null) })
    expect(verdict).toMatchObject({ why: 'unreadable', signedBy: null })
  })

  it('is that the request line is missing where the path is signed', () => {
    const headers = pasted('ckeditor', '{}')
    const seen = { headers, body: '{}', candidates: three('ckeditor') }
    expect(tried({ ...seen, request: '' })).toMatchObject({ why: 'unreadable' })
    expect(tried({ ...seen, request: 'POST /hooks/forms' })).toMatchObject({
      why: 'unknown-secret',
    })
    expect(tried(seen)).toMatchObject({ why: null })
  })
})

it('skips signatures of versions that it does not know', () => {
  const [line = ''] = linesOf(delivery('{}'), ruleFor('stripe'), [secretOf(2)])
  const headers = `${line},v0=${'0'.repeat(64)},v2=something`
  const verdict = tried({ headers, body: '{}', candidates: three('stripe') })
  expect(verdict).toMatchObject({ why: null, signedBy: { ref: 'key 2' } })
})

it('prefers a good signature to one that is off', () => {
  const wrong = candidate(2, 'github')
  const good = { ...candidate(2, 'stripe'), ref: 'the right one' }
  const verdict = tried({
    ...{ headers: pasted('stripe', '{}'), body: '{}', candidates: [wrong, good] },
  })
  expect(verdict).toMatchObject({ why: null, signedBy: { ref: 'the right one' } })
})
