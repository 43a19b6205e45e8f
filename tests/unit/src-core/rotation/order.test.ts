import { describe, expect, it } from 'vitest'
import { connectorOf, newOverview } from '../../../../src-core/index.ts'
import { rightsOf } from '../../../../src-core/rotation/order.ts'
import type { Overview } from '../../../../src-shared/item.ts'
import { ProviderId } from '../../../../src-shared/provider.ts'
import { fields } from './desk-fixture.ts'

function itemWith(scopes: string[]): Overview {
  const start = { at: 1, name: 'kudos', service: 'kudos', kind: 'api-key', fields } as const
  return { ...newOverview({ ...start, providerName: '', linked: null }), scopes }
}

const factsOf = (id: string) => connectorOf(ProviderId.parse(id))?.facts ?? null

describe('the rights of a replacement', () => {
  it('are those of the key that is replaced, and never more', () => {
    const facts = factsOf('practice-dailybot')
    const [first = '', ...others] = facts?.scopes ?? []
    expect(others).not.toEqual([])

    expect(rightsOf(facts, itemWith([first]))).toEqual({ scopes: [first] })
    expect(rightsOf(facts, itemWith([]))).toEqual({ scopes: [] })
  })

  it('leave out what the provider does not offer any more', () => {
    const facts = factsOf('practice-dailybot')
    expect(rightsOf(facts, itemWith(['of.old']))).toEqual({ scopes: [] })
  })

  it('are not asked for where the provider has none', () => {
    expect(rightsOf(factsOf('practice-atna'), itemWith(['of.old']))).toEqual({})
  })
})
