/*
 * The clear header of a backup file: what it is, of which vault, and the slots that open it.
 *
 * "SV1B" 4 | version u16 | features u16 | length u32 | made at u64 | number u64 | image bytes u64 |
 * chunk bytes u32 | vault header 60 | n u8 | n x (slot body 74 | wrapped 73) | salt 32 | sum 32
 *
 * In every version the length counts from the first byte to the end of the sum, so that damage is
 * told from a newer version. The sum is no MAC: that one follows the header, and needs the key.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { sameBytes } from '../crypto/bytes.ts'
import { hash, hashBytes } from '../crypto/hash.ts'
import { chunkOverhead, streamHeaderBytes } from '../crypto/stream.ts'
import { WireReader, WireWriter } from '../crypto/wire.ts'
import type { PiecewiseFile } from '../files/file-pieces.ts'
import type { HeaderRow, SlotRow } from '../store/rows.ts'
import { readHeader, type Header } from '../vault/header.ts'
import { readSlots, type Slot } from '../vault/slot.ts'

/** How many bytes of the image go into one chunk, but for the last. */
export const chunkBytes = 65_536

/** The first four bytes of every backup file. */
export const backupMagic = new TextEncoder().encode('SV1B')

/** The bytes of a salt. */
export const saltBytes = 32

/** What a backup says of itself. */
export type BackupFacts = {
  readonly madeAt: number
  /** One more than any backup of this vault in the folder had: clocks go backwards. */
  readonly number: number
  /** How long the vault file inside is. */
  readonly imageBytes: number
  readonly salt: Uint8Array
}

/** A clear header that was read; nobody vouches for it until its MAC was checked. */
export type BackupHeader = BackupFacts & {
  readonly vault: Header
  readonly slots: readonly Slot[]
  /** All of it, the sum included. */
  readonly bytes: Uint8Array
}

const version = 1
const vaultHeaderBytes = 60
const slotBodyBytes = 74
const wrappedBytes = 73
const lengthEnd = 12
const mostSlots = 255
const bareBytes = 165
const mostBytes = bareBytes + mostSlots * (slotBodyBytes + wrappedBytes)

/** The bytes of a clear header. */
export function backupHeaderBytes(
  facts: BackupFacts,
  of: { readonly header: HeaderRow; readonly slots: readonly SlotRow[] },
): Uint8Array {
  const length = bareBytes + of.slots.length * (slotBodyBytes + wrappedBytes)
  const writer = new WireWriter()
    .bytes(backupMagic)
    .u16(version)
    .u16(0)
    .u32(length)
    .u64(facts.madeAt)
    .u64(facts.number)
    .u64(facts.imageBytes)
    .u32(chunkBytes)
    .bytes(of.header.body)
    .u8(of.slots.length)
  for (const { body, wrapped } of of.slots) writer.bytes(body).bytes(wrapped)
  const summed = writer.bytes(facts.salt).done()
  return new WireWriter().bytes(summed).bytes(hash(summed)).done()
}

/**
 * Reads the clear header from the beginning of a file, and checks how long the file must be.
 *
 * Throws `copy-unknown` or `copy-too-new`; what does not fit is `copy-damaged` or, from the parts
 * that it shares with the vault file, `vault-damaged` or `kdf-refused`.
 */
export function readBackupHeader(file: PiecewiseFile): BackupHeader {
  const bytes = summedBytes(file)
  const reader = new WireReader(bytes.subarray(backupMagic.length))
  // A feature that this code does not know changes what the rest means.
  if (reader.u16() !== version || reader.u16() !== 0) throw new VaultError('copy-too-new')
  reader.u32()
  const [madeAt, number, imageBytes] = [reader.u64(), reader.u64(), reader.u64()]
  const fitting = reader.u32() === chunkBytes && imageBytes > 0
  const vaultBody = reader.bytes(vaultHeaderBytes)
  const rows = Array.from({ length: reader.u8() }, () => slotRow(reader))
  const salt = reader.bytes(saltBytes)
  reader.bytes(hashBytes)
  reader.end()
  const whole = file.size === fileBytes(bytes.length, imageBytes)
  if (!fitting || !whole) throw new VaultError('copy-damaged')
  const vault = readHeader({ body: vaultBody, sum: hash(vaultBody) })
  const slots = readSlots(rows, vault)
  return { madeAt, number, imageBytes, salt, vault, slots, bytes }
}

/** How long the file of a backup is. */
function fileBytes(headerBytes: number, imageBytes: number): number {
  const chunks = Math.ceil(imageBytes / chunkBytes)
  return headerBytes + hashBytes + streamHeaderBytes + imageBytes + chunks * chunkOverhead
}

function summedBytes(file: PiecewiseFile): Uint8Array {
  const start = file.next(lengthEnd)
  const magic = start.subarray(0, backupMagic.length)
  if (!sameBytes(magic, backupMagic)) throw new VaultError('copy-unknown')
  const length = new WireReader(start.subarray(lengthEnd - 4)).u32()
  if (length < bareBytes || length > mostBytes) throw new VaultError('copy-damaged')
  const bytes = new WireWriter()
    .bytes(start)
    .bytes(file.next(length - lengthEnd))
    .done()
  const sumAt = length - hashBytes
  const summed =
    bytes.length === length && sameBytes(hash(bytes.subarray(0, sumAt)), bytes.subarray(sumAt))
  if (!summed) throw new VaultError('copy-damaged')
  return bytes
}

function slotRow(reader: WireReader): SlotRow {
  const body = reader.bytes(slotBodyBytes)
  const wrapped = reader.bytes(wrappedBytes)
  return { id: body.slice(0, 16), body, wrapped, sum: hash(body) }
}
