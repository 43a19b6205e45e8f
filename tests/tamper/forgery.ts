import type Database from 'better-sqlite3'
import { joinBytes } from '../../src-core/crypto/bytes.ts'
import { hash } from '../../src-core/crypto/hash.ts'
import { WireWriter } from '../../src-core/crypto/wire.ts'
import { slotsHash } from '../../src-core/vault/slot.ts'

/** A slot as its row says it. */
export type SlotForgery = {
  readonly id: Uint8Array
  readonly body: Uint8Array
  readonly wrapped: Uint8Array
}

/** The slots, passphrase first. */
export function slotsIn(database: Database.Database): readonly [SlotForgery, SlotForgery] {
  const rows = database.prepare<[], unknown[]>('select id, body, wrapped from slot').raw().all()
  const slots = rows.map(([id, body, wrapped]) => {
    return { id: bytes(id), body: bytes(body), wrapped: bytes(wrapped) }
  })
  const [first, second] = slots.toSorted((a, b) => (a.body[16] ?? 0) - (b.body[16] ?? 0))
  if (!first || !second) throw new Error('not two slots')
  return [first, second]
}

/** Writes these slots, with every checksum that needs no key made right. */
export function forgeSlots(database: Database.Database, slots: readonly SlotForgery[]): void {
  database.exec('delete from slot')
  const insert = database.prepare('insert into slot values (?, ?, ?, ?)')
  const rows = slots.map((slot) => ({ ...slot, sum: hash(slot.body) }))
  for (const { id, body, wrapped, sum } of rows) insert.run(id, body, wrapped, sum)
  const manifest = manifestIn(database)
  setManifest(database, spliced(manifest, 44, slotsHash(rows)))
}

/** Writes a header body, with every checksum that needs no key made right. */
export function forgeHeader(database: Database.Database, body: Uint8Array): void {
  database.prepare('update header set body = ?, sum = ?').run(body, hash(body))
  const manifest = spliced(manifestIn(database), 12, hash(body))
  setManifest(database, spliced(manifest, 8, body.subarray(24, 28)))
}

export function headerIn(database: Database.Database): Uint8Array {
  return bytes(database.prepare('select body from header').pluck().get())
}

export function manifestIn(database: Database.Database): Uint8Array {
  return bytes(database.prepare('select body from manifest').pluck().get())
}

export function setManifest(database: Database.Database, body: Uint8Array): void {
  database.prepare('update manifest set body = ?').run(body)
}

/** Bytes with others written over them at an offset. */
export function spliced(source: Uint8Array, at: number, over: Uint8Array): Uint8Array {
  return joinBytes(source.subarray(0, at), over, source.subarray(at + over.length))
}

/** A big-endian number in 2 or 4 bytes. */
export function number(value: number, width: 2 | 4): Uint8Array {
  const writer = new WireWriter()
  return (width === 2 ? writer.u16(value) : writer.u32(value)).done()
}

/** What a column holds, which must be bytes. */
export function bytes(value: unknown): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new Error('no bytes')
  return Uint8Array.from(value)
}
