/*
 * The anchor of a vault on this device: what was last seen of it, and who this device is.
 *
 * An old copy of a vault is sound in itself; only something outside it can tell that there was
 * more. body: device 8 | counter u64 | manifest MAC 32 | lineage 16 | audit seq u64 | link 32 |
 * devices as in the manifest.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { fromHex, joinBytes, sameBytes, toHex } from '../crypto/bytes.ts'
import { keyedHash } from '../crypto/hash.ts'
import { WireReader, WireWriter } from '../crypto/wire.ts'
import type { MacRow } from '../store/rows.ts'
import { readDevices, writeDevices, type SealedManifest, type VersionVector } from './manifest.ts'

/** What a device remembers of a vault. */
export type Anchor = {
  /** The device's id in this vault, 16 hexadecimal digits. */
  readonly device: string
  readonly counter: number
  readonly mac: Uint8Array
  readonly lineage: Uint8Array
  readonly auditSeq: number
  readonly auditLink: Uint8Array
  readonly devices: VersionVector
}

/** How a manifest stands to an anchor. */
export type Freshness = 'same' | 'newer' | 'rolled-back' | 'forked'

/** The anchor to remember a manifest by. */
export function anchorOf({ manifest, mac }: SealedManifest, device: string): Anchor {
  const { counter, lineage, auditSeq, auditLink, devices } = manifest
  return { device, counter, mac, lineage, auditSeq, auditLink, devices }
}

/** Whether what a manifest says goes on from what was last seen. */
export function freshnessOf({ manifest, mac }: SealedManifest, seen: Anchor): Freshness {
  if (!sameBytes(manifest.lineage, seen.lineage)) return 'forked'
  const behind = isBehind(manifest.devices, seen.devices)
  const ahead = isBehind(seen.devices, manifest.devices)
  if (behind) return ahead ? 'forked' : 'rolled-back'
  if (!ahead) return sameBytes(mac, seen.mac) ? 'same' : 'forked'
  // One step on, the manifest names its predecessor: that must be the one that was seen.
  const isNext = manifest.counter === seen.counter + 1
  if (isNext && !sameBytes(manifest.previousMac, seen.mac)) return 'forked'
  return manifest.counter > seen.counter ? 'newer' : 'forked'
}

/** The row of an anchor. */
export function anchorRowOf(anchor: Anchor, key: Uint8Array, vault: Uint8Array): MacRow {
  const writer = new WireWriter()
    .bytes(fromHex(anchor.device))
    .u64(anchor.counter)
    .bytes(anchor.mac)
    .bytes(anchor.lineage)
    .u64(anchor.auditSeq)
    .bytes(anchor.auditLink)
  writeDevices(writer, anchor.devices)
  const body = writer.done()
  return { body, mac: macOf(body, key, { vault, label: 'SV1.anch' }) }
}

/** Whether an anchor was written for this vault under this key. */
export function isAnchorUnder({ body, mac }: MacRow, key: Uint8Array, vault: Uint8Array): boolean {
  return sameBytes(macOf(body, key, { vault, label: 'SV1.anch' }), mac)
}

/** Reads an anchor; throws `vault-damaged` if it was not written for this vault. */
export function openAnchor(row: MacRow, key: Uint8Array, vault: Uint8Array): Anchor {
  if (!isAnchorUnder(row, key, vault)) throw new VaultError('vault-damaged')
  return anchorIn(new WireReader(row.body))
}

function anchorIn(reader: WireReader): Anchor {
  const anchor = {
    device: toHex(reader.bytes(8)),
    counter: reader.u64(),
    mac: reader.bytes(32),
    lineage: reader.bytes(16),
    auditSeq: reader.u64(),
    auditLink: reader.bytes(32),
    devices: readDevices(reader),
  }
  reader.end()
  return anchor
}

/** What an anchor says of the one that stood when it was expected, or of none. */
const noAnchor = new Uint8Array(32)

/** The row of an anchor that is expected as long as the one with the MAC `standing` stands. */
export function expectedRowOf(
  next: MacRow,
  standing: Uint8Array | null,
  { key, vault }: { readonly key: Uint8Array; readonly vault: Uint8Array },
): MacRow {
  const body = joinBytes(standing ?? noAnchor, next.body)
  return { body, mac: macOf(body, key, { vault, label: 'SV1.expd' }) }
}

/** Reads what is expected; null unless it is of this vault and key and that anchor still stands. */
export function openExpected(
  { body, mac }: MacRow,
  standing: Uint8Array | null,
  { key, vault }: { readonly key: Uint8Array; readonly vault: Uint8Array },
): Anchor | null {
  if (!sameBytes(macOf(body, key, { vault, label: 'SV1.expd' }), mac)) return null
  const reader = new WireReader(body)
  if (!sameBytes(reader.bytes(32), standing ?? noAnchor)) return null
  return anchorIn(reader)
}

type MacContext = { readonly vault: Uint8Array; readonly label: 'SV1.anch' | 'SV1.expd' }

function macOf(body: Uint8Array, key: Uint8Array, { vault, label }: MacContext): Uint8Array {
  return keyedHash(key, joinBytes(new TextEncoder().encode(label), vault), body)
}

/** Whether a vector lacks changes that another one has. */
function isBehind(one: VersionVector, other: VersionVector): boolean {
  return [...other].some(([device, count]) => (one.get(device) ?? 0) < count)
}
