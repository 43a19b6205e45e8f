import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Connector, GeneratedKey, Link } from '../../../../src-core/connectors/connector.ts'
import { fetchTransport, transportCaps } from '../../../../src-core/net/transport.ts'
import type { ErrorCode } from '../../../../src-shared/errors.ts'
import { isUnknownOutcome } from '../../../../src-shared/rotation.ts'
import type { RunningProvider } from '../../../../src-sandbox/sandbox.ts'
import { list, part, Practice, start, type Json } from '../../src-sandbox/sandbox-fixture.ts'
import { codeOf } from '../net/loopback.ts'
import { builtIn } from './fake-link.ts'

const practice = new Practice()
const atna = builtIn('practice-atna')
const portal = builtIn('practice-portal')

beforeAll(() => practice.start())
afterAll(() => practice.end())
beforeEach(async () => {
  await practice.askControl('POST /reset')
})

function linkTo(
  { origin, managementToken }: RunningProvider,
  totalMs = transportCaps.totalMs,
): Link {
  return {
    origin,
    parameters: origin === practice.portal.origin ? { environment: 'docs-production' } : {},
    admin: new TextEncoder().encode(managementToken),
    transport: fetchTransport(fetch, { ...transportCaps, totalMs }),
    clock: { now: () => start },
    signal: new AbortController().signal,
  }
}

const toAtna = () => linkTo(practice.atna)
const toPortal = (environment = 'docs-production') => ({
  ...linkTo(practice.portal),
  parameters: { environment },
})
const ids = async (connector: Connector, link: Link) =>
  (await connector.list(link)).map(({ remoteId }) => remoteId)

describe('the connector of the practice ATNA', () => {
  it('generates, lists, verifies and turns off', async () => {
    const key = await atna.generate(toAtna(), { name: 'billing_api-20_11_2026-14_05' })

    expect(key).toMatchObject({ name: 'billing_api-20_11_2026-14_05', createdAt: start })
    expect(key.credentialId).toBe(key.remoteId)
    expect(await atna.list(toAtna())).toMatchObject([
      { remoteId: key.remoteId, name: key.name, createdAt: start, lastUsedKnown: false },
    ])
    expect(await atna.verify(toAtna(), key)).toBe('accepted')
    expect(await atna.revoke(toAtna(), key.remoteId, null)).toBe('revoked')
    expect(await atna.verify(toAtna(), key)).toBe('refused')
    expect(await atna.revoke(toAtna(), key.remoteId, null)).toBe('was-gone')
  })

  it('refuses a name that is taken, and management credentials without the right', async () => {
    await atna.generate(toAtna(), { name: 'a' })
    expect(await codeOf(atna.generate(toAtna(), { name: 'a' }))).toBe('provider-conflict')
    expect(await codeOf(atna.generate(toAtna(), { name: '' }))).toBe('provider-invalid')

    const tokens = part((await practice.askControl('GET /tokens')).json(), 'atna')
    const asRole = (role: string) => ({
      ...toAtna(),
      admin: new TextEncoder().encode(String(tokens[role])),
    })
    expect(await codeOf(atna.list(asRole('member')))).toBe('provider-forbidden')
    expect(await codeOf(atna.list(asRole('expired')))).toBe('provider-unauthorized')
    expect(await codeOf(atna.list(asRole('nobody')))).toBe('provider-unauthorized')
  })

  it('reads a list without dates', async () => {
    await practice.askControl('POST /settings', { body: { provider: 'atna', omitCreatedAt: true } })
    await atna.generate(toAtna(), { name: 'a' })

    expect((await atna.list(toAtna())).map(({ createdAt }) => createdAt)).toEqual([null])
    await practice.askControl('POST /settings', {
      body: { provider: 'atna', omitCreatedAt: false },
    })
  })
})

