/*
 * Keeps the anchor of one vault up to date in the anchors file.
 *
 * The anchor moves only after a commit and only forward, by compare-and-set, since two sessions
 * may share it. That it lags after a crash is harmless; that it is missing, edited or unreadable
 * is never taken for freshness. Where the vault is replaced on purpose, what is expected is written
 * down before, so that a crash in between is told apart from an old file that was put back.
 */
import { dirname } from 'node:path'
import { VaultError } from '../../src-shared/errors.ts'
import { sameBytes, toHex } from '../crypto/bytes.ts'
import type { Randomness } from '../crypto/randomness.ts'
import { fileSize, makePrivateFile, makePrivateFolder } from '../files/private-files.ts'
import { isTaken, removeName, rename } from '../files/file-names.ts'
import { AnchorStore } from '../store/anchor-store.ts'
import type { MacRow } from '../store/rows.ts'
import {
  anchorOf,
  anchorRowOf,
  expectedRowOf,
  freshnessOf,
  isAnchorUnder,
  openAnchor,
  openExpected,
  type Anchor,
} from './anchor.ts'
import type { SealedManifest } from './manifest.ts'

/** Who an anchor belongs to. */
export type AnchorHome = {
  readonly vault: Uint8Array
  readonly key: Uint8Array
  /** Keys of earlier epochs, newest first: another device may have changed the vault key. */
  readonly past: readonly Uint8Array[]
}

/** What was found out about a vault when it was opened. */
export type Recognition =
  | { readonly verdict: 'fresh' | 'first-opening'; readonly device: string }
  | { readonly verdict: 'rolled-back' | 'forked'; readonly device: null }

/** The anchor of one vault in the anchors file. */
export class AnchorKeeper {
  readonly #path: string
  #home: AnchorHome
  // Null while the file cannot be read as ours.
  #store: AnchorStore | null

  constructor(path: string, home: AnchorHome) {
    this.#path = path
    this.#home = home
    this.#store = openStore(path)
  }

