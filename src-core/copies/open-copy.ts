/*
 * Opens a copy of a vault: a backup, or a vault file from elsewhere.
 *
 * Works on a private copy in a folder of ours, into which only what is encrypted goes; the file
 * that was chosen is read and nothing else. It opens whole or not at all.
 */
import { join } from 'node:path'
import type { CopyKey, CopyReport } from '../../src-shared/copies-contract.ts'
import { VaultError, type ErrorCode } from '../../src-shared/errors.ts'
import { sameBytes, toHex, wipe } from '../crypto/bytes.ts'
import { VaultKeys } from '../crypto/keys.ts'
import { sodiumReady } from '../crypto/sodium.ts'
import { realName } from '../files/file-names.ts'
import { copyPrivately, PiecewiseFile, writeNewFile } from '../files/file-pieces.ts'
import { fileSize, makePrivateFolder, removeFiles } from '../files/private-files.ts'
import { VaultStore } from '../store/vault-store.ts'
import { readHead } from '../vault/head.ts'
import type { Header } from '../vault/header.ts'
import { slotsHash, type Slot } from '../vault/slot.ts'
import { secretBytes, unlockedKey } from '../vault/unlocking.ts'
import type { VaultDeps } from '../vault/vault-deps.ts'
import { VaultFile } from '../vault/vault-file.ts'
import { readBackupHeader, type BackupHeader } from './backup-header.ts'
import { openedBackup } from './backup-stream.ts'
import { copyKindOf } from './copy-kind.ts'
import type { CopySource } from './copy-source.ts'
import { FileSource } from './file-source.ts'
import { readWhole, type Holdings } from './whole.ts'

/** What opening a copy needs from outside. */
export type CopyDeps = Pick<VaultDeps, 'random' | 'kdf'> & {
  /** A private folder for encrypted copies, emptied by whoever gives it. */
  readonly workFolder: string
}

/** A copy that was read whole. */
export type OpenCopy = Holdings & {
  readonly source: CopySource
  readonly kind: CopyReport['kind']
  /** When the backup was made, or null for a vault file. */
  readonly madeAt: number | null
  /** The private copy and its keys, until it is closed. */
  readonly file: VaultFile
  readonly keys: VaultKeys
  /** Wipes the keys and deletes the private copy. */
  close(): void
}

/**
 * Opens a copy and reads it whole.
 *
 * Throws `copy-unknown`, `copy-damaged`, `copy-too-new`, `kdf-refused`, `wrong-passphrase`,
 * `wrong-recovery-code` or `no-recovery-code`.
 */
export async function openCopy(key: CopyKey, deps: CopyDeps): Promise<OpenCopy> {
  await sodiumReady()
  const work = join(deps.workFolder, `${toHex(deps.random.randomBytes(8))}.keyturn`)
  try {
    makePrivateFolder(deps.workFolder)
    const kind = copyKindOf(key.path)
    const open = kind === 'backup' ? openBackup : openVaultFile
    return await open(key, work, deps)
  } catch (error) {
    removeWork(work)
    throw asOfCopy(error)
  }
}

async function openBackup(key: CopyKey, work: string, deps: CopyDeps): Promise<OpenCopy> {
  const file = PiecewiseFile.open(key.path)
  try {
    const header = readBackupHeader(file)
    const { vault, slots, madeAt } = header
    const keys = await keysOf({ header: vault, slots }, key, deps)
    return withKeys(keys, () => {
      writeImage(file, header, { keys, work })
      return whole({ kind: 'backup', madeAt, keys, work }, header)
    })
  } finally {
    file.close()
  }
}

async function openVaultFile(key: CopyKey, work: string, deps: CopyDeps): Promise<OpenCopy> {
  const path = realName(key.path)
  // A vault never has a rollback journal; one that was put there would be played back.
  if (fileSize(`${path}-journal`) !== null) throw new VaultError('copy-damaged')
  if (fileSize(`${path}-wal`) !== null) copyPrivately(`${path}-wal`, `${work}-wal`)
  copyPrivately(path, work)
  const head = headOf(work)
  const keys = await keysOf(head, key, deps)
  return withKeys(keys, () => whole({ kind: 'vault', madeAt: null, keys, work }, null))
}

function headOf(path: string): ReturnType<typeof readHead> {
  const store = VaultStore.open(path, 'write')
  try {
    return store.snapshot(() => readHead(store))
  } finally {
    store.close()
  }
}

async function keysOf(
  head: { readonly header: Header; readonly slots: readonly Slot[] },
  key: CopyKey,
  { kdf }: CopyDeps,
): Promise<VaultKeys> {
  const secret = secretBytes(key)
  try {
    const by = { home: head.header, kdf }
    const vaultKey = await unlockedKey(head.slots, { with: key.with, secret }, by)
    if (!vaultKey) throw new VaultError(`wrong-${key.with}`)
    const keys = new VaultKeys(vaultKey)
    return withKeys(keys, () => {
      if (!sameBytes(keys.commitment, head.header.commitment)) throw new VaultError('copy-damaged')
      return keys
    })
  } finally {
    wipe(secret)
  }
}

function writeImage(
  file: PiecewiseFile,
  header: BackupHeader,
  to: { readonly keys: VaultKeys; readonly work: string },
): void {
  const backupKey = to.keys.backup()
  try {
    writeNewFile(to.work, openedBackup(file, header, backupKey))
  } finally {
    wipe(backupKey)
  }
}

type Unlocked = Pick<OpenCopy, 'kind' | 'madeAt' | 'keys'> & { readonly work: string }

function whole({ kind, madeAt, keys, work }: Unlocked, outside: BackupHeader | null): OpenCopy {
  const store = VaultStore.open(work, 'write')
  const file = VaultFile.load({ path: work, store, keys })
  try {
    if (outside && !isInside(outside, file)) throw new VaultError('copy-damaged')
    const holdings = readWhole(file)
    const close = (): void => {
      keys.wipe()
      file.abandon()
      removeWork(work)
    }
    return { ...holdings, source: new FileSource(file), kind, madeAt, file, keys, close }
  } catch (error) {
    file.abandon()
    throw error
  }
}

/** Whether what a backup shows without a key is what stands in the vault inside. */
function isInside(outside: BackupHeader, { header, slots }: VaultFile): boolean {
  const hashOf = (of: readonly Slot[]): Uint8Array => slotsHash(of.map(({ row }) => row))
  return (
    sameBytes(outside.vault.hash, header.hash) && sameBytes(hashOf(outside.slots), hashOf(slots))
  )
}

function withKeys<T>(keys: VaultKeys, work: () => T): T {
  try {
    return work()
  } catch (error) {
    keys.wipe()
    throw error
  }
}

function removeWork(path: string): void {
  removeFiles(path, `${path}-wal`, `${path}-shm`, `${path}-journal`)
}

const codes: ReadonlyMap<ErrorCode, ErrorCode> = new Map([
  ['vault-damaged', 'copy-damaged'],
  ['vault-too-new', 'copy-too-new'],
])

// What is wrong is wrong with the copy: the vault that is here is not in question.
function asOfCopy(error: unknown): unknown {
  const code = error instanceof VaultError ? codes.get(error.code) : undefined
  return code ? new VaultError(code, { cause: error }) : error
}
