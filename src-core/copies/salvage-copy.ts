/*
 * A private copy of a damaged vault, read with its log or, where that does not help, without.
 */
import { VaultError } from '../../src-shared/errors.ts'
import type { Kdf } from '../crypto/kdf.ts'
import type { VaultKeys } from '../crypto/keys.ts'
import { copyPrivately, writeNewFile } from '../files/file-pieces.ts'
import { fileSize, removeFiles } from '../files/private-files.ts'
import { SalvageStore } from '../store/salvage-store.ts'
import { salvagedKeys, type Given } from './salvage-key.ts'
import { salvagedKinds, SalvageSource } from './salvage-source.ts'

/** What is copied where, and what opens it. */
export type Copying = {
  readonly vaultPath: string
  /** The name of the private copy. */
  readonly copy: string
  readonly given: Given
}

/** Copies the vault, reads it, does the work and deletes the copy. */
export async function withReadable<T>(
  copying: Copying,
  kdf: Kdf,
  work: (source: SalvageSource) => T | Promise<T>,
): Promise<T> {
  const { source, keys } = await readable(copying, kdf)
  try {
    return await work(source)
  } finally {
    keys.wipe()
  }
}

type Readable = { readonly source: SalvageSource; readonly keys: VaultKeys }

async function readable(copying: Copying, kdf: Kdf): Promise<Readable> {
  const size = fileSize(copying.vaultPath)
  const hasLog = (fileSize(`${copying.vaultPath}-wal`) ?? 0) > 0
  if (size === null && !hasLog) throw new VaultError('vault-missing')
  if (!hasLog) return readOnce(copying, kdf)
  const withLog = await attempted(readOnce({ ...copying, withLog: true }, kdf))
  const isGood = !(withLog instanceof VaultError) && isConvincing(withLog.source)
  if (isGood || (size ?? 0) === 0) return succeeded(withLog)
  return better(withLog, await attempted(readOnce(copying, kdf)))
}

// A log of another vault, or a damaged one, hides the file that it lies beside. One that is sound
// decides, though the file may hold more: it may have been deleted since.
function isConvincing(source: SalvageSource): boolean {
  return source.unreadable === 0 && source.overviews().length > 0
}

function better(withLog: Readable | VaultError, without: Readable | VaultError): Readable {
  if (withLog instanceof VaultError) {
    // That the secret is wrong is the better answer, whichever of the two gave it.
    const isVague = without instanceof VaultError && without.code === 'nothing-to-salvage'
    return succeeded(isVague ? withLog : without)
  }
  if (without instanceof VaultError) return withLog
  const hasMore = without.source.overviews().length > withLog.source.overviews().length
  const [chosen, other] = hasMore ? [without, withLog] : [withLog, without]
  other.keys.wipe()
  return chosen
}

async function attempted(reading: Promise<Readable>): Promise<Readable | VaultError> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof VaultError) return error
    throw error
  }
}

function succeeded(outcome: Readable | VaultError): Readable {
  if (outcome instanceof VaultError) throw outcome
  return outcome
}

async function readOnce(
  { vaultPath, copy, given, withLog = false }: Copying & { readonly withLog?: boolean },
  kdf: Kdf,
): Promise<Readable> {
  try {
    if (withLog) copyPrivately(`${vaultPath}-wal`, `${copy}-wal`)
    // SQLite deletes the log of an empty file; a page of zeros it takes from the log.
    if ((fileSize(vaultPath) ?? 0) === 0) writeNewFile(copy, [new Uint8Array(4096)])
    else copyPrivately(vaultPath, copy)
    const store = SalvageStore.open(copy)
    if (!store) throw new VaultError('nothing-to-salvage')
    try {
      const unlocked = await salvagedKeys(store, given, kdf)
      const { keys } = unlocked
      return { source: new SalvageSource(store.records(salvagedKinds), unlocked), keys }
    } finally {
      store.close()
    }
  } finally {
    removeFiles(copy, `${copy}-wal`, `${copy}-shm`)
  }
}
