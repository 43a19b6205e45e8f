/*
 * Seals: `alg u8 | nonce 24 | ciphertext | tag 16`, XChaCha20-Poly1305-IETF.
 *
 * Additional data is never empty. A seal that does not open is damage and nothing else: whether a
 * passphrase is right was decided before, by the slot's commitment.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { xchacha20 } from './aad.ts'
import { joinBytes } from './bytes.ts'
import { sodium } from './sodium.ts'

/** How many bytes a nonce has. */
export const nonceBytes = 24

/** How many bytes a seal is longer than what is sealed. */
export const sealOverhead = 1 + nonceBytes + 16

/** What a seal is made under; the nonce is fresh randomness, used once. */
export type SealUnder = {
  readonly key: Uint8Array
  readonly nonce: Uint8Array
  readonly aad: Uint8Array
}

/** Seals bytes. */
export function sealBytes({ key, nonce, aad }: SealUnder, plain: Uint8Array): Uint8Array {
  refuseEmpty(aad)
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, aad, null, nonce, key)
  return joinBytes(Uint8Array.of(xchacha20), nonce, sealed)
}

/** Opens a seal; throws `vault-damaged` if it is not exactly the one that was made. */
export function openSeal({ key, aad }: Omit<SealUnder, 'nonce'>, seal: Uint8Array): Uint8Array {
  refuseEmpty(aad)
  if (seal.length < sealOverhead || seal[0] !== xchacha20) throw new VaultError('vault-damaged')
  const nonce = seal.subarray(1, 1 + nonceBytes)
  const sealed = seal.subarray(1 + nonceBytes)
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed, aad, nonce, key)
  } catch (error) {
    throw new VaultError('vault-damaged', { cause: error })
  }
}

// libsodium.js takes empty and absent additional data for the same.
function refuseEmpty(aad: Uint8Array): void {
  if (aad.length === 0) throw new RangeError('A seal needs additional data')
}
