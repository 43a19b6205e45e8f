/*
 * Seals everything of a vault anew, for its next epoch, inside one transaction.
 *
 * Everything is verified as it is read: what nothing vouches for does not come along. What people
 * wrote stays as it was, with the marks of who wrote it. Fingerprints are keyed and made again from
 * the secrets; a version whose secret is gone has none, as everywhere.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { SecretVersion } from '../../src-shared/item.ts'
import { sameBytes, toHex, wipe } from '../crypto/bytes.ts'
import { hashOf, keyedHash } from '../crypto/hash.ts'
import type { VaultKeys } from '../crypto/keys.ts'
import type { RecordRow } from '../store/rows.ts'
import type { VaultStore } from '../store/vault-store.ts'
import { AuditLog, firstLink } from './audit-log.ts'
import { encodeBody, type JsonObject } from './body.ts'
import { headerRowOf } from './header.ts'
import { kinds } from './kinds.ts'
import { bucketCount, manifestRowOf } from './manifest.ts'
import type { NextEpoch } from './next-epoch.ts'
import { Nonces } from './nonces.ts'
import { readPartRows } from './parts.ts'
import { withPastAnchorKey } from './past-anchors.ts'
import type { SealingBase } from './sealed-change.ts'
import { Seals } from './seals.ts'
import { slotsHash } from './slot.ts'
import type { VaultState } from './state.ts'

/** A vault at the end of an epoch, inside a transaction, and what comes next. */
export type Resealing = {
  readonly store: VaultStore
  /** The state on the disk, as the manifest there vouches for it. */
  readonly state: VaultState
  readonly keys: VaultKeys
  readonly seals: Seals
  readonly next: NextEpoch
  readonly writer: Pick<SealingBase, 'random' | 'now' | 'device'>
}

/** Writes the next epoch over this one; answers how many records it has. */
export function resealVault(resealing: Resealing): number {
  return new Resealer(resealing).reseal()
}

class Resealer {
  readonly #from: Resealing
  readonly #seals: Seals
  readonly #stamp: number
  readonly #nonces: Nonces
  #written = 0

  constructor(from: Resealing) {
    const { store, state, next, writer } = from
    this.#from = from
    this.#seals = new Seals(next.keys, next.header)
    this.#stamp = state.manifest.counter + 1
    this.#nonces = new Nonces(writer.random, store.recordCount() + state.manifest.auditSeq + 1)
  }

