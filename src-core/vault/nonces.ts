/*
 * Nonces of one transaction, drawn in one piece: none outlives it, and none is taken twice.
 */
import { VaultError } from '../../src-shared/errors.ts'
import type { Randomness } from '../crypto/randomness.ts'
import { nonceBytes } from '../crypto/seal.ts'

/** The nonces of one transaction. */
export class Nonces {
  readonly #drawn: Uint8Array
  #at = 0

  constructor(random: Randomness, count: number) {
    this.#drawn = random.randomBytes(count * nonceBytes)
  }

  /** The next one; throws `internal` once all were taken. */
  take(): Uint8Array {
    const nonce = this.#drawn.slice(this.#at, this.#at + nonceBytes)
    if (nonce.length !== nonceBytes) throw new VaultError('internal')
    this.#at += nonceBytes
    return nonce
  }
}
