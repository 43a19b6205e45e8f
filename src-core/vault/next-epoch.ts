/*
 * What the next epoch of a vault begins with: a new vault key, and slots that wrap it.
 *
 * Only what is at hand can wrap a new key: the passphrase, which is asked for, and a new recovery
 * code. All other slots end with the epoch. Nothing is written here.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { wipe } from '../crypto/bytes.ts'
import { floorKdfCost } from '../crypto/kdf.ts'
import { VaultKeys } from '../crypto/keys.ts'
import { passphraseBytes } from '../crypto/passphrase.ts'
import { newRecoveryCode, recoveryCodeBytes } from '../crypto/recovery-code.ts'
import type { SlotRow } from '../store/rows.ts'
import { headerRowOf, readHeader, type Header } from './header.ts'
import { slotTypes } from './kinds.ts'
import { makeSlot } from './slot.ts'
import { assertPassphrase, type SlotContext } from './slot-change.ts'

/** The next epoch of a vault. */
export type NextEpoch = {
  readonly header: Header
  readonly keys: VaultKeys
  readonly slots: readonly SlotRow[]
  /** Null where the vault had none. */
  readonly recoveryCode: string | null
  /** The slots among which the passphrase was found; others must not have come meanwhile. */
  readonly replaces: readonly SlotRow[]
}

const lastEpoch = 0xffffffff

/** Makes keys and slots of the next epoch; throws `wrong-passphrase`. */
export async function nextEpoch(
  context: SlotContext & { readonly home: Header },
  passphrase: string,
): Promise<NextEpoch> {
  await assertPassphrase(context, passphrase)
  const { home, random, slots } = context
  if (home.epoch >= lastEpoch) throw new VaultError('not-allowed-now')
  const hasCode = slots.some(({ type }) => type === slotTypes.recovery)
  const recoveryCode = hasCode ? newRecoveryCode(random) : null
  const keys = new VaultKeys(random.randomBytes(32))
  try {
    const facts = { vault: home.vault, epoch: home.epoch + 1, commitment: keys.commitment }
    const header = readHeader(headerRowOf(facts))
    const add = await newSlots({ ...context, home: header, vaultKey: keys.vault }, [
      { type: slotTypes.passphrase, secret: passphraseBytes(passphrase), cost: context.cost },
      ...(recoveryCode === null
        ? []
        : [
            {
              type: slotTypes.recovery,
              secret: recoveryCodeBytes(recoveryCode),
              cost: floorKdfCost,
            },
          ]),
    ])
    return { header, keys, slots: add, recoveryCode, replaces: slots.map(({ row }) => row) }
  } catch (error) {
    keys.wipe()
    throw error
  }
}

type Wanted = Pick<Parameters<typeof makeSlot>[0], 'type' | 'secret' | 'cost'>

async function newSlots(
  context: SlotContext,
  wanted: readonly Wanted[],
): Promise<readonly SlotRow[]> {
  const made: SlotRow[] = []
  try {
    for (const one of wanted) made.push(await makeSlot({ ...one, ...context }, context))
    return made
  } finally {
    for (const { secret } of wanted) wipe(secret)
  }
}
