/*
 * The 68 bytes that tie a seal to its place and time: the only place where they are built.
 *
 * A row that is moved to another kind, item, part, vault or epoch, or put back from an earlier
 * stamp, no longer opens.
 */

/** The algorithm byte of XChaCha20-Poly1305-IETF, the only one of this version. */
export const xchacha20 = 1

/** "SV1" and a zero byte. */
const magic = 0x53563100

/** Where and when something is sealed. */
export type Place = {
  readonly kind: number
  readonly epoch: number
  /** Sixteen bytes each. */
  readonly vault: Uint8Array
  readonly item: Uint8Array
  readonly part: Uint8Array
  readonly stamp: number
}

const length = 68

/** The additional data of a seal: magic, alg, kind, features, epoch, vault, item, part, stamp. */
export function additionalData({ kind, epoch, vault, item, part, stamp }: Place): Uint8Array {
  if (vault.length !== 16 || item.length !== 16 || part.length !== 16) {
    throw new RangeError('An id has 16 bytes')
  }
  assertNumber(kind, 0xff)
  assertNumber(epoch, 0xffffffff)
  assertNumber(stamp, Number.MAX_SAFE_INTEGER)
  // Made for every record at every unlock, so that it is written in place; features stay zero.
  const bytes = new Uint8Array(length)
  const fields = new DataView(bytes.buffer)
  fields.setUint32(0, magic)
  fields.setUint8(4, xchacha20)
  fields.setUint8(5, kind)
  fields.setUint32(8, epoch)
  bytes.set(vault, 12)
  bytes.set(item, 28)
  bytes.set(part, 44)
  fields.setBigUint64(60, BigInt(stamp))
  return bytes
}

function assertNumber(value: number, max: number): void {
  if (!Number.isSafeInteger(value) || value < 0 || value > max) {
    throw new RangeError('Not a number of its width')
  }
}
