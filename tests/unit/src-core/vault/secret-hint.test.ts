import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { secretHint } from '../../../../src-core/vault/secret-hint.ts'

function hint(text: string): string {
  return secretHint(new TextEncoder().encode(text))
}

describe('the hint of a secret', () => {
  it.each([
    ['atna_sample_7Hq2mW9xTr4bZc8NkP1sVd6EyL3uGa0J', 'atna_sample_…Ga0J'],
    ['sk-4eC39HqLyjWDarjtT1zdp7dc', 'sk-…p7dc'],
    ['4eC39HqLyjWDarjtT1zdp7dcAbCdEf', '…CdEf'],
    ['exactly12chr', '…2chr'],
    ['elevenchars', '••••'],
    ['a passphrase of many words and more', '••••'],
  ])('of %j is %j', (secret, expected) => {
    expect(hint(secret)).toBe(expected)
  })

  it('hides bytes that are no text', () => {
    expect(secretHint(new Uint8Array(40).fill(0xff))).toBe('••••')
  })

  it('never shows more than its prefix and four characters', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 24, maxLength: 200 }), (text) => {
        const [prefix = ''] = hint(text).split('…')
        expect(prefix.length).toBeLessThanOrEqual(22)
        expect(text.length - prefix.length - 4).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
