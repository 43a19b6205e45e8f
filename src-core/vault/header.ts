/*
 * The header: which format, which vault, which epoch.
 *
 * Immutable within an epoch, because its hash stands in the additional data of every wrapped key.
 * 60 bytes: magic 4 | major u16 | features u16 | vault 16 | epoch u32 | commitment 32.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { sameBytes } from '../crypto/bytes.ts'
import { hash } from '../crypto/hash.ts'
import { WireReader, WireWriter } from '../crypto/wire.ts'
import type { HeaderRow } from '../store/rows.ts'

/** The major version that this code reads and writes. */
export const formatMajor = 1

/** What a header says. */
export type Header = {
  readonly vault: Uint8Array
  readonly epoch: number
  /** A value that only the right vault key gives. */
  readonly commitment: Uint8Array
  readonly hash: Uint8Array
}

const magic = new TextEncoder().encode('SV1\0')

/** The row of a header. */
export function headerRowOf(header: Omit<Header, 'hash'>): HeaderRow {
  const body = new WireWriter()
    .bytes(magic)
    .u16(formatMajor)
    .u16(0)
    .bytes(header.vault)
    .u32(header.epoch)
    .bytes(header.commitment)
    .done()
  return { body, sum: hash(body) }
}

/** Reads a header; throws `vault-damaged` or `vault-too-new`. */
export function readHeader(row: HeaderRow): Header {
  if (!sameBytes(hash(row.body), row.sum)) throw new VaultError('vault-damaged')
  const reader = new WireReader(row.body)
  if (!sameBytes(reader.bytes(4), magic)) throw new VaultError('vault-damaged')
  const major = reader.u16()
  if (major > formatMajor) throw new VaultError('vault-too-new')
  if (major < formatMajor) throw new VaultError('vault-damaged')
  // A feature that this code does not know changes what the rest means.
  if (reader.u16() !== 0) throw new VaultError('vault-too-new')
  const vault = reader.bytes(16)
  const epoch = reader.u32()
  if (epoch < 1) throw new VaultError('vault-damaged')
  const commitment = reader.bytes(32)
  reader.end()
  return { vault, epoch, commitment, hash: row.sum }
}
