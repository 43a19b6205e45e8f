/*
 * What making and opening vaults needs from outside: time, randomness, the slow derivation.
 */
import type { Clock } from '../../src-shared/clock.ts'
import type { Kdf, KdfCost } from '../crypto/kdf.ts'
import type { Randomness } from '../crypto/randomness.ts'

/** What the vault needs from whoever builds it. */
export type VaultDeps = {
  readonly clock: Clock
  readonly random: Randomness
  readonly kdf: Kdf
  /** The file outside the vaults in which the last manifest seen of each is kept. */
  readonly anchorsPath: string
  /** The cost of new passphrase slots; 256 MiB and three passes if left out. */
  readonly kdfCost?: KdfCost
}
