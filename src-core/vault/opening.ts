/*
 * From an unlocked file to a session: everything is verified, then judged by the anchor, and only
 * then opened for writing.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { defaultKdfCost } from '../crypto/kdf.ts'
import type { VaultKeys } from '../crypto/keys.ts'
import { realName } from '../files/file-names.ts'
import { fileSize } from '../files/private-files.ts'
import { VaultStore } from '../store/vault-store.ts'
import { AnchorKeeper, newDeviceId } from './anchor-keeper.ts'
import type { OpenedWith } from './opened.ts'
import { pastAnchorKeys } from './past-anchors.ts'
import { Session } from './session.ts'
import { VaultFile } from './vault-file.ts'
import type { VaultDeps } from './vault-deps.ts'

/** A file that is being opened, and the keys that were found for it. */
export type Opening = {
  readonly path: string
  readonly keys: VaultKeys
  readonly openedWith: OpenedWith
}

/**
 * Opens a vault file so that closing it again leaves its bytes as they are.
 *
 * The last connection to close folds the write-ahead log into the file unless it may only read;
 * without a log there is nothing to fold, and a connection that may write takes away the empty
 * files that a reading one would leave behind.
 */
export function openUntouched(given: string): VaultStore {
  const path = realName(given)
  const size = fileSize(path)
  if (size === null) throw new VaultError('vault-missing')
  // SQLite deletes the log of an empty file, even where it may only read: it may be all there is.
  if (size === 0) throw new VaultError('vault-damaged')
  // A vault never has a rollback journal; one that was put there would be played back.
  if (fileSize(`${path}-journal`) !== null) throw new VaultError('vault-damaged')
  const hasLog = (fileSize(`${path}-wal`) ?? 0) > 0
  return VaultStore.open(path, hasLog ? 'read' : 'write')
}

/** Verifies a file and begins a session on it; takes over keys and store. */
export function beginSession(
  opening: Opening,
  store: VaultStore,
  deps: VaultDeps & { readonly justMade: boolean },
): Session {
  const { keys } = opening
  try {
    const file = VaultFile.load({ path: opening.path, store, keys })
    const past = pastAnchorKeys(file.state)
    const home = { vault: file.header.vault, key: keys.anchor, past }
    const keeper = new AnchorKeeper(deps.anchorsPath, home)
    try {
      return recognised({ ...opening, file, keeper }, deps)
    } catch (error) {
      keeper.close()
      file.abandon()
      throw error
    }
  } catch (error) {
    keys.wipe()
    store.close()
    throw error
  }
}

function recognised(
  {
    path,
    file,
    keeper,
    ...opening
  }: Opening & {
    readonly file: VaultFile
    readonly keeper: AnchorKeeper
  },
  deps: VaultDeps & { readonly justMade: boolean },
): Session {
  const { clock, random, kdf, kdfCost = defaultKdfCost } = deps
  const { verdict, device } = keeper.recognise(file.state, newDeviceId(random))
  const readOnly = verdict === 'rolled-back' || verdict === 'forked' ? verdict : null
  if (readOnly === null) file.adopt(VaultStore.open(path, 'write'))
  const session = new Session({
    ...opening,
    ...{ path, file, keeper, device, readOnly, clock, random, kdf, kdfCost },
    firstOpening: verdict === 'first-opening' && !deps.justMade,
    failedUnlocks: keeper.takeFailures(),
  })
  if (readOnly === null && !deps.justMade) noteUnlocking(session)
  return session
}

// A full disk or a busy file must not keep anybody out of a vault.
function noteUnlocking(session: Session): void {
  try {
    session.transact((tx) => tx.audit({ event: 'unlocked', itemId: null, versionId: null }))
  } catch (error) {
    if (!(error instanceof VaultError)) throw error
    if (!['disk-full', 'disk-failed', 'vault-busy'].includes(error.code)) throw error
  }
}
