/*
 * Making and opening vaults: the two ways to a session.
 *
 * Opening looks first and writes later: everything is verified before anything is changed, so that
 * a refusal leaves every byte of the file as it was.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { wipe } from '../crypto/bytes.ts'
import { checkKdfCost, defaultKdfCost, floorKdfCost, type KdfCost } from '../crypto/kdf.ts'
import { VaultKeys } from '../crypto/keys.ts'
import { checkNewPassphrase, passphraseBytes } from '../crypto/passphrase.ts'
import { newRecoveryCode, recoveryCodeBytes } from '../crypto/recovery-code.ts'
import { sodiumReady } from '../crypto/sodium.ts'
import type { SlotRow } from '../store/rows.ts'
import { countFailure } from './anchor-keeper.ts'
import { assertNoVault, makeUnfinishedFile, makeVaultFile, newHeader } from './creation.ts'
import { readHead, type Head } from './head.ts'
import type { Header } from './header.ts'
import { slotTypes } from './kinds.ts'
import { beginSession, openUntouched } from './opening.ts'
import type { OpenedWith } from './opened.ts'
import type { Session } from './session.ts'
import { makeSlot } from './slot.ts'
import { secretBytes, unlockedKey } from './unlocking.ts'
import type { VaultDeps } from './vault-deps.ts'

export type { VaultDeps } from './vault-deps.ts'

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

/** A vault that was made and is open, and its recovery code, which is shown once. */
export type CreatedVault = { readonly session: Session; readonly recoveryCode: string | null }

/** Makes a vault where there is none and opens it. */
export async function createVault(input: NewVault, deps: VaultDeps): Promise<CreatedVault> {
  return created(input, deps, makeVaultFile)
}

/** Makes a vault under an unfinished name, for whoever puts it in its place once it is filled. */
export async function createUnfinished(input: NewVault, deps: VaultDeps): Promise<CreatedVault> {
  return created(input, deps, makeUnfinishedFile)
}

async function created(
  input: NewVault,
  deps: VaultDeps,
  make: typeof makeVaultFile,
): Promise<CreatedVault> {
  await sodiumReady()
  checkNewPassphrase(input.passphrase)
  checkKdfCost(deps.kdfCost ?? defaultKdfCost)
  assertNoVault(input.path)
  const recoveryCode = input.withRecoveryCode ? newRecoveryCode(deps.random) : null
  const keys = new VaultKeys(deps.random.randomBytes(32))
  try {
    const header = newHeader(keys, deps.random)
    const slots = await firstSlots({ ...input, recoveryCode }, { header, keys, deps })
    make({ path: input.path, header, slots, keys }, deps)
    const opening = { path: input.path, keys, openedWith: 'passphrase' } as const
    const session = beginSession(opening, openUntouched(input.path), { ...deps, justMade: true })
    return { session, recoveryCode }
  } catch (error) {
    keys.wipe()
    throw error
  }
}

/** Opens a vault; a refusal changes no byte of its file. */
export async function openVault(input: VaultKey, deps: VaultDeps): Promise<Session> {
  await sodiumReady()
  const secret = secretBytes(input)
  try {
    const store = openUntouched(input.path)
    try {
      const head = store.snapshot(() => readHead(store))
      const keys = new VaultKeys(await vaultKeyOf(head, { with: input.with, secret }, deps))
      const opening = { path: input.path, keys, openedWith: input.with }
      return beginSession(opening, store, { ...deps, justMade: false })
    } catch (error) {
      store.close()
      throw error
    }
  } finally {
    wipe(secret)
  }
}

async function vaultKeyOf(
  head: Head,
  given: { readonly with: OpenedWith; readonly secret: Uint8Array },
  deps: VaultDeps,
): Promise<Uint8Array> {
  const vaultKey = await unlockedKey(head.slots, given, { home: head.header, kdf: deps.kdf })
  if (vaultKey) return vaultKey
  countFailure(deps.anchorsPath, head.header.vault)
  throw new VaultError(`wrong-${given.with}`)
}

async function firstSlots(
  chosen: { readonly passphrase: string; readonly recoveryCode: string | null },
  { header, keys, deps }: { header: Header; keys: VaultKeys; deps: VaultDeps },
): Promise<readonly SlotRow[]> {
  const slots: SlotRow[] = []
  const add = async (secret: Uint8Array, type: 1 | 2, cost: KdfCost): Promise<void> => {
    const made = { type, secret, cost, vaultKey: keys.vault, home: header }
    slots.push(await makeSlot(made, deps))
    wipe(secret)
  }
  const cost = deps.kdfCost ?? defaultKdfCost
  await add(passphraseBytes(chosen.passphrase), slotTypes.passphrase, cost)
  if (chosen.recoveryCode !== null) {
    await add(recoveryCodeBytes(chosen.recoveryCode), slotTypes.recovery, floorKdfCost)
  }
  return slots
}
