import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tileHue, tileLetters } from '../../../../src-renderer/format/tile.ts'

describe('the tile', () => {
  it('takes the first two letters or digits', () => {
    expect(tileLetters('OpenAI')).toBe('Op')
    expect(tileLetters('API-secrets portal')).toBe('Ap')
    expect(tileLetters('  é1')).toBe('É1')
    expect(tileLetters('--')).toBe('?')
  })

  it('gives every text one of twelve hues, and the same one each time', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const hue = tileHue(text)
        expect(hue % 30).toBe(0)
        expect(hue).toBeGreaterThanOrEqual(0)
        expect(hue).toBeLessThan(360)
        expect(tileHue(text)).toBe(hue)
      }),
    )
  })
})
