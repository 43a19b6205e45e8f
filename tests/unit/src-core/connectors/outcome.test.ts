import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HttpReply } from '../../../../src-core/net/http.ts'
import { errorCodeOf, VaultError } from '../../../../src-shared/errors.ts'
import { isUnknownOutcome } from '../../../../src-shared/rotation.ts'
import { codeOf } from '../net/loopback.ts'
import { adminSecret, builtIn, FakeLink, keySecret, rawReply, replied } from './fake-link.ts'

const atna = builtIn('practice-atna')
const portal = builtIn('practice-portal')
const docs = { parameters: { environment: 'docs-production' } }

describe('a refusal', () => {
  const answered = (reply: HttpReply) =>
    codeOf(portal.generate(new FakeLink([reply], docs).link, { name: 'a' }))

  it.each([
    [400, 'provider-invalid'],
    [401, 'provider-unauthorized'],
    [403, 'provider-forbidden'],
    [404, 'provider-not-found'],
    [405, 'provider-invalid'],
    [408, 'provider-no-reply'],
    [409, 'provider-conflict'],
    [422, 'provider-invalid'],
    [429, 'provider-rate-limited'],
    [500, 'provider-failed'],
    [503, 'provider-failed'],
    [307, 'provider-redirected'],
    [202, 'provider-garbage'],
  ])('with status %i is %s', async (status, code) => {
    expect(await answered(rawReply(status, '<h1>no</h1>'))).toBe(code)
  })

  it('says how long the provider asks to wait, of nothing but a rate limit', async () => {
    const waits = async (status: number) => {
      const reply = { ...rawReply(status, ''), retryAfterMs: 2_000 }
      const thrown: unknown = await portal
        .generate(new FakeLink([reply], docs).link, { name: 'a' })
        .catch((failure: unknown) => failure)
      return thrown instanceof VaultError ? thrown.retryAfterMs : undefined
    }

    expect(await waits(429)).toBe(2_000)
    expect(await waits(503)).toBeNull()
  })

  it.each([
    [409, 'limit_reached', 'provider-slots-full'],
    [409, 'signer_in_use', 'provider-signer-protected'],
    [422, 'wrong_phrase', 'provider-wrong-phrase'],
    [409, 'anything_else', 'provider-conflict'],
    [400, 'limit_reached', 'provider-invalid'],
    [500, 'limit_reached', 'provider-failed'],
  ])('with status %i and code %s is %s', async (status, code, expected) => {
    expect(await answered(replied(status, { message: 'no', data: { code } }))).toBe(expected)
  })

  it('is called certain only for a status of 4xx', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 100, max: 599 }), fc.json(), async (status, body) => {
        fc.pre(status !== 201)
        const code = await answered(rawReply(status, body))
        if (!isUnknownOutcome(code)) expect(Math.floor(status / 100)).toBe(4)
      }),
    )
  })

  it('repeats neither a secret nor a word of the provider', async () => {
    const echo = `you sent Bearer ${adminSecret} and ${keySecret}`
    const body = { message: echo, error: { code: echo }, data: { code: echo }, name: echo }
    for (const status of [200, 201, 400, 401, 409, 500]) {
      const { link } = new FakeLink([replied(status, body)])
      const thrown: unknown = await atna.generate(link, { name: 'a' }).catch((e: unknown) => e)
      expect(errorCodeOf(thrown)).not.toBe('internal')
      expect(everyWordOf(thrown)).not.toContain('not_to_be_told')
      expect(everyWordOf(thrown)).not.toContain('you sent')
    }
  })
})

function everyWordOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) throw new Error('nothing was thrown')
  return [thrown.message, thrown.stack, JSON.stringify(thrown), String(thrown.cause)].join('\n')
}