describe('the connector of the practice portal', () => {
  it('generates up to the limit of an environment, the first of which signs', async () => {
    const keys = [
      await portal.generate(toPortal(), { name: 'a' }),
      await portal.generate(toPortal(), { name: 'b' }),
      await portal.generate(toPortal(), { name: 'c' }),
    ]

    expect(keys.map(({ signer }) => signer)).toEqual([true, false, false])
    expect(await codeOf(portal.generate(toPortal(), { name: 'd' }))).toBe('provider-slots-full')
    const elsewhere = await portal.generate(toPortal('docs-staging'), { name: 'd' })
    expect(elsewhere.signer).toBe(true)
    expect(await ids(portal, toPortal())).toEqual(keys.map(({ remoteId }) => remoteId))
  })

  it('verifies by signing, and tells the last use of that key alone', async () => {
    const used = await portal.generate(toPortal(), { name: 'a' })
    await portal.generate(toPortal(), { name: 'b' })

    expect(await portal.verify(toPortal(), used)).toBe('accepted')
    expect(await portal.verify(toPortal('docs-staging'), used)).toBe('refused')
    const secret = new TextEncoder().encode('portal_sample_wrong')
    expect(await portal.verify(toPortal(), { ...used, secret })).toBe('refused')
    expect(
      (await portal.list(toPortal())).map(({ lastUsedAt, lastUsedKnown }) => [
        lastUsedAt,
        lastUsedKnown,
      ]),
    ).toEqual([
      [start, true],
      [null, true],
    ])
  })

  it('003-20 003-21 lets the signer go only after another signs, and only with the phrase', async () => {
    const first = await portal.generate(toPortal(), { name: 'a' })
    const second = await portal.generate(toPortal(), { name: 'b' })
    const off = (phrase: string) => portal.revoke(toPortal(), first.remoteId, phrase)
    expect(await codeOf(portal.revokeChallenge(toPortal(), first.remoteId))).toBe(
      'provider-signer-protected',
    )
    expect(await codeOf(off('any'))).toBe('provider-signer-protected')

    await portal.setSigner(toPortal(), second.remoteId)
    expect((await portal.list(toPortal())).map(({ signer }) => signer)).toEqual([false, true])

    await portal.revokeChallenge(toPortal(), first.remoteId)
    expect(await codeOf(off('not the phrase'))).toBe('provider-wrong-phrase')
    const phrase = await portal.revokeChallenge(toPortal(), first.remoteId)
    expect(phrase).not.toBeNull()
    expect(await off(phrase ?? '')).toBe('revoked')
    expect(await off(phrase ?? '')).toBe('was-gone')
    expect(await portal.verify(toPortal(), first)).toBe('refused')
    expect(await portal.verify(toPortal(), second)).toBe('accepted')
  })

  it('reads both spellings of its errors', async () => {
    for (const errorSpelling of ['snake_case', 'camelCase']) {
      const body = { provider: 'portal', errorSpelling }
      expect((await practice.askControl('POST /settings', { body })).status).toBe(200)
      const refused = portal.setSigner(toPortal(), 'aps_0000000000000000')
      expect(await codeOf(refused)).toBe('provider-not-found')
    }
  })
})

type FaultCase = readonly [fault: Json, code: ErrorCode]

const faults: readonly FaultCase[] = [
  [{ kind: 'status', status: 400 }, 'provider-invalid'],
  [{ kind: 'status', status: 401 }, 'provider-unauthorized'],
  [{ kind: 'status', status: 403 }, 'provider-forbidden'],
  [{ kind: 'status', status: 404 }, 'provider-not-found'],
  [{ kind: 'status', status: 409 }, 'provider-conflict'],
  [{ kind: 'status', status: 422 }, 'provider-invalid'],
  [{ kind: 'status', status: 429 }, 'provider-rate-limited'],
  [{ kind: 'status', status: 500 }, 'provider-failed'],
  [{ kind: 'malformed-json' }, 'provider-garbage'],
  [{ kind: 'close-before' }, 'provider-no-reply'],
  [{ kind: 'close-after' }, 'provider-no-reply'],
  [{ kind: 'hang' }, 'provider-no-reply'],
  [{ kind: 'hang-after' }, 'provider-no-reply'],
  [{ kind: 'slow-body', ms: 60_000 }, 'provider-no-reply'],
  [{ kind: 'oversized' }, 'provider-no-reply'],
  [{ kind: 'redirect' }, 'provider-redirected'],
]

const waits: ReadonlySet<unknown> = new Set(['hang', 'hang-after', 'slow-body'])

/** An account whose patience is short where the provider is to be slow. */
function patient(provider: RunningProvider, fault: Json): Link {
  return linkTo(provider, waits.has(fault['kind']) ? 500 : transportCaps.totalMs)
}

