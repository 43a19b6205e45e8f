/*
 * From what a person typed to bytes: NFKC, then UTF-8.
 *
 * A new passphrase with a code point that Unicode has not assigned is refused, because a later
 * Unicode may normalise it to something else and lock its owner out.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { limits, minPassphraseLength } from '../../src-shared/bounds.ts'

/** The bytes of a passphrase; the caller wipes them. */
export function passphraseBytes(typed: string): Uint8Array {
  return new TextEncoder().encode(typed.normalize('NFKC'))
}

/** Throws `passphrase-unreadable` or `passphrase-too-weak` for one that may not be set. */
export function checkNewPassphrase(typed: string): void {
  const normal = typed.normalize('NFKC')
  // Half a surrogate pair (Cs) would reach the KDF as U+FFFD, whichever half it was.
  if (/[\p{Cn}\p{Cs}]/u.test(typed) || /[\p{Cn}\p{Cs}]/u.test(normal)) {
    throw new VaultError('passphrase-unreadable')
  }
  const length = Array.from(normal).length
  if (length < minPassphraseLength) throw new VaultError('passphrase-too-weak')
  if (length > limits.passphrase) throw new VaultError('bad-request')
}
