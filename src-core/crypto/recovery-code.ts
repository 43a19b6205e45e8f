/*
 * Recovery codes: 145 random bits as 29 characters of Crockford's base32, and one to check them.
 *
 * The check is a polynomial over GF(32) with a root at a generator: every single wrong character
 * and every swap of two is found before the slow derivation runs. The code itself is stretched
 * like a passphrase, at the floor, because it cannot be guessed.
 */
import { VaultError } from '../../src-shared/errors.ts'
import type { Randomness } from './randomness.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const dataCharacters = 29
const groupLength = 5

/** A new code, in groups of five. */
export function newRecoveryCode(random: Randomness): string {
  // The low five bits of a random byte are as random as the byte.
  const digits = Array.from(random.randomBytes(dataCharacters), (byte) => byte % 32)
  return grouped([...digits, timesGenerator(remainder(digits))])
}

/** The bytes that are stretched, from a code as a person wrote it; the caller wipes them. */
export function recoveryCodeBytes(typed: string): Uint8Array {
  const canonical = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}_.]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  const digits = Array.from(canonical, (character) => alphabet.indexOf(character))
  if (digits.length !== dataCharacters + 1 || digits.includes(-1) || remainder(digits) !== 0) {
    throw new VaultError('wrong-recovery-code')
  }
  return new TextEncoder().encode(canonical)
}

function grouped(digits: readonly number[]): string {
  const text = digits.map((digit) => alphabet.charAt(digit)).join('')
  const groups = text.match(new RegExp(`.{${groupLength}}`, 'g')) ?? []
  return groups.join('-')
}

/** The digits as a polynomial, highest power first, at the generator. */
function remainder(digits: readonly number[]): number {
  return digits.reduce((sum, digit) => timesGenerator(sum) ^ digit, 0)
}

/** Multiplication by x in GF(32) = GF(2)[x] / (x^5 + x^2 + 1). */
function timesGenerator(value: number): number {
  const shifted = value << 1
  return shifted & 0b100000 ? shifted ^ 0b100101 : shifted
}
