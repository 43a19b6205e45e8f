import type Database from 'better-sqlite3'
import { additionalData } from '../../../src-core/crypto/aad.ts'
import { fromHex } from '../../../src-core/crypto/bytes.ts'
import { hash } from '../../../src-core/crypto/hash.ts'
import { VaultKeys } from '../../../src-core/crypto/keys.ts'
import type { RecordRow } from '../../../src-core/store/rows.ts'
import { openSeal } from '../../../src-core/crypto/seal.ts'
import { VaultStore } from '../../../src-core/store/vault-store.ts'
import { encodeBody } from '../../../src-core/vault/body.ts'
import { readHead, type Head } from '../../../src-core/vault/head.ts'
import { kinds, noId } from '../../../src-core/vault/kinds.ts'
import { manifestRowOf, readManifest } from '../../../src-core/vault/manifest.ts'
import { Seals } from '../../../src-core/vault/seals.ts'
import { versionId } from '../../unit/src-core/vault/vault-fixture.ts'
import { onLocked, type Attack } from '../attack.ts'
import { bytes } from '../forgery.ts'
import { one, two } from '../reading.ts'
import { sameTag } from '../same-tag.ts'
import type { Target } from '../target.ts'

/** What somebody can do who has the vault key. */
type Holder = { readonly keys: VaultKeys; readonly seals: Seals; readonly head: Head }

function holderOf(target: Target): Holder {
  const store = VaultStore.open(target.path, 'write')
  const head = readHead(store)
  store.close()
  const keys = new VaultKeys(target.vaultKey.slice())
  return { keys, head, seals: new Seals(keys, head.header) }
}

/** Replaces the seal of one record. */
function reseal(target: Target, where: string, change: (row: RecordRow) => Uint8Array): void {
  target.rows((database) => {
    const row = rowIn(database, where)
    database.prepare(`update record set seal = ? where ${where}`).run(change(row))
  })
}

function rowIn(database: Database.Database, where: string): RecordRow {
  const select = `select kind, item, part, stamp, seal from record where ${where}`
  const [kind, item, part, stamp, seal] = database.prepare<[], unknown[]>(select).raw().get() ?? []
  return {
    ...{ kind: Number(kind), item: bytes(item), part: bytes(part) },
    ...{ stamp: Number(stamp), seal: bytes(seal) },
  }
}

const fresh = (json: object, raw?: Uint8Array) => ({
  body: encodeBody({ ...json }, raw),
  nonce: new Uint8Array(24).fill(7),
})

/** Adds a record of a reserved kind as the vault itself would, manifest and all. */
function addReserved(target: Target, kind: number): void {
  const { keys, seals, head } = holderOf(target)
  const place = { kind, item: fromHex('ee'.repeat(16)), part: noId, stamp: 1 }
  const row = seals.sealRecord(place, fresh({ v: 1, items: [{ name: 'another name' }] }))
  const manifest = readManifest(head.manifestRow)
  const buckets = manifest.buckets.with(0xee, hash(seals.leaf(row)))
  const signed = manifestRowOf({ ...manifest, buckets }, keys.manifest)
  target.rows((database) => {
    const { item, part, stamp, seal } = row
    database.prepare('insert into record values (?, ?, ?, ?, ?)').run(kind, item, part, stamp, seal)
    database.prepare('update manifest set body = ?, mac = ?').run(signed.body, signed.mac)
    // The manifest is another one now: the owner's device must meet it as a first opening.
    database.pragma('wal_checkpoint(truncate)')
  })
  target.forgetAnchor()
}

const firstSecret = `kind = 65 and item = x'${one}' and part = x'${versionId(1)}'`

/** Attacks by somebody who once held a key, short of making a new manifest. */
export const heldKeyAttacks: readonly Attack[] = [
  onLocked('finds an item sealed anew under its own key', 'refused: vault-damaged', (target) => {
    const { seals } = holderOf(target)
    reseal(
      target,
      `kind = 1 and item = x'${one}'`,
      (row) => seals.sealRecord(row, fresh({ v: 1 })).seal,
    )
  }),
  onLocked('finds a secret sealed anew under its own key', 'found: vault-damaged', (target) => {
    const { seals } = holderOf(target)
    reseal(target, firstSecret, (row) => {
      return seals.sealRecord(row, fresh({ v: 1 }, new TextEncoder().encode('sk_evil'))).seal
    })
  }),
  onLocked('finds another plaintext under the same tag', 'found: vault-damaged', (target) => {
    const { keys, head } = holderOf(target)
    reseal(target, firstSecret, (row) => {
      const key = keys.item(row.item)
      const forged = sameTag(row.seal, key)
      // It opens under the key and says something else: only the leaf over the whole seal tells.
      const under = { key, aad: additionalData({ ...row, ...head.header }) }
      const [right, wrong] = [row.seal, forged].map((seal) => openSeal(under, seal).join())
      if (right === wrong) throw new Error('the same plaintext')
      return forged
    })
  }),
  onLocked(
    'finds an audit line sealed anew under its own key',
    'found: vault-damaged',
    (target) => {
      const { seals } = holderOf(target)
      const line = {
        v: 1,
        at: 1,
        event: 'used',
        itemId: null,
        versionId: null,
        device: '00'.repeat(8),
      }
      const { seal } = seals.sealAudit(2, fresh(line))
      target.rows((database) =>
        database.prepare('update audit set seal = ? where seq = 2').run(seal),
      )
    },
  ),
  onLocked(
    'finds a part moved to another item and sealed anew there',
    'found: vault-damaged',
    (target) => {
      const { seals } = holderOf(target)
      reseal(target, `kind = 64 and item = x'${two}'`, (row) => {
        return seals.sealRecord(row, fresh({ v: 1, notes: 'notes of the attacker' })).seal
      })
    },
  ),
  onLocked('never takes an index for the source of truth', 'unchanged', (target) => {
    addReserved(target, kinds.index)
  }),
  onLocked('never takes a roster for leave to open', 'unchanged', (target) => {
    addReserved(target, kinds.roster)
  }),
]
