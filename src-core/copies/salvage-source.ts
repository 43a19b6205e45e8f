/*
 * The items of a damaged vault, as far as their records open.
 *
 * A record that opens for its own place was written by a holder of the vault key: it is authentic.
 * Whether it is the latest nobody can tell, since what vouches for the whole may be what is broken.
 * Journals are not looked at and connections only to know whose secrets theirs are: nothing that
 * comes from here is ever used at a provider.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { ItemId, VaultId, VersionId } from '../../src-shared/ids.ts'
import { Details, type Overview } from '../../src-shared/item.ts'
import { fromHex, toHex, wipe } from '../crypto/bytes.ts'
import type { RecordRow } from '../store/rows.ts'
import type { ReadableRecords } from '../store/salvage-store.ts'
import { checkedBody } from '../vault/body.ts'
import { openEntry, type Entry } from '../vault/entry.ts'
import { firstPartKind, kinds, noId } from '../vault/kinds.ts'
import { partKey } from '../vault/parts.ts'
import { Seals } from '../vault/seals.ts'
import type { Kept } from '../vault/transaction.ts'
import type { CopySource } from './copy-source.ts'
import type { Unlocked } from './salvage-key.ts'
import { strayItem, strayVersion } from './salvage-strays.ts'

/** The kinds of records that salvage looks for. */
export const salvagedKinds: readonly number[] = [
  kinds.overview,
  kinds.connection,
  kinds.tombstone,
  kinds.details,
  kinds.secret,
]

/** What is left of the parts of one owner, by their keys. */
type Left = ReadonlyMap<string, RecordRow>

const none: Left = new Map()

/** What could be read of a damaged vault. */
export class SalvageSource implements CopySource {
  readonly vaultId: VaultId
  /** Records that are there and cannot be read. */
  readonly unreadable: number
  readonly #seals: Seals
  readonly #seen: ReadonlySet<string>
  readonly #parts: ReadonlyMap<string, Left>
  readonly #overviews: readonly Kept<ItemId, Overview>[]

  constructor({ records, broken }: ReadableRecords, { header, keys }: Unlocked) {
    this.vaultId = VaultId.parse(toHex(header.vault))
    this.#seals = new Seals(keys, header)
    const small = records.filter(({ kind }) => kind < firstPartKind)
    const parts = records.filter(({ kind }) => kind >= firstPartKind)
    const entries = small.flatMap((row) => this.#entry(row) ?? [])
    const readable = parts.filter((row) => this.#opens(row))
    this.unreadable = broken + (small.length - entries.length) + (parts.length - readable.length)
    this.#seen = new Set(parts.map(placeOf))
    this.#parts = byOwner(readable)
    this.#overviews = this.#itemsOf(entries)
  }

  overviews(): readonly Kept<ItemId, Overview>[] {
    return this.#overviews
  }

  details(id: ItemId): Details | null {
    const row = this.#part(id, kinds.details, noId)
    return row && this.#unlessDamaged(() => checkedBody(Details, this.#seals.openRecord(row).json))
  }

  secret(id: ItemId, versionId: VersionId): Uint8Array | null {
    const row = this.#part(id, kinds.secret, fromHex(versionId))
    return row && this.#unlessDamaged(() => this.#seals.openRecord(row).raw)
  }

  /** Whether a secret can be read. */
  hasSecret(id: ItemId, versionId: VersionId): boolean {
    return this.#part(id, kinds.secret, fromHex(versionId)) !== null
  }

  /** Whether the secret has a record, readable or not. */
  wasSeen(id: ItemId, versionId: VersionId): boolean {
    return this.#seen.has(
      placeOf({ kind: kinds.secret, item: fromHex(id), part: fromHex(versionId) }),
    )
  }

  /** Items that are not deleted, and those of which only secrets are left. */
  #itemsOf(entries: readonly Entry[]): readonly Kept<ItemId, Overview>[] {
    const deleted = new Map<string, number>()
    const known = new Set<string>()
    for (const { kind, kept } of entries) {
      if (kind === 'tombstone') deleted.set(kept.id, kept.stamp)
      else known.add(kept.id)
    }
    const items = entries.flatMap((entry) => (entry.kind === 'overview' ? [entry.kept] : []))
    const alive = items.filter(({ id, stamp }) => (deleted.get(id) ?? 0) < stamp)
    const strays = [...this.#parts]
      .filter(([owner]) => !known.has(owner) && !deleted.has(owner))
      .map(([owner, parts]) => ({ id: ItemId.parse(owner), secrets: secretsAmong(parts) }))
      .filter(({ secrets }) => secrets.length > 0)
    return [
      ...alive.map((kept) => this.#withStrayVersions(kept)),
      ...strays.map(({ id, secrets }) => ({ id, stamp: 0, body: strayItem(id, secrets) })),
    ]
  }

  /** An overview may be older than its parts: no secret that is there is left out. */
  #withStrayVersions({ id, stamp, body }: Kept<ItemId, Overview>): Kept<ItemId, Overview> {
    const listed = new Set(body.versions.map((version) => version.id))
    const strays = secretsAmong(this.#parts.get(id) ?? none).filter((each) => !listed.has(each))
    if (strays.length === 0) return { id, stamp, body }
    const versions = [...body.versions, ...strays.map((each) => strayVersion(each, 'previous'))]
    return { id, stamp, body: { ...body, versions } }
  }

  #part(id: ItemId, kind: number, part: Uint8Array): RecordRow | null {
    return this.#parts.get(id)?.get(partKey(kind, part)) ?? null
  }

  #entry(row: RecordRow): Entry | null {
    return this.#unlessDamaged(() => openEntry(row, this.#seals.leaf(row), this.#seals))
  }

  #opens(row: RecordRow): boolean {
    const opened = this.#unlessDamaged(() => this.#seals.openRecord(row))
    if (opened) wipe(opened.raw)
    return opened !== null
  }

  #unlessDamaged<T>(work: () => T): T | null {
    try {
      return work()
    } catch (error) {
      if (error instanceof VaultError && error.code === 'vault-damaged') return null
      throw error
    }
  }
}

function placeOf({ kind, item, part }: Pick<RecordRow, 'kind' | 'item' | 'part'>): string {
  return toHex(item) + partKey(kind, part)
}

function byOwner(rows: readonly RecordRow[]): ReadonlyMap<string, Left> {
  const owners = new Map<string, Map<string, RecordRow>>()
  for (const row of rows) {
    const owner = toHex(row.item)
    const parts = owners.get(owner) ?? new Map<string, RecordRow>()
    owners.set(owner, parts.set(partKey(row.kind, row.part), row))
  }
  return owners
}

/** The versions that have a secret, in the order in which they were written. */
function secretsAmong(parts: Left): readonly VersionId[] {
  return [...parts.values()]
    .filter(({ kind }) => kind === kinds.secret)
    .sort((one, other) => one.stamp - other.stamp)
    .map(({ part }) => VersionId.parse(toHex(part)))
}