  /**
   * Judges a manifest by the anchor; where there is none, begins one for `newDevice`.
   *
   * Throws where they cannot be used for the moment, as on a full disk: calling a sound vault an
   * older one would be an alarm without a cause, and opening it unjudged would be worse.
   */
  recognise(sealed: SealedManifest, newDevice: string): Recognition {
    const store = this.#store
    if (!store) return { verdict: 'rolled-back', device: null }
    const expected = this.#expected(store)
    if (expected !== null && isExactly(sealed, expected)) {
      store.replace(this.#home.vault, this.#rowOf(expected))
      return { verdict: 'fresh', device: expected.device }
    }
    const recognition = this.#judge(store, sealed, newDevice)
    // The vault goes on as it is: what was to replace it never came.
    if (recognition.device !== null) this.forgetExpected()
    return recognition
  }

  /**
   * Writes down, durably, what is about to be put in the place of the vault.
   *
   * If exactly that is found at the next opening it is taken for fresh, though it may be older than
   * the anchor or of another lineage; nothing else gains by it. The key of this keeper must be that
   * of the manifest which is expected.
   */
  expect(sealed: SealedManifest, device: string): void {
    // Those that cannot be read are made anew only once a person goes on from what is there.
    this.#store ??= openStore(this.#path)
    const next = this.#rowOf(anchorOf(sealed, device))
    const standing = this.#standing()
    this.#store?.expect(this.#home.vault, expectedRowOf(next, standing, this.#home))
  }

  /** Expects nothing any more: what was to replace the vault does not come. Never throws. */
  forgetExpected(): void {
    unlessUnusable(undefined, () => this.#store?.forgetExpected(this.#home.vault))
  }

  /** Goes on with the keys of a new epoch. */
  rekey(keys: Omit<AnchorHome, 'vault'>): void {
    this.#home = { ...this.#home, ...keys }
  }

  /** The counter that was last seen, or zero. */
  lastCounter(): number {
    const seen = this.#store && this.#read(this.#store)
    return seen === null || seen === 'unreadable' ? 0 : seen.counter
  }

  /** Remembers a manifest that was committed, unless a later one is remembered already. */
  advance(sealed: SealedManifest, device: string): void {
    const store = this.#store
    if (!store) return
    for (;;) {
      const row = store.read(this.#home.vault)
      if (!row) return
      const seen = this.#open(row)
      if (freshnessOf(sealed, seen) !== 'newer') return
      const next = this.#rowOf(anchorOf(sealed, device))
      if (store.advance(this.#home.vault, row.mac, next)) return
    }
  }

  /** Remembers a manifest whatever was remembered: a person chose to go on from it. */
  replace(sealed: SealedManifest, device: string): void {
    this.#store ??= openStore(this.#path) ?? this.#remade()
    this.#store.replace(this.#home.vault, this.#rowOf(anchorOf(sealed, device)))
  }

  /** How often unlocking failed since it last worked; from now on it is counted anew. */
  takeFailures(): number {
    const store = this.#store
    if (!store) return 0
    // Information only: a count that is none keeps nobody out.
    return unlessUnusable(0, () => {
      const count = unlessDamaged(null, () => store.failures(this.#home.vault))
      if (count !== 0) unlessUnusable(0, () => store.clearFailures(this.#home.vault))
      return count ?? 0
    })
  }

  close(): void {
    this.#store?.close()
    this.#store = null
  }

  #judge(store: AnchorStore, sealed: SealedManifest, newDevice: string): Recognition {
    const seen = this.#read(store)
    if (seen === 'unreadable') return { verdict: 'rolled-back', device: null }
    if (seen !== null) return recognised(sealed, seen)
    const first = anchorOf(sealed, newDevice)
    store.add(this.#home.vault, this.#rowOf(first))
    const kept = this.#read(store)
    if (kept === null || kept === 'unreadable') throw new VaultError('disk-failed')
    return { verdict: 'first-opening', device: kept.device }
  }

  #read(store: AnchorStore): Anchor | 'unreadable' | null {
    return unlessDamaged('unreadable', () => {
      const row = store.read(this.#home.vault)
      return row && this.#open(row)
    })
  }

  // One that is not ours to read was written for another key, and is none of this vault.
  #expected(store: AnchorStore): Anchor | null {
    return unlessDamaged(null, () => {
      const row = store.expected(this.#home.vault)
      return row && openExpected(row, this.#standing(), this.#home)
    })
  }

  // The MAC of the anchor as it stands in its row, whoever wrote that.
  #standing(): Uint8Array | null {
    return unlessDamaged(null, () => this.#store?.read(this.#home.vault)?.mac ?? null)
  }

  #open(row: MacRow): Anchor {
    const { key, past, vault } = this.#home
    const writer = [key, ...past].find((one) => isAnchorUnder(row, one, vault))
    return openAnchor(row, writer ?? key, vault)
  }

  #rowOf(anchor: Anchor): MacRow {
    return anchorRowOf(anchor, this.#home.key, this.#home.vault)
  }

  // The anchors of other vaults may stand in it: a later version, or a person, may yet read them.
  #remade(): AnchorStore {
    setAside(this.#path)
    return createStore(this.#path)
  }
}

/** A new device id, 16 hexadecimal digits. */
export function newDeviceId(random: Randomness): string {
  return toHex(random.randomBytes(8))
}

/** Counts a failed unlocking, as information; that it cannot be counted stops nobody. */
export function countFailure(path: string, vault: Uint8Array): void {
  try {
    const store = openStore(path)
    store?.countFailure(vault)
    store?.close()
  } catch {
    // The answer is "wrong passphrase", whether or not it could be counted.
  }
}

/** Has nothing expected of a vault any more, as `forgetExpected` does; needs no key. */
export function forgetExpected(path: string, vault: Uint8Array): void {
  unlessUnusable(undefined, () => {
    const keeper = new AnchorKeeper(path, { vault, key: new Uint8Array(32), past: [] })
    try {
      keeper.forgetExpected()
    } finally {
      keeper.close()
    }
  })
}

function isExactly({ manifest, mac }: SealedManifest, expected: Anchor): boolean {
  return sameBytes(mac, expected.mac) && sameBytes(manifest.lineage, expected.lineage)
}

function unlessDamaged<T, Otherwise>(otherwise: Otherwise, work: () => T): T | Otherwise {
  try {
    return work()
  } catch (error) {
    if (error instanceof VaultError && error.code === 'vault-damaged') return otherwise
    throw error
  }
}

/** For anchors that a full or failing disk, or another program, keeps from being used now. */
function unlessUnusable<T, Otherwise>(otherwise: Otherwise, work: () => T): T | Otherwise {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof VaultError)) throw error
    if (!['disk-full', 'disk-failed', 'vault-busy'].includes(error.code)) throw error
    return otherwise
  }
}

function recognised(sealed: SealedManifest, seen: Anchor): Recognition {
  const freshness = freshnessOf(sealed, seen)
  if (freshness === 'same' || freshness === 'newer') {
    return { verdict: 'fresh', device: seen.device }
  }
  return { verdict: freshness, device: null }
}

function openStore(path: string): AnchorStore | null {
  if ((fileSize(path) ?? 0) === 0) return createStore(path)
  try {
    return AnchorStore.open(path)
  } catch (error) {
    if (!(error instanceof VaultError)) throw error
    if (error.code !== 'vault-damaged' && error.code !== 'vault-too-new') throw error
    // Left by a crash while it was made: as good as none.
    return AnchorStore.isBlank(path) ? AnchorStore.create(path) : null
  }
}

function setAside(path: string): void {
  let aside = `${path}.unreadable`
  for (let count = 2; isTaken(aside); count += 1) aside = `${path}.unreadable-${count}`
  for (const end of ['-wal', '']) if (isTaken(path + end)) rename(path + end, aside + end)
  removeName(`${path}-shm`)
}

function createStore(path: string): AnchorStore {
  makePrivateFolder(dirname(path))
  if (fileSize(path) === null) makePrivateFile(path)
  return AnchorStore.create(path)
}
