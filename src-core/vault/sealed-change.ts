/*
 * Seals the changes of one transaction: rows to write, the manifest that covers them, and the
 * state that will hold once they are on the disk. Writes nothing itself.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { fromHex } from '../crypto/bytes.ts'
import type { VaultKeys } from '../crypto/keys.ts'
import type { Randomness } from '../crypto/randomness.ts'
import type { AuditRow, MacRow, RecordRow } from '../store/rows.ts'
import { decodeBody, encodeBody, type JsonObject } from './body.ts'
import { entryFrom, entryKey, type Entry, type KnownKind } from './entry.ts'
import { kinds, noId } from './kinds.ts'
import { manifestRowOf, type Manifest } from './manifest.ts'
import { nextClock, nextMarks, type Writing } from './marks.ts'
import { Nonces } from './nonces.ts'
import { partKey, partOf, partsHash, type Parts } from './parts.ts'
import type { PendingChanges } from './pending.ts'
import type { RecordPlace, Seals } from './seals.ts'
import { bucketDigest, bucketOf, VaultState } from './state.ts'

/** What changes are sealed with and on top of. */
export type SealingBase = {
  readonly state: VaultState
  readonly partsOf: (owner: string) => Parts
  readonly seals: Seals
  readonly keys: VaultKeys
  readonly random: Randomness
  readonly now: number
  readonly device: string
  /** A new lineage, where a person chose to go on from an older file, and what to count on from. */
  readonly restart: { readonly lineage: Uint8Array; readonly counter: number } | null
  /** The hash over the slots as they will be. */
  readonly slotsHash: Uint8Array
}

/** Everything to write, and what will be true afterwards. */
export type SealedChange = {
  readonly put: readonly RecordRow[]
  readonly add: readonly RecordRow[]
  readonly remove: readonly RecordPlace[]
  /** Items and connections that lose all their parts. */
  readonly removePartsOf: readonly Uint8Array[]
  readonly audit: readonly AuditRow[]
  readonly manifest: MacRow
  readonly state: VaultState
  readonly parts: ReadonlyMap<string, Parts>
}

/** Seals the changes of one transaction. */
export function sealChanges(pending: PendingChanges, base: SealingBase): SealedChange {
  const sealer = new ChangeSealer(pending, base)
  return sealer.seal()
}

class ChangeSealer {
  readonly #pending: PendingChanges
  readonly #base: SealingBase
  readonly #stamp: number
  readonly #writing: Writing
  readonly #nonces: Nonces
  readonly #put: RecordRow[] = []
  readonly #add: RecordRow[] = []
  readonly #remove: RecordPlace[] = []
  readonly #parts = new Map<string, Parts>()
  readonly #buckets = new Map<number, Map<string, Entry>>()

