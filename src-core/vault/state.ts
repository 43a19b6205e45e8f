/*
 * Everything small of a vault, verified against one manifest, in memory.
 *
 * Never changes: a change makes a new state that shares the buckets that stayed the same, and the
 * session takes it over only once it is on the disk.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { sameBytes, toHex } from '../crypto/bytes.ts'
import { hashOf } from '../crypto/hash.ts'
import type { RecordRow } from '../store/rows.ts'
import type { VaultStore } from '../store/vault-store.ts'
import { entryKey, openEntry, type Entry, type EntryOf, type KnownKind } from './entry.ts'
import { kinds } from './kinds.ts'
import type { Manifest, SealedManifest } from './manifest.ts'
import { bucketCount } from './manifest.ts'
import { laterClock, type HybridClock } from './marks.ts'
import type { Seals } from './seals.ts'

/** The entries of one bucket by their keys. */
export type Bucket = ReadonlyMap<string, Entry>

/** The small records of a vault at one manifest. */
export class VaultState {
  readonly manifest: Manifest
  readonly mac: Uint8Array
  readonly buckets: readonly Bucket[]
  /** The latest hybrid clock of any record. */
  readonly clock: HybridClock

  constructor(sealed: SealedManifest, buckets: readonly Bucket[], clock: HybridClock) {
    this.manifest = sealed.manifest
    this.mac = sealed.mac
    this.buckets = buckets
    this.clock = clock
  }

  /** All entries of a kind. */
  all<Kind extends Entry['kind']>(kind: Kind): readonly EntryOf<Kind>[] {
    return this.buckets.flatMap((bucket) => [...bucket.values()].filter(is(kind)))
  }

  /** One entry, or null. */
  get<Kind extends KnownKind>(kind: Kind, id: string): EntryOf<Kind> | null {
    const entry = this.buckets[bucketOf(id)]?.get(entryKey(kinds[kind], id))
    return entry && is(kind)(entry) ? entry : null
  }

  /** What owns parts under this id, an item or a connection, or null. */
  owner(id: string): EntryOf<'overview'> | EntryOf<'connection'> | null {
    return this.get('overview', id) ?? this.get('connection', id)
  }
}

/** Which bucket an id falls into. */
export function bucketOf(id: string): number {
  return Number.parseInt(id.slice(0, 2), 16)
}

/** BLAKE2b-256 over the leaves of a bucket in key order. */
export function bucketDigest(bucket: Bucket): Uint8Array {
  const keys = [...bucket.keys()].sort()
  return hashOf(keys.flatMap((key) => bucket.get(key)?.leaf ?? []))
}

/** The latest hybrid clock of some entries and of what was known before. */
export function latestClock(entries: Iterable<Entry>, before: HybridClock): HybridClock {
  let latest = before
  for (const entry of entries) {
    if (entry.kind === 'overview' || entry.kind === 'connection') {
      latest = laterClock(latest, entry.marks.clock)
    }
    if (entry.kind === 'tombstone') latest = laterClock(latest, entry.kept.body.clock)
  }
  return latest
}

/** Reads and verifies the file's pages and all small records; throws `vault-damaged`. */
export function loadState(store: VaultStore, seals: Seals, sealed: SealedManifest): VaultState {
  store.assertIntact()
  const rows: RecordRow[][] = Array.from({ length: bucketCount }, () => [])
  for (const row of store.smallRecords()) rows[row.item[0] ?? 0]?.push(row)
  const buckets = rows.map((of, index) => verified(of, seals, sealed.manifest.buckets[index]))
  return withBuckets(sealed, buckets, { ms: 0, n: 0 })
}

/** The state at another manifest: buckets whose digest changed are read and verified again. */
export function reloadState(
  before: VaultState,
  sealed: SealedManifest,
  from: { readonly store: VaultStore; readonly seals: Seals },
): VaultState {
  const buckets = before.buckets.map((bucket, index) => {
    const digest = sealed.manifest.buckets[index]
    const old = before.manifest.buckets[index]
    if (digest && old && sameBytes(digest, old)) return bucket
    return verified(from.store.bucket(index), from.seals, digest)
  })
  return withBuckets(sealed, buckets, before.clock)
}

function withBuckets(
  sealed: SealedManifest,
  buckets: readonly Bucket[],
  clock: HybridClock,
): VaultState {
  const entries = buckets.flatMap((bucket) => [...bucket.values()])
  return new VaultState(sealed, buckets, latestClock(entries, clock))
}

function verified(
  rows: readonly RecordRow[],
  seals: Seals,
  digest: Uint8Array | undefined,
): Bucket {
  // The digest first: what was not written by a holder of the vault key is not even opened.
  const opening = rows.map((row) => ({ row, leaf: seals.leaf(row) }))
  const found = hashOf(opening.map(({ leaf }) => leaf))
  if (!digest || !sameBytes(found, digest)) throw new VaultError('vault-damaged')
  return new Map(
    opening.map(({ row, leaf }) => {
      return [entryKey(row.kind, toHex(row.item)), openEntry(row, leaf, seals)]
    }),
  )
}

function is<Kind extends Entry['kind']>(kind: Kind): (entry: Entry) => entry is EntryOf<Kind> {
  return (entry): entry is EntryOf<Kind> => entry.kind === kind
}