const requestsOf = async (method: string) =>
  (await practice.log()).filter((entry) => entry['method'] === method)

describe.each(faults)('when the provider suffers %j', (fault, code) => {
  const both = [
    { name: 'atna', connector: atna, route: '/sim/v1/credentials', at: () => practice.atna },
    {
      name: 'portal',
      connector: portal,
      route: '/sim/v1/environments/{env}/api-secrets',
      at: () => practice.portal,
    },
  ] as const

  it.each(both)('generating at $name ends as a code that is true', async (one) => {
    await practice.plan({ provider: one.name, route: `POST ${one.route}`, times: 1, ...fault })

    expect(await codeOf(one.connector.generate(patient(one.at(), fault), { name: 'a' }))).toBe(code)

    const made = await ids(one.connector, linkTo(one.at()))
    if (!isUnknownOutcome(code)) expect(made).toEqual([])
    const commits = ['malformed-json', 'close-after', 'hang-after', 'slow-body', 'oversized']
    expect(made).toHaveLength(commits.includes(String(fault['kind'])) ? 1 : 0)
    expect(await requestsOf('POST')).toHaveLength(1)
  })

  it.each(both)('listing at $name gives no list', async (one) => {
    await one.connector.generate(linkTo(one.at()), { name: 'a' })
    await practice.plan({ provider: one.name, route: `GET ${one.route}`, times: 1, ...fault })

    expect(await codeOf(one.connector.list(patient(one.at(), fault)))).toBe(code)
    expect(await ids(one.connector, linkTo(one.at()))).toHaveLength(1)
  })

  it('turning off gives no success unless the provider says gone', async () => {
    const key = await atna.generate(toAtna(), { name: 'a' })
    await practice.plan({
      provider: 'atna',
      route: 'DELETE /sim/v1/credentials/{id}',
      times: 1,
      ...fault,
    })
    const off = atna.revoke(patient(practice.atna, fault), key.remoteId, null)

    // A provider that lies about a key being gone is found out by the call that must be refused.
    if (fault['status'] === 404) {
      expect(await off).toBe('was-gone')
      expect(await atna.verify(toAtna(), key)).toBe('accepted')
    } else {
      // A 204 has no body, so that there is nothing of it to drip: it is the plain answer.
      const told = fault['kind'] === 'slow-body' ? await off : await codeOf(off)
      expect(told).toBe(fault['kind'] === 'slow-body' ? 'revoked' : code)
    }
  })

  it('verifying gives no verdict, or a refusal by 401', async () => {
    const key: GeneratedKey = await atna.generate(toAtna(), { name: 'a' })
    await practice.plan({ provider: 'atna', route: 'GET /sim/v1/whoami', times: 1, ...fault })
    const verdict = atna.verify(patient(practice.atna, fault), key)

    if (fault['status'] === 401) expect(await verdict).toBe('refused')
    else expect(await codeOf(verdict)).toBe(code)
  })

  it('choosing the signer gives no success', async () => {
    const key = await portal.generate(toPortal(), { name: 'a' })
    const route = 'PUT /sim/v1/environments/{env}/api-secrets/{id}/use-with-webhooks'
    await practice.plan({ provider: 'portal', route, times: 1, ...fault })

    const set = portal.setSigner(patient(practice.portal, fault), key.remoteId)
    expect(await codeOf(set)).toBe(code)
  })
})

describe('a provider that is only slow', () => {
  it('is waited for', async () => {
    const route = 'POST /sim/v1/credentials'
    await practice.plan({ provider: 'atna', route, times: 1, kind: 'delay', ms: 50 })
    await practice.plan({ provider: 'atna', route, times: 1, kind: 'slow-body', ms: 5 })

    await atna.generate(toAtna(), { name: 'a' })
    await atna.generate(toAtna(), { name: 'b' })
    expect(await ids(atna, toAtna())).toHaveLength(2)
  })

  it('leaves no secret in what it logs', async () => {
    const key = await atna.generate(toAtna(), { name: 'a' })
    await atna.verify(toAtna(), key)

    const log = JSON.stringify(list((await practice.askControl('GET /log')).json(), 'requests'))
    expect(log).not.toContain(new TextDecoder().decode(key.secret))
    expect(log).not.toContain(practice.atna.managementToken)
  })
})
