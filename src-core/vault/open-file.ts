/*
 * What an open vault file is made of, what is copied of it, and who writes to it.
 */
import type { VaultKeys } from '../crypto/keys.ts'
import type { HeaderRow, SlotRow } from '../store/rows.ts'
import type { VaultStore } from '../store/vault-store.ts'
import type { SealingBase } from './sealed-change.ts'

/** Why a vault may only be read until a person decides. */
export type ReadOnlyReason = 'rolled-back' | 'forked'

/** Who writes, when, and with what randomness. */
export type Writer = Pick<SealingBase, 'random' | 'now' | 'device' | 'restart'>

/** A connection to a file, and the keys that were found for it. */
export type OpenFile = {
  readonly path: string
  readonly store: VaultStore
  readonly keys: VaultKeys
}

/** A copy of a vault file, and the rows that a backup shows without a key. */
export type FileImage = {
  readonly path: string
  readonly bytes: Uint8Array
  readonly header: HeaderRow
  /** In the order of their ids. */
  readonly slots: readonly SlotRow[]
}
