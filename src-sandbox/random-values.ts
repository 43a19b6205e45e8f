import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

const base62Digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Characters drawn evenly from the 62 letters and digits. */
export function randomBase62(length: number): string {
  return Array.from({ length }, () => base62Digits.charAt(randomInt(base62Digits.length))).join('')
}

/** Sixteen hexadecimal digits, the tail of every id that these providers give out. */
export function randomHex16(): string {
  return randomBytes(8).toString('hex')
}

/** The SHA-256 of a text as hexadecimal digits. */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Compares two secrets in a time that tells nothing about them. */
export function sameSecret(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest())
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}
