/*
 * The manifest: one row, rewritten in the transaction of every change, that covers all others.
 *
 * Its MAC is made under a key of the vault, so that nobody without the vault key can add, remove,
 * swap or put back a record unseen.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { fromHex, sameBytes, toHex } from '../crypto/bytes.ts'
import { hash, keyedHash } from '../crypto/hash.ts'
import { WireReader, WireWriter } from '../crypto/wire.ts'
import type { MacRow } from '../store/rows.ts'

/** How many buckets the small records are spread over, by the first byte of their item. */
export const bucketCount = 256

/** How many changes each device has made, by device id (16 hexadecimal digits). */
export type VersionVector = ReadonlyMap<string, number>

/** What a manifest says. */
export type Manifest = {
  /** Goes up by one with every transaction; the stamp of what that transaction seals. */
  readonly counter: number
  readonly epoch: number
  readonly headerHash: Uint8Array
  readonly slotsHash: Uint8Array
  /** Zeros as long as the vault is not shared. */
  readonly rosterHash: Uint8Array
  readonly auditSeq: number
  readonly auditLink: Uint8Array
  readonly lineage: Uint8Array
  readonly previousMac: Uint8Array
  readonly devices: VersionVector
  readonly buckets: readonly Uint8Array[]
}

/** A manifest with the MAC under which it was found. */
export type SealedManifest = { readonly manifest: Manifest; readonly mac: Uint8Array }

const mostDevices = 4096

/** The digest of a bucket without records. */
export function emptyBucket(): Uint8Array {
  return hash()
}

/** The row of a manifest. */
export function manifestRowOf(manifest: Manifest, key: Uint8Array): MacRow {
  const body = bodyOf(manifest)
  return { body, mac: keyedHash(key, body) }
}

/** Reads a manifest whose MAC holds; throws `vault-damaged`. */
export function openManifest(row: MacRow, key: Uint8Array): SealedManifest {
  if (!sameBytes(keyedHash(key, row.body), row.mac)) throw new VaultError('vault-damaged')
  return { manifest: readManifest(row), mac: row.mac }
}

/** Reads a manifest without checking its MAC: enough to find damage before any key is there. */
export function readManifest(row: MacRow): Manifest {
  const reader = new WireReader(row.body)
  const manifest = {
    counter: reader.u64(),
    epoch: reader.u32(),
    headerHash: reader.bytes(32),
    slotsHash: reader.bytes(32),
    rosterHash: reader.bytes(32),
    auditSeq: reader.u64(),
    auditLink: reader.bytes(32),
    lineage: reader.bytes(16),
    previousMac: reader.bytes(32),
    devices: readDevices(reader),
    buckets: Array.from({ length: bucketCount }, () => reader.bytes(32)),
  }
  reader.end()
  return manifest
}

/** Writes a version vector: how many, and id and count of each in the order of ids. */
export function writeDevices(writer: WireWriter, devices: VersionVector): void {
  writer.u32(devices.size)
  for (const id of [...devices.keys()].sort()) {
    writer.bytes(fromHex(id)).u64(devices.get(id) ?? 0)
  }
}

/** Reads a version vector; throws `vault-damaged` unless ids rise. */
export function readDevices(reader: WireReader): VersionVector {
  const count = reader.u32()
  if (count > mostDevices) throw new VaultError('vault-damaged')
  const devices = new Map<string, number>()
  let last = ''
  for (let at = 0; at < count; at += 1) {
    const id = toHex(reader.bytes(8))
    if (id <= last) throw new VaultError('vault-damaged')
    devices.set(id, reader.u64())
    last = id
  }
  return devices
}

function bodyOf(manifest: Manifest): Uint8Array {
  const writer = new WireWriter()
    .u64(manifest.counter)
    .u32(manifest.epoch)
    .bytes(manifest.headerHash)
    .bytes(manifest.slotsHash)
    .bytes(manifest.rosterHash)
    .u64(manifest.auditSeq)
    .bytes(manifest.auditLink)
    .bytes(manifest.lineage)
    .bytes(manifest.previousMac)
  writeDevices(writer, manifest.devices)
  for (const digest of manifest.buckets) writer.bytes(digest)
  return writer.done()
}
