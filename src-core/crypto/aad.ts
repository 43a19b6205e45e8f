/*
 * The 68 bytes that tie a seal to its place and time: the only place where they are built.
 *
 * A row that is moved to another kind, item, part, vault or epoch, or put back from an earlier
 * stamp, no longer opens.
 */
import { WireWriter } from './wire.ts'

/** The algorithm byte of XChaCha20-Poly1305-IETF, the only one of this version. */
export const xchacha20 = 1

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

/** The additional data of a seal: magic, alg, kind, features, epoch, vault, item, part, stamp. */
export function additionalData(place: Place): Uint8Array {
  const { vault, item, part } = place
  if (vault.length !== 16 || item.length !== 16 || part.length !== 16) {
    throw new RangeError('An id has 16 bytes')
  }
  return new WireWriter()
    .ascii('SV1\0')
    .u8(xchacha20)
    .u8(place.kind)
    .u16(0)
    .u32(place.epoch)
    .bytes(vault)
    .bytes(item)
    .bytes(part)
    .u64(place.stamp)
    .done()
}
