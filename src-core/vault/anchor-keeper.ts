/*
 * Keeps the anchor of one vault up to date in the anchors file.
 *
 * The anchor moves only after a commit and only forward, by compare-and-set, since two sessions
 * may share it. That it lags after a crash is harmless; that it is missing, edited or unreadable
 * is never taken for freshness.
 */
import { dirname } from 'node:path'
import { VaultError } from '../../src-shared/errors.ts'
import { toHex } from '../crypto/bytes.ts'
import type { Randomness } from '../crypto/randomness.ts'
import {
  fileSize,
  makePrivateFile,
  makePrivateFolder,
  removeFiles,
} from '../files/private-files.ts'
import { AnchorStore } from '../store/anchor-store.ts'
import { anchorOf, anchorRowOf, freshnessOf, openAnchor, type Anchor } from './anchor.ts'
import type { SealedManifest } from './manifest.ts'

/** Who an anchor belongs to. */
export type AnchorHome = { readonly vault: Uint8Array; readonly key: Uint8Array }

/** What was found out about a vault when it was opened. */
export type Recognition =
  | { readonly verdict: 'fresh' | 'first-opening'; readonly device: string }
  | { readonly verdict: 'rolled-back' | 'forked'; readonly device: null }

/** The anchor of one vault in the anchors file. */
export class AnchorKeeper {
  readonly #path: string
  readonly #home: AnchorHome
  // Null while the file cannot be read as ours.
  #store: AnchorStore | null

  constructor(path: string, home: AnchorHome) {
    this.#path = path
    this.#home = home
    this.#store = openStore(path)
  }

  /** Judges a manifest by the anchor; where there is none, begins one for `newDevice`. */
  recognise(sealed: SealedManifest, newDevice: string): Recognition {
    if (!this.#store) return { verdict: 'rolled-back', device: null }
    const seen = this.#read(this.#store)
    if (seen === 'unreadable') return { verdict: 'rolled-back', device: null }
    if (seen !== null) return recognised(sealed, seen)
    const first = anchorOf(sealed, newDevice)
    this.#store.add(this.#home.vault, this.#rowOf(first))
    const kept = this.#read(this.#store)
    if (kept === null || kept === 'unreadable') throw new VaultError('disk-failed')
    return { verdict: 'first-opening', device: kept.device }
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
      const seen = openAnchor(row, this.#home.key, this.#home.vault)
      if (freshnessOf(sealed, seen) !== 'newer') return
      const next = this.#rowOf(anchorOf(sealed, device))
      if (store.advance(this.#home.vault, row.mac, next)) return
    }
  }

  /** Remembers a manifest whatever was remembered: a person chose to go on from it. */
  replace(sealed: SealedManifest, device: string): void {
    this.#store ??= this.#remade()
    this.#store.replace(this.#home.vault, this.#rowOf(anchorOf(sealed, device)))
  }

  /** How often unlocking failed since it last worked; from now on it is counted anew. */
  takeFailures(): number {
    const count = this.#store?.failures(this.#home.vault) ?? 0
    if (count > 0) this.#store?.clearFailures(this.#home.vault)
    return count
  }

  close(): void {
    this.#store?.close()
    this.#store = null
  }

  #read(store: AnchorStore): Anchor | 'unreadable' | null {
    try {
      const row = store.read(this.#home.vault)
      return row && openAnchor(row, this.#home.key, this.#home.vault)
    } catch (error) {
      if (error instanceof VaultError && error.code === 'vault-damaged') return 'unreadable'
      throw error
    }
  }

  #rowOf(anchor: Anchor): ReturnType<typeof anchorRowOf> {
    return anchorRowOf(anchor, this.#home.key, this.#home.vault)
  }

  #remade(): AnchorStore {
    removeFiles(this.#path, `${this.#path}-wal`, `${this.#path}-shm`)
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
    if (error instanceof VaultError && error.code === 'vault-damaged') return null
    throw error
  }
}

function createStore(path: string): AnchorStore {
  makePrivateFolder(dirname(path))
  if (fileSize(path) === null) makePrivateFile(path)
  return AnchorStore.create(path)
}
