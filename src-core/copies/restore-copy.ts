/*
 * Restores a vault from a copy: the copy takes the place of the vault, which is set aside.
 *
 * A person chose this, and the file says so: it gets a lineage and a device of its own. So it is
 * told apart from a file that somebody put back, and what was under way at a provider when the
 * copy was made is held and never resumed.
 */
import { dirname } from 'node:path'
import type { CopyKey } from '../../src-shared/copies-contract.ts'
import { toHex } from '../crypto/bytes.ts'
import { VaultKeys } from '../crypto/keys.ts'
import { realName } from '../files/file-names.ts'
import { writeNewFile } from '../files/file-pieces.ts'
import {
  fileIdentity,
  makePrivateFolder,
  removeFiles,
  removeUnfinished,
  unfinishedName,
} from '../files/private-files.ts'
import { VaultStore } from '../store/vault-store.ts'
import { AnchorKeeper, forgetExpected, newDeviceId } from '../vault/anchor-keeper.ts'
import { beginSession, openUntouched } from '../vault/opening.ts'
import { pastAnchorKeys } from '../vault/past-anchors.ts'
import type { Session } from '../vault/session.ts'
import type { VaultDeps } from '../vault/vault-deps.ts'
import { VaultFile } from '../vault/vault-file.ts'
import { openCopy, type CopyDeps, type OpenCopy } from './open-copy.ts'
import { putInPlace } from './put-in-place.ts'
import { readWhole } from './whole.ts'

/** What is restored, and where; the vault there must be locked. */
export type Restoring = { readonly key: CopyKey; readonly vaultPath: string }

/** A vault that was restored and is open. */
export type Restored = {
  readonly session: Session
  readonly items: number
  /** The name that the vault which was there has now, or null if there was none. */
  readonly setAside: string | null
}

/**
 * Puts a copy in the place of the vault and opens it.
 *
 * Throws what `openCopy` throws, or `vault-busy` if another program has the vault open; nothing
 * was replaced then. One that is in its place and cannot be opened just now is refused with what
 * opening it is refused with; it is as good as restored, and the next unlocking opens it.
 */
export async function restoreCopy(
  { key, ...restoring }: Restoring,
  deps: VaultDeps & CopyDeps,
): Promise<Restored> {
  const vaultPath = realName(restoring.vaultPath)
  const copy = await openCopy(key, deps)
  try {
    const setAside = replaced(copy, vaultPath, deps)
    const keys = ownKeys(copy)
    const opening = { path: vaultPath, keys, openedWith: key.with }
    const session = beginSession(opening, openUntouched(vaultPath), { ...deps, justMade: true })
    return { session, items: copy.items, setAside }
  } finally {
    copy.close()
  }
}

function replaced(copy: OpenCopy, vaultPath: string, deps: VaultDeps): string | null {
  makePrivateFolder(dirname(vaultPath))
  removeUnfinished(vaultPath)
  const unfinished = unfinishedName(vaultPath, toHex(deps.random.randomBytes(8)))
  let made: string | null = null
  try {
    writeNewFile(unfinished, [copy.file.image().bytes])
    made = fileIdentity(unfinished)
    begunAnew(unfinished, copy, deps)
    return putInPlace({ unfinished, vaultPath, at: deps.clock.now(), asItIs: false })
  } catch (error) {
    // What never comes is expected no longer: whoever kept the file could bring it back one day.
    const hasCome = made !== null && fileIdentity(vaultPath) === made
    if (!hasCome) forgetExpected(deps.anchorsPath, copy.file.header.vault)
    removeFiles(unfinished, `${unfinished}-wal`, `${unfinished}-shm`)
    throw error
  }
}

/** Gives the file its own lineage and device, and has the anchor expect just that. */
function begunAnew(path: string, copy: OpenCopy, { anchorsPath, random, clock }: VaultDeps): void {
  const store = VaultStore.open(path, 'write')
  const file = VaultFile.load({ path, store, keys: copy.keys })
  try {
    readWhole(file)
    const { vault } = file.header
    const past = pastAnchorKeys(file.state)
    const keeper = new AnchorKeeper(anchorsPath, { vault, key: copy.keys.anchor, past })
    try {
      const device = newDeviceId(random)
      const restart = { lineage: random.randomBytes(16), counter: keeper.lastCounter() }
      file.write(
        (pending) => pending.audit({ event: 'restored', itemId: null, versionId: null }),
        () => ({ random, now: clock.now(), device, restart }),
      )
      file.checkpoint()
      // Before the file appears under its name: what never comes is forgotten again.
      keeper.expect(file.state, device)
    } finally {
      keeper.close()
    }
  } finally {
    file.abandon()
  }
}

/** The keys once more: those of the copy are wiped with it. */
function ownKeys(copy: OpenCopy): VaultKeys {
  return new VaultKeys(Uint8Array.from(copy.keys.vault))
}
