/*
 * Seals and opens the records and audit rows of one vault in one epoch, and makes their leaves.
 */
import { additionalData, type Place } from '../crypto/aad.ts'
import { wipe } from '../crypto/bytes.ts'
import { hash, keyedHash } from '../crypto/hash.ts'
import type { VaultKeys } from '../crypto/keys.ts'
import { pad, unpad, type PaddingBlock } from '../crypto/padding.ts'
import { openSeal, sealBytes } from '../crypto/seal.ts'
import { WireWriter } from '../crypto/wire.ts'
import type { AuditRow, RecordRow } from '../store/rows.ts'
import { decodeBody, type JsonObject } from './body.ts'
import { firstPartKind, kinds, noId } from './kinds.ts'

/** Where a record stands: everything of it but the seal. */
export type RecordPlace = Omit<RecordRow, 'seal'>

/** A body to seal, and a nonce that is used for nothing else. */
export type Fresh = { readonly body: Uint8Array; readonly nonce: Uint8Array }

/** Seals and opens for one vault in one epoch. */
export class Seals {
  readonly #keys: VaultKeys
  readonly #vault: Uint8Array
  readonly #epoch: number

  constructor(keys: VaultKeys, home: { readonly vault: Uint8Array; readonly epoch: number }) {
    this.#keys = keys
    this.#vault = home.vault
    this.#epoch = home.epoch
  }

  /** Seals a body for its place and wipes it. */
  sealRecord(place: RecordPlace, { body, nonce }: Fresh): RecordRow {
    const padded = pad(body, blockOf(place.kind))
    wipe(body)
    const seal = this.#withKey(place, (key) =>
      sealBytes({ key, nonce, aad: this.#additionalData(place) }, padded),
    )
    wipe(padded)
    return { ...place, seal }
  }

  /** Opens a record; throws `vault-damaged`. The caller wipes `raw`. */
  openRecord(row: RecordRow): { json: JsonObject; raw: Uint8Array } {
    const padded = this.#withKey(row, (key) =>
      openSeal({ key, aad: this.#additionalData(row) }, row.seal),
    )
    const body = decodeBody(unpad(padded, blockOf(row.kind)))
    wipe(padded)
    return body
  }

  /** BLAKE2b-256 over additional data and seal: what the manifest covers. */
  leaf(row: RecordRow): Uint8Array {
    return hash(this.#additionalData(row), row.seal)
  }

  /** Seals a line of the audit log. */
  sealAudit(seq: number, { body, nonce }: Fresh): AuditRow {
    const aad = this.#auditData(seq)
    return { seq, seal: sealBytes({ key: this.#keys.auditSeal, nonce, aad }, pad(body, 64)) }
  }

  /** Opens a line of the audit log; throws `vault-damaged`. */
  openAudit({ seq, seal }: AuditRow): JsonObject {
    const key = this.#keys.auditSeal
    return decodeBody(unpad(openSeal({ key, aad: this.#auditData(seq) }, seal), 64)).json
  }

  /** Ties a line of the audit log to all lines before it. */
  auditLink({ seq, seal }: AuditRow, previous: Uint8Array): Uint8Array {
    return keyedHash(this.#keys.audit, new WireWriter().u64(seq).bytes(previous).done(), seal)
  }

  #withKey<T>({ kind, item }: RecordPlace, work: (key: Uint8Array) => T): T {
    if (kind < firstPartKind) return work(this.#keys.overview)
    const key = this.#keys.item(item)
    try {
      return work(key)
    } finally {
      wipe(key)
    }
  }

  #additionalData(place: RecordPlace): Uint8Array {
    const { kind, item, part, stamp } = place
    return additionalData({ kind, item, part, stamp, vault: this.#vault, epoch: this.#epoch })
  }

  #auditData(seq: number): Uint8Array {
    const place: Place = {
      kind: kinds.audit,
      item: noId,
      part: noId,
      stamp: seq,
      vault: this.#vault,
      epoch: this.#epoch,
    }
    return additionalData(place)
  }
}

function blockOf(kind: number): PaddingBlock {
  return kind < firstPartKind ? 64 : 256
}
