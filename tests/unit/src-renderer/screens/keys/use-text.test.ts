import { describe, expect, it } from 'vitest'
import { useSource } from '../../../../../src-renderer/screens/keys/use-text.ts'

describe('useSource', () => {
  it('names who says when a key was used', () => {
    expect(useSource({ lastUsedSource: 'provider', providerName: 'OpenAI' })).toBe('from OpenAI')
    expect(useSource({ lastUsedSource: 'keyturn', providerName: 'OpenAI' })).toBe('from Keyturn')
  })

  it('says who cannot say, and invents nobody', () => {
    expect(useSource({ lastUsedSource: 'unknown', providerName: 'Mapbox' })).toBe(
      'Mapbox can’t say',
    )
    expect(useSource({ lastUsedSource: 'unknown', providerName: '' })).toBe('nobody can say')
  })
})
