import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RemoteKey } from '../../../../src-core/connectors/connector.ts'
import { candidatesOf, verdict } from '../../../../src-core/rotation/reconcile.ts'
import { clockSkewMs } from '../../../../src-shared/policy.ts'

const askedAt = 1_800_000_000_000
const now = askedAt + 60_000
const journal = { idsBefore: ['old_1'], name: 'billing-20_11_2026-14_05', askedAt }

function key(change: Partial<RemoteKey> = {}): RemoteKey {
  return {
    remoteId: 'new_1',
    name: journal.name,
    createdAt: askedAt + 5,
    lastUsedAt: null,
    lastUsedKnown: false,
    expiresAt: null,
    signer: false,
    ...{ masked: null, owner: null, scopes: [] },
    ...change,
  }
}

function oursOf(...live: readonly RemoteKey[]): boolean[] {
  return candidatesOf(journal, live, now).map(({ ours }) => ours)
}

describe('looking what happened after a lost reply', () => {
  it('knows as ours a key that is new, named exactly so and made inside the window', () => {
    expect(oursOf(key())).toEqual([true])
  })

  it('does not even list a key that was there before the request', () => {
    expect(oursOf(key({ remoteId: 'old_1' }))).toEqual([])
  })

  it.each([
    ['another name', key({ name: 'billing-20_11_2026-14_06' })],
    ['no name', key({ name: null })],
    ['no date', key({ createdAt: null })],
    ['a date before the window', key({ createdAt: askedAt - clockSkewMs - 1 })],
    ['a date after the window', key({ createdAt: now + clockSkewMs + 1 })],
  ])('leaves a new key with %s to the person', (_what, candidate) => {
    expect(oursOf(candidate)).toEqual([false])
  })

  it('finds that nothing was made where nothing is new', () => {
    expect(verdict([])).toMatchObject({ step: 'planned', target: null })
  })

  it('names one key of ours as the orphan, whatever strangers appeared beside it', () => {
    const found = candidatesOf(journal, [key(), key({ remoteId: 'x', name: 'theirs' })], now)

    expect(verdict(found)).toMatchObject({ step: 'orphaned', target: 'new_1' })
  })

  it('decides nothing where two look like ours, or none does', () => {
    const twins = candidatesOf(journal, [key(), key({ remoteId: 'new_2' })], now)
    const stranger = candidatesOf(journal, [key({ name: 'theirs' })], now)

    expect(verdict(twins)).toMatchObject({ step: 'unknown', target: null })
    expect(verdict(stranger)).toMatchObject({ step: 'unknown', target: null })
  })

  it('never aims at a key that was listed before, whatever the list holds', () => {
    const remote = fc.record({
      remoteId: fc.constantFrom('old_1', 'a', 'b', 'c'),
      name: fc.constantFrom(null, journal.name, 'other'),
      createdAt: fc.option(fc.integer({ min: askedAt - 1e6, max: now + 1e6 })),
    })
    fc.assert(
      fc.property(fc.array(remote), (live) => {
        const found = verdict(
          candidatesOf(
            journal,
            live.map((change) => key(change)),
            now,
          ),
        )
        expect(found.target).not.toBe('old_1')
        expect(found.step === 'orphaned').toBe(found.target !== null)
      }),
    )
  })
})
