/*
 * Edits a vault file behind the vault's back, as somebody without its key or with it.
 */
import Database from 'better-sqlite3'
import { additionalData } from '../../src-core/crypto/aad.ts'
import { fromHex, toHex } from '../../src-core/crypto/bytes.ts'
import { hash, keyedHash } from '../../src-core/crypto/hash.ts'
import { VaultKeys } from '../../src-core/crypto/keys.ts'
import { pad } from '../../src-core/crypto/padding.ts'
import { systemRandomness } from '../../src-core/crypto/randomness.ts'
import { nonceBytes, sealBytes } from '../../src-core/crypto/seal.ts'
import { auditRow, recordRow, type RecordRow } from '../../src-core/store/rows.ts'
import { encodeBody, type JsonObject } from '../../src-core/vault/body.ts'
import { readHeader, type Header } from '../../src-core/vault/header.ts'
import { kinds, noId } from '../../src-core/vault/kinds.ts'
import { manifestRowOf, readManifest, type Manifest } from '../../src-core/vault/manifest.ts'
import { Seals, type RecordPlace } from '../../src-core/vault/seals.ts'
import { bytes, headerIn, manifestIn } from '../tamper/forgery.ts'

// What stands before the first line is not part of the log.
const selectLog = 'select seq, seal from audit where seq > 0 order by seq'
const noMac = new Uint8Array(32)
const nonce = (): Uint8Array => systemRandomness.randomBytes(nonceBytes)

/** An open vault file in the hands of somebody who may know its key. */
export class Forge {
  readonly database: Database.Database
  readonly keys: VaultKeys

  constructor(path: string, vaultKey: string) {
    this.database = new Database(path)
    this.keys = new VaultKeys(fromHex(vaultKey))
  }

  get header(): Header {
    const body = headerIn(this.database)
    return readHeader({ body, sum: hash(body) })
  }

  get seals(): Seals {
    return new Seals(this.keys, this.header)
  }

  run(sql: string, ...values: readonly unknown[]): void {
    this.database.prepare(sql).run(...values)
  }

  /** The records that a condition names, in key order. */
  rows(where: string): readonly RecordRow[] {
    const sql = `select kind, item, part, stamp, seal from record where ${where} order by 1, 2, 3`
    return this.database.prepare(sql).safeIntegers().raw().all().map(recordRow)
  }

  put({ kind, item, part, stamp, seal }: RecordRow): void {
    this.run('insert or replace into record values (?, ?, ?, ?, ?)', kind, item, part, stamp, seal)
  }

  /** Writes a small record with any JSON; nothing vouches for it yet. */
  putJson(kind: number, id: string, json: JsonObject): void {
    this.putBody({ kind, item: fromHex(id), part: noId, stamp: 2 }, encodeBody(json))
  }

  /** Writes a record with any body. */
  putBody(place: RecordPlace, body: Uint8Array): void {
    this.putPadded(place, pad(body, place.kind < 64 ? 64 : 256))
  }

  /** Writes a record with any bytes where body and padding should be. */
  putPadded(place: RecordPlace, padded: Uint8Array): void {
    const { vault, epoch } = this.header
    const key = place.kind < 64 ? this.keys.overview : this.keys.item(place.item)
    const aad = additionalData({ ...place, vault, epoch })
    this.put({ ...place, seal: sealBytes({ key, nonce: nonce(), aad }, padded) })
  }

  /** The JSON of a small record. */
  json(kind: number, id: string): JsonObject {
    const [row] = this.rows(`kind = ${kind} and item = x'${id}'`)
    if (!row) throw new Error('no such record')
    return this.seals.openRecord(row).json
  }

  /** Lets an item vouch for the parts that it has now. */
  vouch(id: string, kind: number = kinds.overview): void {
    const parts = this.rows(`kind between 64 and 79 and item = x'${id}'`)
    const leaves = parts.map((row) => this.seals.leaf(row))
    this.putJson(kind, id, { ...this.json(kind, id), parts: toHex(hash(...leaves)) })
  }

  /** Writes a line of the audit log with any body. */
  putAudit(seq: number, json: JsonObject): void {
    const row = this.seals.sealAudit(seq, { body: encodeBody(json), nonce: nonce() })
    this.run('insert or replace into audit values (?, ?)', row.seq, row.seal)
  }

  /** Makes the manifest anew over what stands in the file, as a holder of the key can. */
  remake(change: Partial<Manifest> = {}): void {
    const manifest = readManifest({ body: manifestIn(this.database), mac: noMac })
    const leaves = Array.from({ length: 256 }, (): Uint8Array[] => [])
    for (const row of this.rows('kind < 64')) leaves[row.item[0] ?? 0]?.push(this.seals.leaf(row))
    const log = this.database.prepare(selectLog).safeIntegers()
    const lines = log.raw().all().map(auditRow)
    let auditLink: Uint8Array = new Uint8Array(32)
    for (const line of lines) auditLink = this.seals.auditLink(line, auditLink)
    const buckets = leaves.map((each) => hash(...each))
    const next = { ...manifest, buckets, auditLink, auditSeq: lines.length, ...change }
    this.setManifest(manifestRowOf(next, this.keys.manifest))
  }

  setManifest({ body, mac }: { readonly body: Uint8Array; readonly mac: Uint8Array }): void {
    this.run('update manifest set body = ?, mac = ?', body, mac)
  }

  /** Any body of a manifest with the MAC that a holder of the key can make. */
  signed(body: Uint8Array): { readonly body: Uint8Array; readonly mac: Uint8Array } {
    return { body, mac: keyedHash(this.keys.manifest, body) }
  }

  /** One column of one row. */
  column(sql: string): Uint8Array {
    return bytes(this.database.prepare(sql).pluck().get())
  }

  close(): void {
    if (this.database.pragma('journal_mode', { simple: true }) === 'wal') {
      this.database.pragma('wal_checkpoint(truncate)')
    }
    this.database.close()
  }
}
