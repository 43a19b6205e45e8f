/*
 * Rows as SQLite gives them, made into rows that can be trusted in form.
 *
 * A file that was tampered with may hold text where bytes are due, or integers beyond 2^53, which
 * would be rounded silently: integers are read as BigInt, and everything is checked.
 */
import { VaultError } from '../../src-shared/errors.ts'

/** How many bytes an id has. */
const idBytes = 16

/** A record: what is sealed, and where and when. */
export type RecordRow = {
  readonly kind: number
  readonly item: Uint8Array
  readonly part: Uint8Array
  readonly stamp: number
  readonly seal: Uint8Array
}

/** A row of the audit log. */
export type AuditRow = { readonly seq: number; readonly seal: Uint8Array }

/** A slot: public facts, the wrapped vault key and an unkeyed checksum. */
export type SlotRow = {
  readonly id: Uint8Array
  readonly body: Uint8Array
  readonly wrapped: Uint8Array
  readonly sum: Uint8Array
}

/** The header: public facts and an unkeyed checksum. */
export type HeaderRow = { readonly body: Uint8Array; readonly sum: Uint8Array }

/** A body with its MAC: the manifest, or an anchor. */
export type MacRow = { readonly body: Uint8Array; readonly mac: Uint8Array }

/** A record from its columns. */
export function recordRow(columns: unknown): RecordRow {
  const [kind, item, part, stamp, seal] = columnsOf(columns)
  return {
    kind: integer(kind, { min: 0, max: 254 }),
    item: id(item),
    part: id(part),
    stamp: integer(stamp, { min: 1, max: Number.MAX_SAFE_INTEGER }),
    seal: blob(seal),
  }
}

/** A row of the audit log from its columns. */
export function auditRow(columns: unknown): AuditRow {
  const [seq, seal] = columnsOf(columns)
  return { seq: integer(seq, { min: 1, max: Number.MAX_SAFE_INTEGER }), seal: blob(seal) }
}

/** A slot from its columns. */
export function slotRow(columns: unknown): SlotRow {
  const [slot, body, wrapped, sum] = columnsOf(columns)
  return { id: id(slot), body: blob(body), wrapped: blob(wrapped), sum: blob(sum) }
}

/** The header from its columns. */
export function headerRow(columns: unknown): HeaderRow {
  const [body, sum] = columnsOf(columns)
  return { body: blob(body), sum: blob(sum) }
}

/** A body with its MAC from its columns. */
export function macRow(columns: unknown): MacRow {
  const [body, mac] = columnsOf(columns)
  return { body: blob(body), mac: blob(mac) }
}

/** A column of bytes. */
export function blob(value: unknown): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new VaultError('vault-damaged')
  return value
}

/** A column that holds an integer within bounds. */
export function integer(
  value: unknown,
  { min, max }: { readonly min: number; readonly max: number },
): number {
  if (typeof value !== 'bigint' || value < BigInt(min) || value > BigInt(max)) {
    throw new VaultError('vault-damaged')
  }
  return Number(value)
}

function id(value: unknown): Uint8Array {
  const bytes = blob(value)
  if (bytes.length !== idBytes) throw new VaultError('vault-damaged')
  return bytes
}

function columnsOf(row: unknown): readonly unknown[] {
  if (!Array.isArray(row)) throw new VaultError('vault-damaged')
  return row
}
