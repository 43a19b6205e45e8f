import { describe, expect, it } from 'vitest'
import { dayMs } from '../../../../../src-shared/clock.ts'
import { CallerId } from '../../../../../src-shared/ids.ts'
import { placesOf, whatItAsks } from '../../../../../src-renderer/screens/turn-off/what-it-asks.ts'
import { now, sampleDetail, sampleFacts, sampleVersion } from '../sample-detail.ts'

const version = sampleVersion({ createdAt: null, createdSource: null })

const itemWith = (callers: string[]) => sampleDetail({ callers })
const permanent = sampleFacts()

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
    const facts = sampleFacts({ revokeWeight: 'typed-phrase' })

    expect(whatItAsks(itemWith(['a']), version, { facts, now })).toBe('phrase')
  })

  it('refuses the key that signs webhooks before anything else', () => {
    const facts = sampleFacts({ revokeWeight: 'typed-phrase' })

    expect(whatItAsks(itemWith([]), { ...version, signer: true }, { facts, now })).toBe('signer')
  })

  it('asks to say what breaks where a system is known to use it, and not of an old key', () => {
    const item = sampleDetail({ integration: 'CRM, back office' })
    const old = { ...version, stage: 'previous' } as const

    expect(whatItAsks(item, version, { facts: permanent, now })).toBe('tick')
    expect(whatItAsks(item, old, { facts: permanent, now })).toBe('nothing')
  })

  it('X-04 keeps the guards of the providers apart: phrase, in-use check, and no turning off', () => {
    const item = itemWith(['billing/.env'])
    const phrase = sampleFacts({ revokeWeight: 'typed-phrase' })
    const none = sampleFacts({}, { revoke: 'none', rotateInPlace: 'api' })

    expect(whatItAsks(item, version, { facts: phrase, now })).toBe('phrase')
    expect(whatItAsks(item, version, { facts: permanent, now })).toBe('tick')
    expect(whatItAsks(item, version, { facts: none, now })).toBe('never')
    // The emergency of a provider without a phrase asks for nothing but that one confirmation.
    expect(whatItAsks(itemWith([]), version, { facts: permanent, now })).toBe('nothing')
  })

  it('leaves a key without a linked account to the person', () => {
    expect(whatItAsks(itemWith([]), version, { facts: null, now })).toBe('by-hand')
    expect(
      whatItAsks(itemWith([]), { ...version, remoteId: null }, { facts: permanent, now }),
    ).toBe('by-hand')
  })
})
