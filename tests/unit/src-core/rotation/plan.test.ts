import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { planOf } from '../../../../src-core/rotation/plan.ts'
import type { RotationContext } from '../../../../src-core/rotation/context.ts'
import type { Overview } from '../../../../src-shared/item.ts'
import { ProviderId, type ProviderFacts } from '../../../../src-shared/provider.ts'
import { ReplacePlan } from '../../../../src-shared/rotation.ts'
import { connection, connectionId, itemId } from '../vault/vault-fixture.ts'
import { callers, PlaceBench } from './place-bench.ts'

let bench: PlaceBench

beforeEach(async () => {
  bench = new PlaceBench()
  await bench.begin(callers.env)
  bench.session.transact((tx) => {
    tx.dropJournal(bench.id)
    const more = { liveKeys: 2, provider: ProviderId.parse('practice-portal') }
    tx.putConnection(connectionId(1), connection(more), null)
  })
})

afterEach(() => bench.end())

const api: ProviderFacts['capabilities'] = {
  ...{ list: 'api', generate: 'api', rotateInPlace: 'none', revoke: 'api', disable: 'none' },
  ...{ setSigner: 'none', readAgain: 'none', verify: 'api', createdAt: 'api', lastUsedAt: 'api' },
  ...{ namesAtProvider: 'api', maxLive: 3, overlap: true, idempotency: false },
}

function facts(changed: Partial<ProviderFacts> = {}): ProviderFacts {
  return {
    ...{ id: ProviderId.parse('practice-portal'), name: 'Portal', capabilities: api },
    ...{ revokeWeight: 'permanent', issues: 'api-key', practice: true, rotateAfterMonths: null },
    ...{ vendor: null, purpose: 'call', areas: null, scopes: null, choosesSecret: false },
    ...changed,
  }
}

function link(changed: Partial<Overview> = {}): void {
  bench.session.transact((tx) => {
    const kept = bench.session.overview(itemId(1))
    if (!kept) throw new Error('no item')
    const versions = kept.body.versions.map((each) => ({ ...each, remoteId: 'remote' }))
    const linked = { ...kept.body, versions, connectionId: connectionId(1), ...changed }
    tx.putOverview(itemId(1), linked, kept.stamp)
  })
}

function plan(known: ProviderFacts | null): ReplacePlan {
  const context: RotationContext = { ...bench.context, facts: () => known }
  return ReplacePlan.parse(planOf(context, itemId(1)))
}

describe('the plan of a replacement', () => {
  it('of a key at a provider says who does what, and how many places for keys there are', () => {
    link()

    expect(plan(facts())).toMatchObject({
      ...{ strategy: 'overlap', providerName: 'Portal', graceHours: 24, breaks: false },
      ...{ proves: 'api', retires: 'when-quiet', slots: { live: 2, most: 3 }, hindrance: null },
    })
  })

  it('names the places that get the new key, and offers nothing at them yet', () => {
    const { places } = plan(null)

    expect(places).toMatchObject([
      { kind: 'env-file', where: '/srv/shop/.env', what: 'KEY', who: 'keyturn', actions: [] },
      { kind: 'manual', where: 'the wiki', who: 'person', actions: [], shows: false },
    ])
  })

  it('warns where the old key dies at once', () => {
    link()
    const capabilities = { ...api, generate: 'none', rotateInPlace: 'api', overlap: false } as const

    expect(plan(facts({ capabilities }))).toMatchObject({ strategy: 'in-place', breaks: true })
  })

  it.each([
    ['a phrase is asked for', facts({ revokeWeight: 'typed-phrase' })],
    ['nobody knows when it was used', facts({ capabilities: { ...api, lastUsedAt: 'none' } })],
  ])('turns the old key off when asked where %s', (_why, known) => {
    link()

    expect(plan(known).retires).toBe('when-asked')
  })

  it('leaves the provider’s part to the person where it is not known', () => {
    expect(plan(null)).toMatchObject({
      ...{ strategy: 'guided', providerName: 'ATNA', proves: 'guided', retires: 'person' },
      ...{ slots: null, hindrance: null },
    })
  })

  it('says what is in the way', () => {
    link({ versions: [] })
    expect(plan(facts()).hindrance).toBe('capability-missing')
    link({ versions: bench.session.overview(itemId(1))?.body.versions ?? [] })
    expect(() => planOf(bench.context, itemId(5))).toThrow('not-found')
  })
})
