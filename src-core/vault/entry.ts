/*
 * A small record, opened and checked, as it is kept in memory while the vault is unlocked.
 */
import { z } from 'zod'
import { VaultError } from '../../src-shared/errors.ts'
import { ConnectionId, ItemId, RotationId } from '../../src-shared/ids.ts'
import { Instant, Overview } from '../../src-shared/item.ts'
import { Journal } from '../../src-shared/rotation.ts'
import { sameBytes, toHex } from '../crypto/bytes.ts'
import type { RecordRow } from '../store/rows.ts'
import { checkedBody, frozen, type JsonObject } from './body.ts'
import { ConnectionBody } from './connection.ts'
import { kinds, noId } from './kinds.ts'
import { splitMarks, WriteMarks, type OwnerMarks } from './marks.ts'
import type { Seals } from './seals.ts'
import { VaultSettings } from './settings.ts'
import type { Kept } from './transaction.ts'

/** What stays of a deleted item or connection, so that merging cannot bring it back. */
export const Tombstone = WriteMarks.extend({
  v: z.literal(1),
  of: z.enum(['item', 'connection']),
  deletedAt: Instant,
}).loose()
export type Tombstone = z.infer<typeof Tombstone>

/** When a record was written, and its leaf. */
export type Written = { readonly stamp: number; readonly leaf: Uint8Array }

type Of<Kind, Id, Body> = Written & { readonly kind: Kind; readonly kept: Kept<Id, Body> }
type Marked = { readonly marks: OwnerMarks }

/** A small record; kinds of later versions are covered by the manifest and otherwise left alone. */
export type Entry =
  | (Of<'overview', ItemId, Overview> & Marked)
  | (Of<'connection', ConnectionId, ConnectionBody> & Marked)
  | Of<'journal', RotationId, Journal>
  | Of<'tombstone', string, Tombstone>
  | Of<'settings', 'settings', VaultSettings>
  | Of<'reserved', string, null>

/** An entry of one kind. */
export type EntryOf<Kind extends Entry['kind']> = Extract<Entry, { kind: Kind }>

/** The kinds that callers can put. */
export type PutKind = 'overview' | 'connection' | 'journal' | 'settings'

/** The key of an entry among those of its bucket; sorts as the records do. */
export function entryKey(kind: number, id: string): string {
  return kind.toString(16).padStart(2, '0') + id
}

/** Opens a small record whose leaf is known; throws `vault-damaged`. */
export function openEntry(row: RecordRow, leaf: Uint8Array, seals: Seals): Entry {
  if (!sameBytes(row.part, noId)) throw new VaultError('vault-damaged')
  const written = { stamp: row.stamp, leaf }
  const id = toHex(row.item)
  const kind = knownKinds.get(row.kind)
  if (!kind) return { ...written, kind: 'reserved', kept: { id, stamp: row.stamp, body: null } }
  return entryFrom({ kind, id, json: seals.openRecord(row).json }, written)
}

/** The kinds that this version opens when it unlocks. */
export type KnownKind = PutKind | 'tombstone'

const knownKinds: ReadonlyMap<number, KnownKind> = new Map([
  [kinds.overview, 'overview'],
  [kinds.connection, 'connection'],
  [kinds.journal, 'journal'],
  [kinds.tombstone, 'tombstone'],
  [kinds.settings, 'settings'],
])

/** A record's JSON, and as what it was read. */
export type Opened = { readonly kind: KnownKind; readonly id: string; readonly json: JsonObject }

/** An entry from its JSON; throws `vault-damaged` if it is of another kind than it says. */
export function entryFrom({ kind, id, json }: Opened, written: Written): Entry {
  const kept = <Id, Body>(as: Id, body: Body): Kept<Id, Body> => {
    return { id: as, stamp: written.stamp, body: frozen(body) }
  }
  switch (kind) {
    case 'overview': {
      const { marks, body } = splitMarks(json)
      return { ...written, kind, kept: kept(ItemId.parse(id), checkedBody(Overview, body)), marks }
    }
    case 'connection': {
      const { marks, body } = splitMarks(json)
      const checked = checkedBody(ConnectionBody, body)
      return { ...written, kind, kept: kept(ConnectionId.parse(id), checked), marks }
    }
    case 'journal':
      return { ...written, kind, kept: kept(RotationId.parse(id), checkedBody(Journal, json)) }
    case 'tombstone':
      return { ...written, kind, kept: kept(id, checkedBody(Tombstone, json)) }
    case 'settings':
      if (id !== toHex(noId)) throw new VaultError('vault-damaged')
      return { ...written, kind, kept: kept('settings', checkedBody(VaultSettings, json)) }
  }
}