  reseal(): number {
    const { store, next } = this.#from
    // Nothing of ours has a stamp that is still to come: nobody vouches for such a row.
    store.removeRecordsFrom(this.#stamp)
    const buckets = this.#resealRecords()
    store.removeRecordsNotOf(this.#stamp)
    if (store.recordCount() !== this.#written) throw new VaultError('internal')
    const log = this.#resealLog()
    store.setHeader(headerRowOf(next.header))
    for (const { id } of next.replaces) store.removeSlot(id)
    for (const row of next.slots) store.addSlot(row)
    this.#putManifest(buckets, log)
    return this.#written
  }

  #resealRecords(): readonly Uint8Array[] {
    const { store, state, seals } = this.#from
    const old = leavesByBucket()
    const leaves = leavesByBucket()
    for (const row of store.smallRecords()) {
      old[row.item[0] ?? 0]?.push(seals.leaf(row))
      const { json, raw } = seals.openRecord(row)
      const sealed = this.#put(row, encodeBody(this.#nextJson(row, json), raw))
      leaves[row.item[0] ?? 0]?.push(this.#seals.leaf(sealed))
    }
    // What is in memory was verified once; what is on the disk now is what was sealed anew.
    for (const [index, digest] of state.manifest.buckets.entries()) {
      const found = hashOf(old[index] ?? [])
      if (!sameBytes(found, digest)) throw new VaultError('vault-damaged')
    }
    return leaves.map((of) => hashOf(of))
  }

  #nextJson({ kind, item }: RecordRow, json: JsonObject): JsonObject {
    switch (kind) {
      case kinds.overview: {
        const { parts, fingerprints } = this.#resealParts(toHex(item))
        return { ...json, parts, versions: withFingerprints(json['versions'], fingerprints) }
      }
      case kinds.connection:
        return { ...json, parts: this.#resealParts(toHex(item)).parts }
      case kinds.settings: {
        const settings = withPastAnchorKey(json, this.#from.keys.anchor)
        // The new code has not been confirmed by anybody yet.
        return this.#from.next.recoveryCode === null
          ? settings
          : { ...settings, recoveryConfirmedAt: null }
      }
      default:
        return json
    }
  }

  #resealParts(owner: string): { parts: string; fingerprints: ReadonlyMap<string, string> } {
    const vouched = this.#from.state.owner(owner)?.marks.parts
    if (vouched === undefined) throw new VaultError('vault-damaged')
    const fingerprints = new Map<string, string>()
    const leaves: Uint8Array[] = []
    for (const { row: old } of readPartRows(this.#from, owner, vouched)) {
      const { json, raw } = this.#from.seals.openRecord(old)
      if (old.kind === kinds.secret) {
        const fingerprint = keyedHash(this.#from.next.keys.fingerprint, raw)
        fingerprints.set(toHex(old.part), toHex(fingerprint))
      }
      const row = this.#put(old, encodeBody(json, raw))
      wipe(raw)
      leaves.push(this.#seals.leaf(row))
    }
    return { parts: toHex(hashOf(leaves)), fingerprints }
  }

  #put({ kind, item, part }: Omit<RecordRow, 'stamp' | 'seal'>, body: Uint8Array): RecordRow {
    const place = { kind, item, part, stamp: this.#stamp }
    const row = this.#seals.sealRecord(place, { body, nonce: this.#nonces.take() })
    this.#from.store.putRecord(row)
    this.#written += 1
    return row
  }

  #resealLog(): { readonly link: Uint8Array; readonly seq: number } {
    const { store, state, seals, writer } = this.#from
    new AuditLog().catchUp({ store, seals }, state.manifest)
    let link: Uint8Array = firstLink
    let seq = 0
    const reseal = (json: JsonObject): ReturnType<Seals['sealAudit']> => {
      seq += 1
      const fresh = { body: encodeBody(json), nonce: this.#nonces.take() }
      const row = this.#seals.sealAudit(seq, fresh)
      link = this.#seals.auditLink(row, link)
      return row
    }
    for (const row of store.auditAfter(0)) store.setAudit(reseal(seals.openAudit(row)))
    const { now: at, device } = writer
    const about = { itemId: null, versionId: null }
    store.addAudit(reseal({ v: 1, at, device, event: 'rekeyed', ...about }))
    return { link, seq }
  }

  #putManifest(
    buckets: readonly Uint8Array[],
    log: { readonly link: Uint8Array; readonly seq: number },
  ): void {
    const { store, state, next, writer } = this.#from
    const count = (state.manifest.devices.get(writer.device) ?? 0) + 1
    const manifest = {
      ...state.manifest,
      counter: this.#stamp,
      epoch: next.header.epoch,
      headerHash: next.header.hash,
      slotsHash: slotsHash(next.slots),
      auditSeq: log.seq,
      auditLink: log.link,
      previousMac: state.mac,
      devices: new Map([...state.manifest.devices, [writer.device, count]]),
      buckets,
    }
    store.setManifest(manifestRowOf(manifest, next.keys.manifest))
  }
}

function leavesByBucket(): readonly Uint8Array[][] {
  return Array.from({ length: bucketCount }, () => [])
}

/** The versions of an overview with the fingerprints of the new epoch, and all else as it was. */
function withFingerprints(versions: unknown, made: ReadonlyMap<string, string>): unknown {
  if (!Array.isArray(versions)) throw new VaultError('vault-damaged')
  return versions.map((version: unknown) => {
    const { id } = SecretVersion.pick({ id: true }).parse(version)
    return Object.assign({}, version, { fingerprint: made.get(id) ?? null })
  })
}
