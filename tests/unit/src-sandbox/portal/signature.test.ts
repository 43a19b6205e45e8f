import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSignedBy, isTimely, sign } from '../../../../src-sandbox/portal/signature.ts'

const vector = {
  method: 'POST',
  target: '/webhook?a=1',
  timestamp: '1563276169752',
  body: new TextEncoder().encode('{"a":1}'),
}
const vectorSignature = '56ac656c7f932c5b775be28949e90af9a2356eae2826539f10ab6526a0eec762'

describe('the portal signature', () => {
  it('meets the published vector, whatever the case of the method', () => {
    expect(sign('SECRET', vector)).toBe(vectorSignature)
    expect(sign('SECRET', { ...vector, method: 'post' })).toBe(vectorSignature)
  })

  it('accepts what the same secret signed and refuses every change to it', () => {
    expect(isSignedBy('SECRET', vector, vectorSignature)).toBe(true)

    const changes = [{ method: 'PUT' }, { target: '/webhook?a=2' }, { timestamp: '1563276169753' }]
    for (const change of [...changes, { body: new TextEncoder().encode('{"a":2}') }]) {
      expect(isSignedBy('SECRET', { ...vector, ...change }, vectorSignature)).toBe(false)
    }
    expect(isSignedBy('OTHER', vector, vectorSignature)).toBe(false)
    expect(isSignedBy('SECRET', vector, vectorSignature.toUpperCase())).toBe(false)
    expect(isSignedBy('SECRET', vector, '')).toBe(false)
  })

  it('covers the body of POST and PUT alone', () => {
    fc.assert(
      fc.property(fc.constantFrom('GET', 'DELETE'), fc.uint8Array(), (method, body) => {
        const bare = { ...vector, method, body: new Uint8Array() }
        expect(sign('SECRET', { ...bare, body })).toBe(sign('SECRET', bare))
      }),
    )
    expect(sign('SECRET', { ...vector, method: 'PUT', body: new Uint8Array() })).not.toBe(
      sign('SECRET', { ...vector, method: 'PUT' }),
    )
  })

  it('takes a timestamp within five minutes on either side and refuses others', () => {
    const now = 1_563_276_169_752

    expect([now - 300_000, now, now + 300_000].map((at) => isTimely(String(at), now))).toEqual([
      true,
      true,
      true,
    ])
    const odd = [String(now - 300_001), String(now + 300_001), '', 'now', `-${now}`, `${now}.5`]
    expect(odd.some((timestamp) => isTimely(timestamp, now))).toBe(false)
  })
})
