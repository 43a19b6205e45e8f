/*
 * Bytes: joined, compared in constant time, written as hexadecimal digits, wiped.
 */
import { sodium } from './sodium.ts'

/** No bytes. */
export const noBytes = new Uint8Array(0)

/** All of the parts, one after another, in new memory. */
export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

/** Whether both hold the same bytes; takes equally long wherever they differ. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && sodium.memcmp(one, other)
}

/** Lower-case hexadecimal digits; not for secrets, since strings cannot be wiped. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}

/** The bytes of an even number of hexadecimal digits. */
export function fromHex(digits: string): Uint8Array {
  return Uint8Array.from(Buffer.from(digits, 'hex'))
}

/** Overwrites secrets with zeros: useful, though the runtime may hold copies until it ends. */
export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0)
}