  constructor(pending: PendingChanges, base: SealingBase) {
    const { manifest, clock } = base.state
    this.#pending = pending
    this.#base = base
    this.#stamp = Math.max(manifest.counter, base.restart?.counter ?? 0) + 1
    this.#writing = {
      device: base.device,
      count: (manifest.devices.get(base.device) ?? 0) + 1,
      clock: nextClock(clock, base.now),
    }
    this.#nonces = new Nonces(base.random, sealCount(pending))
  }

  seal(): SealedChange {
    this.#sealDrops()
    this.#sealParts()
    this.#sealOwners()
    this.#sealOthers()
    const log = this.#sealNotes()
    const { state, keys } = this.#base
    const manifest = this.#manifest(log)
    const row = manifestRowOf(manifest, keys.manifest)
    const buckets = state.buckets.map((bucket, index) => this.#buckets.get(index) ?? bucket)
    const { clock } = this.#writing
    return {
      put: this.#put,
      add: this.#add,
      remove: this.#remove,
      removePartsOf: [...this.#pending.tombstones.keys()].map(fromHex),
      audit: log.rows,
      manifest: row,
      state: new VaultState({ manifest, mac: row.mac }, buckets, clock),
      parts: this.#parts,
    }
  }

  #sealDrops(): void {
    for (const [id, kind] of this.#pending.drops) {
      this.#remove.push(this.#place(kinds[kind], id))
      this.#bucket(id).delete(entryKey(kinds[kind], id))
    }
  }

  #sealParts(): void {
    for (const [owner, changes] of this.#pending.parts) {
      const parts = new Map(this.#base.partsOf(owner))
      for (const [key, change] of changes) {
        if (change.change === 'remove') {
          this.#remove.push(change.part)
          parts.delete(key)
          continue
        }
        const { kind, part, body } = change
        const place = { kind, item: fromHex(owner), part, stamp: this.#stamp }
        const row = this.#base.seals.sealRecord(place, { body, nonce: this.#nonces.take() })
        // A part that nothing vouches for must not be there: adding it would fail, as it should.
        ;(parts.has(key) ? this.#put : this.#add).push(row)
        parts.set(partKey(kind, part), partOf(row, this.#base.seals))
      }
      this.#parts.set(owner, parts)
    }
  }

  /** Every owner that was put or whose parts changed: its record vouches for its parts. */
  #sealOwners(): void {
    for (const id of ownersOf(this.#pending)) {
      const put = this.#pending.puts.get(id)
      const before = this.#base.state.owner(id)
      const kind = put?.kind ?? before?.kind
      const body = put?.json ?? before?.kept.body
      if (!kind || !body) throw new VaultError('not-found')
      const parts = this.#parts.get(id)
      const vouched = parts ? partsHash(parts) : (before?.marks.parts ?? partsHash(new Map()))
      const marks = nextMarks(before?.marks ?? null, this.#writing)
      this.#sealSmall(kind, id, { ...body, ...marks, parts: vouched })
    }
  }

  #sealOthers(): void {
    for (const { kind, id, json } of this.#pending.puts.values()) {
      if (kind === 'journal' || kind === 'settings') this.#sealSmall(kind, id, json)
    }
    for (const [id, of] of this.#pending.tombstones) {
      const before = this.#base.state.owner(id)?.marks ?? null
      const marks = nextMarks(before, this.#writing)
      this.#sealSmall('tombstone', id, { v: 1, of, deletedAt: this.#base.now, ...marks })
    }
  }

  #sealSmall(kind: KnownKind, id: string, json: JsonObject): void {
    const body = encodeBody(json)
    // What is cached is what was written: without undefined, and not shared with the caller.
    const written = decodeBody(body).json
    const place = this.#place(kinds[kind], id)
    const row = this.#base.seals.sealRecord(place, { body, nonce: this.#nonces.take() })
    const leaf = this.#base.seals.leaf(row)
    const entry = entryFrom({ kind, id, json: written }, { stamp: this.#stamp, leaf })
    this.#put.push(row)
    this.#bucket(id).set(entryKey(kinds[kind], id), entry)
  }

  #sealNotes(): { rows: readonly AuditRow[]; link: Uint8Array; seq: number } {
    let { auditLink: link, auditSeq: seq } = this.#base.state.manifest
    const rows = this.#pending.notes.map((note) => {
      seq += 1
      const body = encodeBody({ v: 1, at: this.#base.now, device: this.#base.device, ...note })
      const row = this.#base.seals.sealAudit(seq, { body, nonce: this.#nonces.take() })
      link = this.#base.seals.auditLink(row, link)
      return row
    })
    return { rows, link, seq }
  }

  #manifest(log: { readonly link: Uint8Array; readonly seq: number }): Manifest {
    const { state, restart, slotsHash } = this.#base
    const { device, count } = this.#writing
    return {
      ...state.manifest,
      counter: this.#stamp,
      slotsHash,
      auditSeq: log.seq,
      auditLink: log.link,
      lineage: restart?.lineage ?? state.manifest.lineage,
      previousMac: state.mac,
      devices: new Map([...state.manifest.devices, [device, count]]),
      buckets: state.manifest.buckets.map((digest, index) => {
        const changed = this.#buckets.get(index)
        return changed ? bucketDigest(changed) : digest
      }),
    }
  }

  #place(kind: number, id: string): RecordPlace {
    return { kind, item: fromHex(id), part: noId, stamp: this.#stamp }
  }

  #bucket(id: string): Map<string, Entry> {
    const index = bucketOf(id)
    const known = this.#buckets.get(index)
    const bucket = known ?? new Map(this.#base.state.buckets[index])
    if (!known) this.#buckets.set(index, bucket)
    return bucket
  }
}

function ownersOf(pending: PendingChanges): ReadonlySet<string> {
  const put = [...pending.puts.values()].filter(
    ({ kind }) => kind === 'overview' || kind === 'connection',
  )
  return new Set([...put.map(({ id }) => id), ...pending.parts.keys()])
}

function sealCount(pending: PendingChanges): number {
  const parts = [...pending.parts.values()].reduce((sum, changes) => sum + changes.size, 0)
  const owners = pending.puts.size + pending.parts.size
  return parts + owners + pending.tombstones.size + pending.notes.length
}
