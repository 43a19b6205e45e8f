/*
 * Making and opening vaults: the two ways to a session.
 */
import type { Clock } from '../../src-shared/clock.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { Kdf, KdfCost } from '../crypto/kdf.ts'
import type { Randomness } from '../crypto/randomness.ts'
import type { OpenedWith, Session } from './session.ts'

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

/** What is needed to make a vault. */
export type NewVault = {
  readonly path: string
  readonly passphrase: string
  readonly withRecoveryCode: boolean
}

/** What is needed to open a vault. */
export type VaultKey = {
  readonly path: string
  readonly with: OpenedWith
  readonly secret: string
}

/** Makes a vault where there is none and opens it; the recovery code is shown once. */
export function createVault(
  input: NewVault,
  deps: VaultDeps,
): Promise<{ session: Session; recoveryCode: string | null }> {
  return Promise.reject(new VaultError('internal', { cause: [input.path, deps.anchorsPath] }))
}

/** Opens a vault; a refusal changes no byte of its file. */
export function openVault(input: VaultKey, deps: VaultDeps): Promise<Session> {
  return Promise.reject(new VaultError('internal', { cause: [input.path, deps.anchorsPath] }))
}
