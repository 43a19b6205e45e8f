/*
 * Argon2id: from a passphrase or recovery code to 32 bytes.
 *
 * `deriveArgon2id` blocks its thread for a second or more and belongs in a worker thread; whoever
 * builds the vault injects how it is reached. Costs outside the compiled-in bounds are refused
 * here as well as on reading, so that no file can ask for a cheap or an endless derivation.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { sodium, sodiumReady } from './sodium.ts'

/** How much work a derivation is: memory in KiB and passes, always on one lane. */
export type KdfCost = { readonly memoryKiB: number; readonly passes: number }

/** One derivation; it crosses to a worker thread as a plain message. */
export type KdfInput = {
  /** The bytes to stretch. */
  readonly secret: Uint8Array
  /** Sixteen random bytes. */
  readonly salt: Uint8Array
  readonly cost: KdfCost
}

/** Performs a derivation somewhere, and answers 32 bytes that the caller wipes. */
export type Kdf = (input: KdfInput) => Promise<Uint8Array>

/** The cheapest cost that is ever accepted, and the one of recovery codes. */
export const floorKdfCost: KdfCost = { memoryKiB: 65_536, passes: 3 }

/** The dearest cost that is accepted without asking a person. */
export const ceilingKdfCost: KdfCost = { memoryKiB: 1_048_576, passes: 10 }

/** The cost of new passphrase slots. */
export const defaultKdfCost: KdfCost = { memoryKiB: 262_144, passes: 3 }

/** Throws `kdf-refused` for a cost below the floor or above the ceiling. */
export function checkKdfCost(cost: KdfCost): void {
  const fits =
    Number.isInteger(cost.memoryKiB) &&
    Number.isInteger(cost.passes) &&
    cost.memoryKiB >= floorKdfCost.memoryKiB &&
    cost.memoryKiB <= ceilingKdfCost.memoryKiB &&
    cost.passes >= floorKdfCost.passes &&
    cost.passes <= ceilingKdfCost.passes
  if (!fits) throw new VaultError('kdf-refused')
}

/** Argon2id 1.3 with one lane and 32 bytes out; blocks the thread that it runs on. */
export async function deriveArgon2id(input: KdfInput): Promise<Uint8Array> {
  checkKdfCost(input.cost)
  await sodiumReady()
  return sodium.crypto_pwhash(
    32,
    input.secret,
    input.salt,
    input.cost.passes,
    input.cost.memoryKiB * 1024,
    sodium.crypto_pwhash_ALG_ARGON2ID13,
  )
}
