/*
 * From what a person typed to the vault key, by the slots of a vault or of a copy of it.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { passphraseBytes } from '../crypto/passphrase.ts'
import { recoveryCodeBytes } from '../crypto/recovery-code.ts'
import { slotTypes } from './kinds.ts'
import type { OpenedWith } from './opened.ts'
import { openSlot, type Slot } from './slot.ts'

/** The bytes to stretch, which the caller wipes; throws `wrong-recovery-code` for a mistyped one. */
export function secretBytes(typed: {
  readonly with: OpenedWith
  readonly secret: string
}): Uint8Array {
  return typed.with === 'passphrase'
    ? passphraseBytes(typed.secret)
    : recoveryCodeBytes(typed.secret)
}

/** The vault key, or null if the secret opens no slot; throws `no-recovery-code` without such. */
export async function unlockedKey(
  slots: readonly Slot[],
  given: { readonly with: OpenedWith; readonly secret: Uint8Array },
  by: Parameters<typeof openSlot>[2],
): Promise<Uint8Array | null> {
  const type = given.with === 'passphrase' ? slotTypes.passphrase : slotTypes.recovery
  const ofType = slots.filter((slot) => slot.type === type)
  if (ofType.length === 0) {
    throw new VaultError(given.with === 'passphrase' ? 'vault-damaged' : 'no-recovery-code')
  }
  for (const slot of ofType) {
    const vaultKey = await openSlot(slot, given.secret, by)
    if (vaultKey) return vaultKey
  }
  return null
}
