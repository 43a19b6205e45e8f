import { describe, expect, it } from 'vitest'
import { keyChecks } from '../../../src-core/connectors/key-checks/key-checks.ts'
import { keyChecker } from '../../../src-host/key-checker.ts'
import type { HttpRequest } from '../../../src-core/net/http.ts'
import { sampleValue, seedOf, start } from '../src-core/intake/intake-fixture.ts'

/** A checker whose requests end here. */
function checkerTo(sent: HttpRequest[], status = 200) {
  return keyChecker({
    clock: { now: () => start },
    transport: (request) => {
      sent.push(request)
      const body = new TextEncoder().encode('{}')
      return Promise.resolve({ status, body, retryAfterMs: null, date: null })
    },
  })
}

const byProvider = keyChecks.find(({ provider, needsId, notFor }) => {
  return provider !== null && !needsId && notFor.length === 0
})
const withId = keyChecks.find(({ needsId, formats }) => needsId && formats.length > 0)
const notForAll = keyChecks.find(({ notFor, formats }) => notFor.length > 0 && formats.length > 0)
if (!byProvider?.provider || !withId || !notForAll) throw new Error('no such questions')
const { provider: providerName, host } = byProvider
const { signal } = new AbortController()

describe('a question about a key', () => {
  it('goes once to the host of its provider', async () => {
    const sent: HttpRequest[] = []
    const checker = checkerTo(sent)
    const seed = seedOf(sampleValue(1), { providerName })
    expect(checker.hostOf(seed)).toBe(host)

    await checker.ask(seed, signal)

    expect(sent.map(({ origin }) => origin)).toEqual([`https://${host}`])
    expect(sent.map(({ target }) => target).join()).not.toContain(sampleValue(1))
  })

  it.each([
    ['signs webhooks', seedOf(sampleValue(1), { providerName, kind: 'webhook-secret' })],
    ['has no value', seedOf(null, { providerName })],
    ['is a half of a pair', seedOf(sampleValue(1), { providerName, kind: 'key-pair' })],
    ['is some password', seedOf(sampleValue(1), { providerName, kind: 'other' })],
    ['has a provider that nobody knows', seedOf(sampleValue(1), { providerName: 'Mail' })],
    ['has a format without a question', seedOf(sampleValue(1), { providerName, format: 'none' })],
    ['lacks its public half', seedOf(sampleValue(1), { format: withId.formats[0] ?? null })],
    [
      'belongs to another address',
      seedOf(`${notForAll.notFor[0] ?? ''}${sampleValue(1)}`, {
        ...{ format: notForAll.formats[0] ?? null, credentialId: 'id_1' },
      }),
    ],
  ])('is not asked where the key %s', async (_, seed) => {
    const sent: HttpRequest[] = []
    const checker = checkerTo(sent)

    expect(checker.hostOf(seed)).toBeNull()
    expect(await checker.ask(seed, signal)).toBe('unknown')
    expect(sent).toEqual([])
  })
})

describe('an answer to it', () => {
  it('says no only of a key whose form is known: others may be for something else', async () => {
    const named = seedOf(sampleValue(1), { providerName })
    const known = { ...named, format: byProvider.formats[0] ?? null }

    expect(await checkerTo([], 401).ask(known, signal)).toBe('refused')
    expect(await checkerTo([], 401).ask(named, signal)).toBe('unknown')
    expect(await checkerTo([]).ask(named, signal)).toBe('works')
  })
})
