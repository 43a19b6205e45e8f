/*
 * New slots for a vault that is open: another passphrase, another recovery code.
 *
 * Only the wrap of the vault key is made anew. Copies of the file from before still open with the
 * old passphrase or code; whoever fears for them needs a new vault key.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { wipe } from '../crypto/bytes.ts'
import { floorKdfCost, type Kdf, type KdfCost } from '../crypto/kdf.ts'
import { checkNewPassphrase, passphraseBytes } from '../crypto/passphrase.ts'
import type { Randomness } from '../crypto/randomness.ts'
import { newRecoveryCode, recoveryCodeBytes } from '../crypto/recovery-code.ts'
import type { Header } from './header.ts'
import { slotTypes } from './kinds.ts'
import type { OpenedWith } from './opened.ts'
import type { SlotChange } from './pending.ts'
import { makeSlot, openSlot, type NewSlot, type Slot } from './slot.ts'

/** What new slots are made with. */
export type SlotContext = {
  readonly slots: readonly Slot[]
  readonly home: Header
  readonly vaultKey: Uint8Array
  readonly random: Randomness
  readonly kdf: Kdf
  readonly cost: KdfCost
  readonly openedWith: OpenedWith
}

/** A slot for a new passphrase; throws `wrong-passphrase` if the current one is not. */
export async function newPassphraseSlot(
  context: SlotContext,
  { current, next }: { readonly current: string | null; readonly next: string },
): Promise<SlotChange> {
  checkNewPassphrase(next)
  const old = context.slots.find(({ type }) => type === slotTypes.passphrase)
  if (current !== null) await assertPassphrase(context, current)
  else if (context.openedWith !== 'recovery-code') throw new VaultError('not-allowed-now')
  const secret = passphraseBytes(next)
  const add = await slotFor(context, { type: slotTypes.passphrase, secret, cost: context.cost })
  return { add, remove: old?.slot ?? null, madeFor: madeFor(context) }
}

/** A slot for a new recovery code; throws `wrong-passphrase`. */
export async function newRecoverySlot(
  context: SlotContext,
  passphrase: string,
): Promise<{ readonly code: string; readonly slots: SlotChange }> {
  await assertPassphrase(context, passphrase)
  const old = context.slots.find(({ type }) => type === slotTypes.recovery)
  const code = newRecoveryCode(context.random)
  const secret = recoveryCodeBytes(code)
  const add = await slotFor(context, { type: slotTypes.recovery, secret, cost: floorKdfCost })
  return { code, slots: { add, remove: old?.slot ?? null, madeFor: madeFor(context) } }
}

/** Throws `wrong-passphrase` unless this is the passphrase of the vault. */
export async function assertPassphrase(context: SlotContext, typed: string): Promise<void> {
  const secret = passphraseBytes(typed)
  try {
    for (const slot of context.slots.filter(({ type }) => type === slotTypes.passphrase)) {
      const vaultKey = await openSlot(slot, secret, context)
      if (!vaultKey) continue
      wipe(vaultKey)
      return
    }
    throw new VaultError('wrong-passphrase')
  } finally {
    wipe(secret)
  }
}

function madeFor({ home, slots }: SlotContext): SlotChange['madeFor'] {
  return { headerHash: home.hash, slots: slots.map(({ row }) => row) }
}

async function slotFor(
  context: SlotContext,
  made: Pick<NewSlot, 'type' | 'secret' | 'cost'>,
): Promise<SlotChange['add']> {
  try {
    return await makeSlot({ ...made, vaultKey: context.vaultKey, home: context.home }, context)
  } finally {
    wipe(made.secret)
  }
}
