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
import { isVouched } from './backup-stream.ts'

/** How the names of backups end. */
export const backupEnding = '.keyturn-backup'

/** A backup in a folder, and where it stands in the order of making. */
export type FoundBackup = BackupFile & {
  readonly number: number
  /** The epoch of the vault inside. */
  readonly epoch: number
  /** Whether its header was written by a holder of the present vault key. */
  readonly vouched: boolean
}

// The names that makeBackup gives: one that a person renamed or copied is meant to stay.
const ownName = /^(.+)-\d\d_\d\d_\d{4}-\d\d_\d\d(?:-\d+)?\.keyturn-backup$/

/** Whose backups are looked for; without a key nobody vouches for what their headers say. */
export type BackupsOf = { readonly vaultId: VaultId; readonly backupKey: Uint8Array | null }

// A number that nobody comes to by making backups; numbers that nobody vouches for count up to the
// lower one, so that an invented one leaves room enough for real ones.
const mostNumber = 2 ** 40
const mostUnvouched = 2 ** 32

/** The backups of a vault in a folder, newest first; throws `folder-unreachable`. */
export function listBackups(folder: string, vaultId: VaultId): readonly BackupFile[] {
  return backupsIn(folder, { vaultId, backupKey: null })
    .slice(0, limits.backupFiles)
    .map(({ fileName, madeAt, bytes }) => ({ fileName, madeAt, bytes }))
}

/** All of them, newest first, those that are vouched for before all others. */
export function backupsIn(folder: string, of: BackupsOf): readonly FoundBackup[] {
  return namesIn(folder)
    .filter((name) => name.endsWith(backupEnding) && !name.startsWith('.'))
    .flatMap((name) => found(folder, name, of))
    .toSorted(newestFirst)
}

/** The number of the next backup: one more than any before it. */
export function nextNumber(all: readonly FoundBackup[]): number {
  const known = all.filter(({ vouched, number }) => vouched || number <= mostUnvouched)
  return 1 + known.reduce((most, { number }) => Math.max(most, number), 0)
}

/**
 * Deletes backups beyond the newest `keep`, but never `made`, which was just read back whole.
 *
 * What nobody vouches for never takes the place of what somebody does. It may be of an earlier
 * epoch, and goes when enough newer ones are there; of this epoch or a later one it is not ours to
 * judge and stays. So does what another program made since: two that each delete the backup of the
 * other would end with none. Only names that we gave, for this vault, are touched. That one cannot be deleted must not call the new one into question.
 */
export function dropOlder(
  folder: string,
  all: readonly FoundBackup[],
  { keep, made, epoch }: { readonly keep: number; readonly made: string; readonly epoch: number },
): void {
  const own = all.find(({ fileName }) => fileName === made)
  if (!own) return
  const others = all.filter(({ fileName, vouched, ...one }) => {
    const isOlder = vouched ? one.number < own.number : one.epoch < epoch
    return fileName !== made && isOlder && stemOfOwn(fileName) === stemOfOwn(made)
  })
  for (const { fileName } of others.slice(Math.max(0, keep - 1))) {
    try {
      removeName(join(folder, fileName))
    } catch (error) {
      if (!(error instanceof VaultError)) throw error
    }
  }
}

function stemOfOwn(fileName: string): string | null {
  return ownName.exec(fileName)?.[1] ?? null
}

/** The names of the files in a folder; throws `folder-unreachable`. */
export function namesIn(folder: string): readonly string[] {
  try {
    return fileNamesIn(folder)
  } catch (error) {
    throw folderFailure(error)
  }
}

function found(folder: string, fileName: string, of: BackupsOf): readonly FoundBackup[] {
  try {
    const file = PiecewiseFile.open(join(folder, fileName))
    try {
      const header = readBackupHeader(file)
      const { madeAt, number, vault } = header
      if (toHex(vault.vault) !== of.vaultId || number > mostNumber) return []
      const vouched = of.backupKey !== null && isVouched(file, header, of.backupKey)
      return [{ fileName, madeAt, number, epoch: vault.epoch, vouched, bytes: file.size }]
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
  return (
    Number(other.vouched) - Number(one.vouched) ||
    other.number - one.number ||
    other.madeAt - one.madeAt
  )
}
