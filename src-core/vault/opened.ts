/*
 * What a session takes over from whoever opened the vault.
 */
import type { Clock } from '../../src-shared/clock.ts'
import type { Kdf, KdfCost } from '../crypto/kdf.ts'
import type { VaultKeys } from '../crypto/keys.ts'
import type { Randomness } from '../crypto/randomness.ts'
import type { AnchorKeeper } from './anchor-keeper.ts'
import type { ReadOnlyReason, VaultFile } from './vault-file.ts'

/** What opened a vault. */
export type OpenedWith = 'passphrase' | 'recovery-code'

/** An opened vault; the session closes and wipes all of it. */
export type Opened = {
  readonly path: string
  readonly file: VaultFile
  readonly keys: VaultKeys
  readonly keeper: AnchorKeeper
  readonly openedWith: OpenedWith
  readonly firstOpening: boolean
  readonly failedUnlocks: number
  /** This device in the vault, or null where the vault may only be read. */
  readonly device: string | null
  readonly readOnly: ReadOnlyReason | null
  readonly clock: Clock
  readonly random: Randomness
  readonly kdf: Kdf
  readonly kdfCost: KdfCost
}
