/*
 * Reads what a damaged vault still gives, and makes a new vault of it.
 *
 * The vault itself is never opened: what is read is a private copy, which is encrypted like the
 * vault and is deleted afterwards. The new vault has another id, key and lineage, and what comes in
 * comes as new items, so that neither damage nor an old state is passed off as the vault.
 */
import { basename, join } from 'node:path'
import type { SalvageReport, SalvagedItem } from '../../src-shared/copies-contract.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { ItemId } from '../../src-shared/ids.ts'
import type { Overview } from '../../src-shared/item.ts'
import { limits } from '../../src-shared/policy.ts'
import { toHex, wipe } from '../crypto/bytes.ts'
import { checkNewPassphrase } from '../crypto/passphrase.ts'
import { sodiumReady } from '../crypto/sodium.ts'
import { realName } from '../files/file-names.ts'
import { removeFiles, removeUnfinished, unfinishedName } from '../files/private-files.ts'
import type { Session } from '../vault/session.ts'
import type { Kept } from '../vault/transaction.ts'
import { secretBytes } from '../vault/unlocking.ts'
import { createUnfinished, openVault, type VaultDeps, type VaultKey } from '../vault/vault.ts'
import { bringIn } from './bring-in.ts'
import { putInPlace } from './put-in-place.ts'
import { withReadable } from './salvage-copy.ts'
import type { SalvageSource } from './salvage-source.ts'

/** A damaged vault, and what opens it. */
export type Damaged = Pick<VaultKey, 'with' | 'secret'> & { readonly vaultPath: string }

/** What salvage needs from outside. */
export type SalvageDeps = VaultDeps & {
  /** A private folder for an encrypted copy of the vault. */
  readonly workFolder: string
}

/** A new vault, made of what was left of a damaged one. */
export type Salvaged = {
  /** Null where it was made and could not be opened just now. */
  readonly session: Session | null
  /** Shown once. */
  readonly recoveryCode: string
  readonly items: number
  /** The name that the damaged vault has now. */
  readonly setAside: string
}

/** The tag of every item that came out of a damaged vault. */
export const salvagedTag = 'salvaged'

/**
 * Says what can be read of a damaged vault.
 *
 * Throws `vault-missing`, `nothing-to-salvage`, `vault-too-new`, `wrong-passphrase`,
 * `wrong-recovery-code` or `no-recovery-code`.
 */
export async function readSalvage(from: Damaged, deps: SalvageDeps): Promise<SalvageReport> {
  return withSource(from, deps, reportOf)
}

/**
 * Makes a new vault of what can be read, sets the damaged one aside and opens the new one.
 *
 * Throws as `readSalvage`, also `nothing-to-salvage` where not one item is left, and as making a
 * vault does; nothing was replaced then. Once it is in its place nothing keeps its recovery code
 * from the person, not even that it does not open.
 */
export async function keepSalvage(
  from: Damaged & { readonly passphrase: string },
  deps: SalvageDeps,
): Promise<Salvaged> {
  checkNewPassphrase(from.passphrase)
  const { passphrase } = from
  const vaultPath = realName(from.vaultPath)
  const { items, recoveryCode, setAside } = await withSource(from, deps, (source) => {
    if (source.overviews().length === 0) throw new VaultError('nothing-to-salvage')
    return replaced({ vaultPath, passphrase }, source, deps)
  })
  const key = { path: vaultPath, with: 'passphrase', secret: passphrase } as const
  return { session: await openedIfPossible(key, deps), recoveryCode, items, setAside }
}

async function openedIfPossible(key: VaultKey, deps: VaultDeps): Promise<Session | null> {
  try {
    return await openVault(key, deps)
  } catch {
    // Whoever unlocks it next hears why.
    return null
  }
}

type Replaced = Omit<Salvaged, 'session'>

async function replaced(
  { vaultPath, passphrase }: { readonly vaultPath: string; readonly passphrase: string },
  source: SalvageSource,
  deps: SalvageDeps,
): Promise<Replaced> {
  const { random, clock } = deps
  removeUnfinished(vaultPath)
  const unfinished = unfinishedName(vaultPath, toHex(random.randomBytes(8)))
  try {
    const input = { path: unfinished, passphrase, withRecoveryCode: true }
    const { session, recoveryCode } = await createUnfinished(input, deps)
    const items = filled(session, source, deps)
    if (recoveryCode === null) throw new VaultError('internal')
    const placing = { unfinished, vaultPath, at: clock.now(), asItIs: true }
    // Null only where somebody took the damaged vault away just now: nothing has another name.
    const setAside = putInPlace(placing) ?? basename(vaultPath)
    return { recoveryCode, items, setAside }
  } catch (error) {
    removeFiles(unfinished, `${unfinished}-wal`, `${unfinished}-shm`)
    throw error
  }
}

function filled(session: Session, source: SalvageSource, { random, clock }: VaultDeps): number {
  try {
    const newId = (): string => toHex(random.randomBytes(16))
    return bringIn(session, source, { newId, clock, tag: salvagedTag }).added
  } finally {
    session.close()
  }
}

async function withSource<T>(
  from: Damaged,
  deps: SalvageDeps,
  work: (source: SalvageSource) => T | Promise<T>,
): Promise<T> {
  await sodiumReady()
  const secret = secretBytes(from)
  const copy = join(deps.workFolder, `${toHex(deps.random.randomBytes(8))}.keyturn`)
  try {
    const given = { with: from.with, secret }
    const vaultPath = realName(from.vaultPath)
    return await withReadable({ vaultPath, copy, given }, deps.kdf, work)
  } finally {
    wipe(secret)
  }
}

function reportOf(source: SalvageSource): SalvageReport {
  const kept = source.overviews()
  const gone = kept.flatMap(({ id, body }) =>
    body.versions.filter((each) => each.fingerprint !== null && !source.wasSeen(id, each.id)),
  )
  return {
    items: kept.slice(0, limits.salvagedItems).map((item) => salvagedItem(item, source)),
    total: kept.length,
    lost: source.unreadable + gone.length,
  }
}

function salvagedItem({ id, body }: Kept<ItemId, Overview>, source: SalvageSource): SalvagedItem {
  const readable = body.versions.filter((each) => source.hasSecret(id, each.id))
  const expected = body.versions.filter(
    (each) => each.fingerprint !== null || readable.includes(each),
  )
  return {
    name: body.name,
    providerName: body.providerName,
    versions: expected.length,
    secrets: readable.length,
    notes: source.details(id) !== null,
  }
}
