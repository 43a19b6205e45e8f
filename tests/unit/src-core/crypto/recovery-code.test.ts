import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { systemRandomness, type Randomness } from '../../../../src-core/crypto/randomness.ts'
import { newRecoveryCode, recoveryCodeBytes } from '../../../../src-core/crypto/recovery-code.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codes = fc
  .uint8Array({ minLength: 29, maxLength: 29 })
  .map((bytes) => newRecoveryCode({ randomBytes: () => bytes }))

function read(code: string): string {
  return new TextDecoder().decode(recoveryCodeBytes(code))
}

describe('newRecoveryCode', () => {
  it('gives six groups of five characters that are hard to confuse', () => {
    expect(newRecoveryCode(systemRandomness)).toMatch(
      /^[0-9A-HJKMNP-TV-Z]{5}(?:-[0-9A-HJKMNP-TV-Z]{5}){5}$/,
    )
  })

  it('holds five bits of each of 29 random bytes', () => {
    const counting: Randomness = {
      randomBytes: (count) => Uint8Array.from({ length: count }, (_, index) => index),
    }

    expect(newRecoveryCode(counting).replaceAll('-', '').slice(0, 29)).toBe(alphabet.slice(0, 29))
  })
})

describe('recoveryCodeBytes', () => {
  it('reads every code that was made', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(read(code)).toBe(code.replaceAll('-', ''))
      }),
    )
  })

  it('reads lower case, spaces, dashes and confusable letters', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const careless = ` ${code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')}\n`
          .replace('-', ' – ')
          .replace('-', '')

        expect(read(careless)).toBe(read(code))
      }),
    )
  })

  it('refuses every code with one wrong character', () => {
    fc.assert(
      fc.property(codes, fc.nat(29), fc.integer({ min: 1, max: 31 }), (code, at, by) => {
        const plain = code.replaceAll('-', '')
        const wrong = alphabet[(alphabet.indexOf(plain.charAt(at)) + by) % 32] ?? ''

        expect(() => read(plain.slice(0, at) + wrong + plain.slice(at + 1))).toThrow(
          'wrong-recovery-code',
        )
      }),
    )
  })

  it('refuses every code with two characters swapped', () => {
    fc.assert(
      fc.property(codes, fc.nat(29), fc.nat(29), (code, one, other) => {
        const letters = Array.from(code.replaceAll('-', ''))
        fc.pre(letters[one] !== letters[other])
        const swapped = letters.with(one, letters[other] ?? '').with(other, letters[one] ?? '')

        expect(() => read(swapped.join(''))).toThrow('wrong-recovery-code')
      }),
    )
  })

  it.each(['', 'UUUUU-UUUUU-UUUUU-UUUUU-UUUUU-UUUUU', '00000', '0'.repeat(31), '00000-0000!'])(
    'refuses %j',
    (typed) => {
      expect(() => read(typed)).toThrow('wrong-recovery-code')
    },
  )
})
