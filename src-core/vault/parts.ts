/*
 * The parts of an item or connection: which there are, as its own record vouches.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { fromHex, sameBytes, toHex } from '../crypto/bytes.ts'
import { hashOf } from '../crypto/hash.ts'
import type { RecordRow } from '../store/rows.ts'
import type { VaultStore } from '../store/vault-store.ts'
import { entryKey } from './entry.ts'
import type { Seals } from './seals.ts'

/** One part: where it stands and its leaf. */
export type Part = Omit<RecordRow, 'seal'> & { readonly leaf: Uint8Array }

/** The parts of one owner by their keys. */
export type Parts = ReadonlyMap<string, Part>

/** The key of a part among those of its owner; sorts as the records do. */
export function partKey(kind: number, part: Uint8Array): string {
  return entryKey(kind, toHex(part))
}

/** BLAKE2b-256 over the leaves in key order, 64 hexadecimal digits: what the owner's record holds. */
export function partsHash(parts: Parts): string {
  const keys = [...parts.keys()].sort()
  return toHex(hashOf(keys.flatMap((key) => parts.get(key)?.leaf ?? [])))
}

/** Reads which parts an owner has; throws `vault-damaged` unless they are those it vouches for. */
export function readParts(
  { store, seals }: { readonly store: VaultStore; readonly seals: Seals },
  owner: string,
  vouched: string,
): Parts {
  const rows = readPartRows({ store, seals }, owner, vouched)
  return new Map(rows.map(({ row, leaf }) => [partKey(row.kind, row.part), placeOf(row, leaf)]))
}

/** Reads the parts of an owner with their seals; throws as `readParts` does. */
export function readPartRows(
  { store, seals }: { readonly store: VaultStore; readonly seals: Seals },
  owner: string,
  vouched: string,
): readonly { readonly row: RecordRow; readonly leaf: Uint8Array }[] {
  // They come in key order, which is that of the hash.
  const rows = store.parts(fromHex(owner)).map((row) => ({ row, leaf: seals.leaf(row) }))
  const found = toHex(hashOf(rows.map(({ leaf }) => leaf)))
  if (found !== vouched) throw new VaultError('vault-damaged')
  return rows
}

/** Where a row stands, and its leaf. */
export function partOf(row: RecordRow, seals: Seals): Part {
  return placeOf(row, seals.leaf(row))
}

function placeOf({ kind, item, part, stamp }: RecordRow, leaf: Uint8Array): Part {
  return { kind, item, part, stamp, leaf }
}

/** Reads one part again; throws `vault-damaged` unless it is the one that was vouched for. */
export function readPart(
  { store, seals }: { readonly store: VaultStore; readonly seals: Seals },
  part: Part,
): RecordRow {
  const row = store.record(part)
  if (!row || !sameBytes(seals.leaf(row), part.leaf)) throw new VaultError('vault-damaged')
  return row
}
