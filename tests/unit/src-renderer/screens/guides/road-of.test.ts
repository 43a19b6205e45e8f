import { describe, expect, it } from 'vitest'
import { connectorOf } from '../../../../../src-core/connectors/connector.ts'
import { roadOf, unseenBy } from '../../../../../src-renderer/screens/guides/road-of.ts'
import { guideNamed } from '../../../../../src-renderer/stores/guides.ts'
import { ProviderId } from '../../../../../src-shared/provider.ts'
import { firstRoad, guideFor } from './sample-guides.ts'

describe('the road of a key', () => {
  it('001-01 is one for API keys and another for webhook signing secrets', () => {
    const dailybot = guideFor('dailybot')
    expect(roadOf(dailybot, 'api-key')?.kind).toBe('api-key')
    expect(roadOf(dailybot, 'webhook-secret')?.kind).toBe('webhook-secret')
    expect(roadOf(dailybot, 'token')).toBeNull()
  })

  it('is the only one where there is one', () => {
    expect(roadOf(guideFor('atna'), 'api-key')?.kind).toBe('key-pair')
  })
})

describe('what Keyturn cannot see', () => {
  it('is all that is published nowhere, without an account', () => {
    expect(unseenBy(firstRoad('atna'), null)).toEqual(firstRoad('atna').unseen)
  })

  it('is nothing that a linked account tells', () => {
    const facts = connectorOf(ProviderId.parse('practice-portal'))?.facts ?? null
    expect(facts).not.toBeNull()
    expect(unseenBy(firstRoad('ckeditor'), facts)).toEqual([])
  })
})

describe('guideNamed', () => {
  it('finds a vendor by any of its names, and none by nothing', () => {
    const guides = [guideFor('atna'), guideFor('dailybot')]
    expect(guideNamed(guides, ' DailyBot')?.vendor).toBe('dailybot')
    expect(guideNamed(guides, 'Maps')).toBeNull()
    expect(guideNamed(guides, ' ')).toBeNull()
  })
})
