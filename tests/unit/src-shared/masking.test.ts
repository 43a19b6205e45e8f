import { describe, expect, it } from 'vitest'
import { maskedHint } from '../../../src-shared/masking.ts'

describe('the masked form of a value', () => {
  it.each([
    ['sk_live_4eC39HqLyjWDarjtT1zdp8Q2d', 'sk_live_•••••8Q2d'],
    ['4eC39HqLyjWDarjtT1zdp7dcAbCdEf', '•••••CdEf'],
    ['only15character', '•••••'],
    ['a passphrase of many words and more', '•••••'],
    ['', '•••••'],
  ])('of %j is %j', (value, expected) => {
    expect(maskedHint(value)).toBe(expected)
  })
})
