import { describe, expect, it } from 'vitest'
import { dayMs } from '../../../../../src-shared/clock.ts'
import { CallerId, VersionId } from '../../../../../src-shared/ids.ts'
import type { ItemDetail, VersionSummary } from '../../../../../src-shared/item.ts'
import type { ProviderFacts } from '../../../../../src-shared/provider.ts'
import { placesOf, whatItAsks } from '../../../../../src-renderer/screens/turn-off/what-it-asks.ts'

const now = Date.UTC(2026, 10, 20)

const version: VersionSummary = {
  id: VersionId.parse('a'.repeat(32)),
  stage: 'current',
  credentialId: null,
  remoteId: 'cred_1',
  nameAtProvider: null,
  createdAt: null,
  createdSource: null,
  lastUsedAt: null,
  lastUsedSource: 'unknown',
  expiresAt: null,
  signer: false,
  hint: null,
  storedAt: now,
  replacedAt: null,
  graceEndsAt: null,
  revokedAt: null,
  hasSecret: true,
}

const itemWith = (callers: string[]) => partly({ fields: { callers }, places: [] })
const permanent = factsWith('permanent')

describe('whatItAsks', () => {
  it('asks nothing for a key that nobody would miss', () => {
    expect(whatItAsks(itemWith([]), version, { facts: permanent, now })).toBe('nothing')
  })

  it('asks to say what breaks where places are written down', () => {
    expect(whatItAsks(itemWith(['billing/.env']), version, { facts: permanent, now })).toBe('tick')
  })

  it('asks the same after a recent use and not after an old one', () => {
    const used = (daysAgo: number) => ({ ...version, lastUsedAt: now - daysAgo * dayMs })

    expect(whatItAsks(itemWith([]), used(3), { facts: permanent, now })).toBe('tick')
    expect(whatItAsks(itemWith([]), used(100), { facts: permanent, now })).toBe('nothing')
  })

  it('asks nothing for an old key of which every place was said to be done', () => {
    const old = { ...version, stage: 'previous' } as const

    expect(whatItAsks(itemWith(['billing/.env']), old, { facts: permanent, now })).toBe('nothing')
    expect(placesOf(itemWith(['billing/.env']), old)).toEqual([])
    expect(placesOf(itemWith(['billing/.env']), version)).toEqual(['billing/.env'])
  })

  it('names places that Keyturn can reach before those that are words', () => {
    const id = CallerId.parse('c'.repeat(32))
    const shared = { id, check: null, part: 'secret' } as const
    const caller = { ...shared, kind: 'env-file', path: '/a/shop/.env', variable: 'KEY' } as const
    const item = {
      ...itemWith(['by hand']),
      places: [
        { id, caller },
        { id, caller: null },
      ],
    }

    expect(placesOf(item, version)).toEqual([
      'shop/.env',
      'a place that this version does not know',
      'by hand',
    ])
  })

  it('asks for an old key all the same if it was used not long ago', () => {
    const old = { ...version, stage: 'previous', lastUsedAt: now - dayMs } as const

    expect(whatItAsks(itemWith([]), old, { facts: permanent, now })).toBe('tick')
  })

  it('asks for the phrase of a provider that wants one', () => {
    const facts = factsWith('typed-phrase')

    expect(whatItAsks(itemWith(['a']), version, { facts, now })).toBe('phrase')
  })

  it('refuses the key that signs webhooks before anything else', () => {
    const facts = factsWith('typed-phrase')

    expect(whatItAsks(itemWith([]), { ...version, signer: true }, { facts, now })).toBe('signer')
  })

  it('leaves a key without a linked account to the person', () => {
    expect(whatItAsks(itemWith([]), version, { facts: null, now })).toBe('by-hand')
    expect(
      whatItAsks(itemWith([]), { ...version, remoteId: null }, { facts: permanent, now }),
    ).toBe('by-hand')
  })
})

function partly(item: {
  readonly fields: { readonly callers: string[] }
  readonly places: never[]
}): ItemDetail {
  // Only the places are read here; the rest of an item would say nothing.
  return item as unknown as ItemDetail
}

function factsWith(revokeWeight: ProviderFacts['revokeWeight']): ProviderFacts {
  // Only the weight is read here.
  return { revokeWeight } as unknown as ProviderFacts
}
