/*
 * Padding: hides how long a name, note or key is.
 *
 * One byte 0x80 and zeros (ISO/IEC 7816-4), up to a multiple of the block; above 4 KiB in steps
 * of a sixteenth of the size at most (Padmé, PURBs 2019). Reading accepts the one padding that
 * writing makes and no other.
 */
import { VaultError } from '../../src-shared/errors.ts'

/** The block of overviews and other small kinds, or that of details and secret versions. */
export type PaddingBlock = 64 | 256

/** Up to here sizes are multiples of the block. */
const blocksUpTo = 4096

/** The size to which so many bytes are padded, the mark included. */
export function paddedSize(length: number, block: PaddingBlock): number {
  const least = length + 1
  if (least <= blocksUpTo) return Math.ceil(least / block) * block
  const exponent = Math.floor(Math.log2(least))
  const step = 2 ** (exponent - Math.floor(Math.log2(exponent)) - 1)
  return Math.ceil(least / step) * step
}

/** The bytes with their padding, in new memory. */
export function pad(bytes: Uint8Array, block: PaddingBlock): Uint8Array {
  const padded = new Uint8Array(paddedSize(bytes.length, block))
  padded.set(bytes)
  padded[bytes.length] = 0x80
  return padded
}

/** A view of the bytes without their padding; throws `vault-damaged`. */
export function unpad(padded: Uint8Array, block: PaddingBlock): Uint8Array {
  const length = padded.findLastIndex((byte) => byte !== 0)
  if (length < 0 || padded[length] !== 0x80 || paddedSize(length, block) !== padded.length) {
    throw new VaultError('vault-damaged')
  }
  return padded.subarray(0, length)
}
