import { describe, expect, it } from 'vitest'
import { verdictOf, type Evidence } from '../../../../../src-core/connectors/diagnosis/evidence.ts'
import { judge } from '../../../../../src-core/connectors/diagnosis/judge.ts'
import type { Witnessed } from '../../../../../src-core/connectors/diagnosis/witness.ts'
import { causes, type Cause } from '../../../../../src-shared/diagnosis.ts'

const at = Date.parse('2026-11-20T14:05:00Z')

const version: Evidence['version'] = {
  stage: 'current',
  replacedAt: null,
  revokedAt: null,
  expiresAt: null,
  lastUsedAt: null,
}

const asked: Witnessed = {
  method: 'GET',
  host: 'api.atomicpay.com.br',
  path: '/v1/products?limit=1',
  sent: ['Authorization: Bearer <key>'],
  status: 401,
  word: null,
}

const untried: Evidence = {
  at,
  version,
  faults: [],
  recorded: { environment: 'production', business: 'shop' },
  told: { environment: 'production', business: null },
  vendor: 'atomicpay',
  header: 'Authorization: Bearer <key>, or X-API-Key: <key>',
  witnessed: null,
  said: null,
  code: null,
}

function answered(status: number | null, change: Partial<Evidence> = {}, word?: string): Evidence {
  const said =
    status === null ? null : status < 300 ? 'accepted' : status === 401 ? 'refused' : null
  const witnessed = { ...asked, status, word: word ?? null }
  return { ...untried, witnessed, said, ...change }
}

const likely = (evidence: Evidence): Cause | undefined =>
  judge(evidence).find(({ standing }) => standing === 'likely')?.cause

const view = (evidence: Evidence, cause: Cause) =>
  judge(evidence).find((each) => each.cause === cause)

