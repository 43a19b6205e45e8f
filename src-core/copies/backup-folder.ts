/*
 * The backups in a folder, by their clear headers alone: found, listed, and thinned out.
 *
 * A folder may hold anything: what is not a whole backup of the vault in question is neither
 * listed nor ever deleted.
 */
import { join } from 'node:path'
import { limits } from '../../src-shared/bounds.ts'
import type { BackupFile } from '../../src-shared/copies-contract.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { VaultId } from '../../src-shared/ids.ts'
import { toHex } from '../crypto/bytes.ts'
import { folderFailure } from '../files/disk-failure.ts'
import { fileNamesIn, removeName } from '../files/file-names.ts'
import { PiecewiseFile } from '../files/file-pieces.ts'
import { readBackupHeader } from './backup-header.ts'

/** How the names of backups end. */
export const backupEnding = '.keyturn-backup'

/** A backup in a folder, and where it stands in the order of making. */
export type FoundBackup = BackupFile & { readonly number: number }

/** The backups of a vault in a folder, newest first; throws `folder-unreachable`. */
export function listBackups(folder: string, vaultId: VaultId): readonly BackupFile[] {
  return backupsIn(folder, vaultId)
    .slice(0, limits.backupFiles)
    .map(({ fileName, madeAt, bytes }) => ({ fileName, madeAt, bytes }))
}

/** All of them, in the order in which they were made, newest first. */
export function backupsIn(folder: string, vaultId: VaultId): readonly FoundBackup[] {
  return namesIn(folder)
    .filter((name) => name.endsWith(backupEnding) && !name.startsWith('.'))
    .flatMap((name) => found(folder, name, vaultId))
    .toSorted(newestFirst)
}

/**
 * Deletes backups beyond the newest `keep`, but never `made`, which was just read back whole.
 *
 * That one cannot be deleted must not call the new one into question.
 */
export function dropOlder(
  folder: string,
  all: readonly FoundBackup[],
  { keep, made }: { readonly keep: number; readonly made: string },
): void {
  const others = all.filter(({ fileName }) => fileName !== made)
  for (const { fileName } of others.slice(Math.max(0, keep - 1))) {
    try {
      removeName(join(folder, fileName))
    } catch (error) {
      if (!(error instanceof VaultError)) throw error
    }
  }
}

/** The names of the files in a folder; throws `folder-unreachable`. */
export function namesIn(folder: string): readonly string[] {
  try {
    return fileNamesIn(folder)
  } catch (error) {
    throw folderFailure(error)
  }
}

function found(folder: string, fileName: string, vaultId: VaultId): readonly FoundBackup[] {
  try {
    const file = PiecewiseFile.open(join(folder, fileName))
    try {
      const { madeAt, number, vault } = readBackupHeader(file)
      return toHex(vault.vault) === vaultId ? [{ fileName, madeAt, number, bytes: file.size }] : []
    } finally {
      file.close()
    }
  } catch (error) {
    if (error instanceof VaultError) return []
    throw error
  }
}

// The number decides: after the clock went backwards the newest would look like the oldest, and
// the vault's own counter starts again lower after a restore. Two computers may give one number.
function newestFirst(one: FoundBackup, other: FoundBackup): number {
  return other.number - one.number || other.madeAt - one.madeAt
}
