import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  hiddenAtLeast,
  hiddenBehindPrefix,
  secretHint,
} from '../../../../src-core/vault/secret-hint.ts'

function hint(text: string): string {
  return secretHint(new TextEncoder().encode(text))
}

describe('the hint of a secret', () => {
  it.each([
    ['atna_sample_7Hq2mW9xTr4bZc8NkP1sVd6EyL3uGa0J', 'atna_sample_…Ga0J'],
    ['sk-4eC39HqLyjWDarjtT1zdp7dc', 'sk-…p7dc'],
    ['4eC39HqLyjWDarjtT1zdp7dcAbCdEf', '…CdEf'],
    ['sk-4eC39HqLyjWDarjtT1z', '…tT1z'],
    ['internalteam_password_x1', '…d_x1'],
    ['correct-horse-batterystaple', '…aple'],
    ['exactly16charact', '…ract'],
    ['only15character', '••••'],
    ['a passphrase of many words and more', '••••'],
  ])('of %j is %j', (secret, expected) => {
    expect(hint(secret)).toBe(expected)
  })

  it('hides bytes that are no text', () => {
    expect(secretHint(new Uint8Array(40).fill(0xff))).toBe('••••')
  })

  it('counts whole characters', () => {
    expect(hint('🔑'.repeat(15))).toBe('••••')
    expect(hint('🔑'.repeat(16))).toBe('…🔑🔑🔑🔑')
  })

  it('hides twelve characters of every secret, and sixteen behind a prefix', () => {
    const prefixed = fc
      .tuple(fc.stringMatching(/^[A-Za-z]{1,13}[_-]([A-Za-z]{1,9}[_-])?$/), fc.string())
      .map((parts) => parts.join(''))
    const anything = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), prefixed)
    fc.assert(
      fc.property(anything, (text) => {
        const shown = hint(text)
        if (shown === '••••') return
        const [prefix, tail] = [shown.slice(0, shown.lastIndexOf('…')), shown.slice(-4)]
        expect(text.startsWith(prefix) && text.endsWith(tail)).toBe(true)
        const hidden = Array.from(text).length - Array.from(shown).length + 1
        expect(hidden).toBeGreaterThanOrEqual(prefix ? hiddenBehindPrefix : hiddenAtLeast)
      }),
      { numRuns: 400 },
    )
  })
})