describe('the judgement on a key that does not work', () => {
  it('002-28 names all six causes in their order after every reply, and at most one likely one', () => {
    const statuses = [null, 200, 301, 400, 401, 403, 404, 405, 410, 429, 500, 503]
    for (const evidence of [untried, ...statuses.map((status) => answered(status))]) {
      const views = judge(evidence)
      expect(views.map(({ cause }) => cause)).toEqual(causes)
      expect(views.filter(({ standing }) => standing === 'likely').length).toBeLessThan(2)
    }
    const marked = [401, 403, 404, 405, 410].map((status) => likely(answered(status)))
    expect(marked).not.toContain(undefined)
  })

  it('001-35 002-25 tells a key that is not accepted from one that is not allowed', () => {
    const [refused, forbidden] = [answered(401), answered(403)]

    expect([verdictOf(refused), verdictOf(forbidden)]).toEqual(['refused', 'not-allowed'])
    expect(likely(forbidden)).toBe('no-permission')
    expect(view(forbidden, 'copied-wrong')?.standing).toBe('unlikely')
    expect(view(forbidden, 'no-permission')?.signs).toEqual(['status-403'])
    expect(view(refused, 'no-permission')?.standing).toBe('unlikely')
  })

  it('002-27 takes 404, 405 and 410 for an address that changed and for no fault of the key', () => {
    for (const status of [404, 405, 410] as const) {
      const evidence = answered(status)
      expect(verdictOf(evidence)).toBe('elsewhere')
      expect(likely(evidence)).toBe('address-changed')
      expect(view(evidence, 'address-changed')?.signs).toEqual([`status-${status}`])
    }
    expect(verdictOf(answered(null, { code: 'provider-redirected' }))).toBe('elsewhere')
  })

  it('002-22 takes what is surely miscopied for the cause, before anything is sent', () => {
    const evidence: Evidence = { ...untried, faults: ['quotes', 'line-break'] }

    expect(verdictOf(evidence)).toBe('not-sent')
    expect(likely(evidence)).toBe('copied-wrong')
    expect(view(evidence, 'copied-wrong')?.signs).toEqual(['quotes', 'line-break'])
    expect(view(evidence, 'no-permission')?.signs).toEqual(['not-tried'])
  })

  it('002-23 compares environment and business with where it is used', () => {
    const other = answered(401, { told: { environment: 'test', business: null } })
    const business = answered(401, { told: { environment: null, business: 'School' } })
    const same = answered(401, { told: { environment: ' Production', business: 'SHOP' } })
    const cause = 'wrong-business-or-environment'

    expect([likely(other), likely(business), likely(same)]).toEqual([cause, cause, 'copied-wrong'])
    expect(view(other, cause)?.signs).toEqual(['other-environment'])
    expect(view(business, cause)?.signs).toEqual(['environment-unknown', 'other-business'])
    expect(view(same, cause)).toMatchObject({ standing: 'unlikely', signs: ['same-environment'] })
  })

  it('002-24 says whether the header was sent as the vendor wants it', () => {
    const strange = answered(401, {
      witnessed: { ...asked, sent: ['Authorization: Basic …', 'X-Other: <key>'] },
    })

    expect(view(answered(401), 'wrong-header')).toMatchObject({
      standing: 'unlikely',
      signs: ['header-as-expected'],
    })
    expect(view(strange, 'wrong-header')).toMatchObject({ standing: 'possible', signs: [] })
    const { witnessed } = strange
    expect(
      likely(answered(401, { witnessed: witnessed && { ...witnessed, word: 'unauthorized' } })),
    ).toBe('wrong-header')
    expect(likely(answered(401, {}, 'unauthorized'))).toBe('copied-wrong')
  })

  it('002-26 knows from the history that a key was replaced, turned off or has expired, and when', () => {
    const histories = [
      [{ ...version, stage: 'revoked', revokedAt: 5 } as const, 'turned-off-here', 5],
      [{ ...version, stage: 'previous', replacedAt: 6 } as const, 'replaced-here', 6],
      [{ ...version, expiresAt: 7 }, 'expired', 7],
    ] as const
    const cause = 'replaced-or-turned-off'
    for (const [past, sign, when] of histories) {
      const evidence = answered(401, { version: past })
      expect(view(evidence, cause)).toEqual({ cause, standing: 'likely', signs: [sign], at: when })
    }
    expect(view(answered(401), cause)).toMatchObject({ signs: ['in-use-here'], at: null })
  })

  it('thinks of a turned-off key where one is refused that has worked', () => {
    const used = answered(401, { version: { ...version, lastUsedAt: 5 } })

    expect([likely(answered(401)), likely(used)]).toEqual([
      'copied-wrong',
      'replaced-or-turned-off',
    ])
  })

  it.each([
    ['api_key_owner_inactive', 'no-permission', 'owner-inactive'],
    ['plan_free_api_keys_forbidden', 'no-permission', 'plan-without-keys'],
    ['insufficient_role', 'no-permission', 'status-403'],
    ['not_authenticated', 'wrong-header', undefined],
  ] as const)('believes Dailybot’s own word %s', (word, cause, sign) => {
    const evidence = answered(403, { vendor: 'dailybot', header: null }, word)

    expect(likely(evidence)).toBe(cause)
    expect(view(evidence, cause)?.signs[0]).toBe(sign)
  })

  it('knows a word only of the vendor that uses it', () => {
    expect(likely(answered(403, { vendor: null }, 'gone'))).toBe('no-permission')
    expect(likely(answered(403, { vendor: 'constructor' }, 'gone'))).toBe('no-permission')
  })

  it('002-26 judges a key whose value is gone by its history alone', () => {
    const past = { ...version, stage: 'revoked', revokedAt: 5 } as const
    const evidence = { ...untried, faults: null, version: past }

    expect([verdictOf(evidence), likely(evidence)]).toEqual([
      'cannot-try',
      'replaced-or-turned-off',
    ])
    expect(view(evidence, 'copied-wrong')?.signs).toEqual(['not-tried'])
  })

  it('marks nothing where the provider is busy, silent, or answers with a page', () => {
    const cases = [answered(429), answered(503), answered(null), answered(200, { said: null })]

    expect(cases.map(verdictOf)).toEqual(['busy', 'busy', 'no-answer', 'no-answer'])
    expect(cases.map(likely)).toEqual([undefined, undefined, undefined, undefined])
  })

  it('marks only what is known of the place where a key works', () => {
    const elsewhere = answered(200, { told: { environment: 'test', business: null } })

    expect([verdictOf(elsewhere), likely(elsewhere)]).toEqual([
      'works',
      'wrong-business-or-environment',
    ])
    expect(likely(answered(200))).toBeUndefined()
    expect(view(answered(200), 'replaced-or-turned-off')?.standing).toBe('unlikely')
  })
})
