/*
 * Makes a backup of an open vault: one encrypted file, which counts only once it was read back.
 *
 * Nothing is deleted before the new one lies whole under its name, so that a full disk or a drive
 * that is pulled out costs no earlier backup.
 */
import { basename, join } from 'node:path'
import type { Clock } from '../../src-shared/clock.ts'
import { hourMs } from '../../src-shared/clock.ts'
import { VaultError } from '../../src-shared/errors.ts'
import { sameBytes, toHex, wipe } from '../crypto/bytes.ts'
import type { Randomness } from '../crypto/randomness.ts'
import { folderFailure } from '../files/disk-failure.ts'
import { modifiedAt } from '../files/file-names.ts'
import { PiecewiseFile, writeNewFile } from '../files/file-pieces.ts'
import { publishFile, removeFiles, unfinishedName } from '../files/private-files.ts'
import { readHeader } from '../vault/header.ts'
import type { Session } from '../vault/session.ts'
import { backupEnding, backupsIn, dropOlder, namesIn, nextNumber } from './backup-folder.ts'
import { backupHeaderBytes, readBackupHeader, saltBytes } from './backup-header.ts'
import { openedBackup, sealedBackup, type Sealing } from './backup-stream.ts'
import { datedNames, stemOf, type DatedName } from './dated-name.ts'

/** Where backups go and how many of this vault are kept there. */
export type BackupPlace = { readonly folder: string; readonly keep: number }

/** A backup that was written and read back whole. */
export type MadeBackup = {
  readonly fileName: string
  readonly at: number
  readonly bytes: number
}

type Deps = { readonly clock: Clock; readonly random: Randomness }

/** An attempt that lasts this long was interrupted; a younger one may be another program's. */
const attemptMs = hourMs

const leftover = /^\..*\.keyturn-backup\.[0-9a-f]{16}\.new$/

/**
 * Backs up the vault of a session, then deletes the oldest beyond those to keep.
 *
 * Throws `folder-unreachable`, `disk-full` or `disk-failed`, and has deleted no backup then.
 */
export function makeBackup(session: Session, place: BackupPlace, deps: Deps): MadeBackup {
  const { folder, keep } = place
  const image = session.image()
  const of = { vaultId: session.vaultId, backupKey: image.key }
  const { epoch } = readHeader(image.header)
  try {
    return inFolder(() => {
      const at = Math.max(0, deps.clock.now())
      removeLeftovers(folder, at)
      const number = nextNumber(backupsIn(folder, of))
      const salt = deps.random.randomBytes(saltBytes)
      const facts = { madeAt: at, number, imageBytes: image.bytes.length, salt }
      const sealing = { header: backupHeaderBytes(facts, image), salt, image: image.bytes }
      const mark = toHex(deps.random.randomBytes(8))
      const name = { stem: stemOf(basename(image.path)), at, ending: backupEnding }
      const made = written(sealing, image.key, { folder, name, mark })
      dropOlder(folder, backupsIn(folder, of), { keep, made: made.fileName, epoch })
      return { ...made, at }
    })
  } finally {
    wipe(image.key)
  }
}

type Naming = { readonly folder: string; readonly name: DatedName; readonly mark: string }

function written(
  sealing: Sealing,
  backupKey: Uint8Array,
  { folder, name, mark }: Naming,
): Omit<MadeBackup, 'at'> {
  const unfinished = unfinishedName(join(folder, name.stem + backupEnding), mark)
  try {
    writeNewFile(unfinished, sealedBackup(sealing, backupKey))
    const bytes = readBack(unfinished, sealing, backupKey)
    return { fileName: published(unfinished, folder, name), bytes }
  } catch (error) {
    removeFiles(unfinished)
    throw error
  }
}

/** Throws `disk-failed` unless the file holds the image; returns how long the file is. */
function readBack(path: string, { header, image }: Sealing, backupKey: Uint8Array): number {
  const file = PiecewiseFile.open(path)
  try {
    const found = readBackupHeader(file)
    let at = 0
    let same = sameBytes(found.bytes, header)
    for (const piece of openedBackup(file, found, backupKey)) {
      same &&= sameBytes(piece, image.subarray(at, at + piece.length))
      at += piece.length
    }
    if (!same || at !== image.length) throw new VaultError('disk-failed')
    return file.size
  } catch (error) {
    // Whatever is wrong with what came back, it is not what was written.
    throw new VaultError('disk-failed', { cause: error })
  } finally {
    file.close()
  }
}

function published(unfinished: string, folder: string, name: DatedName): string {
  for (const fileName of datedNames(name)) {
    try {
      publishFile(unfinished, join(folder, fileName))
      return fileName
    } catch (error) {
      if (!(error instanceof VaultError) || error.code !== 'vault-exists') throw error
    }
  }
  throw new VaultError('disk-failed')
}

/** Removes what interrupted attempts left; that one cannot be removed harms nothing. */
function removeLeftovers(folder: string, now: number): void {
  const left = namesIn(folder).filter((name) => leftover.test(name))
  for (const path of left.map((name) => join(folder, name))) {
    try {
      if ((modifiedAt(path) ?? now) < now - attemptMs) removeFiles(path)
    } catch (error) {
      if (!(error instanceof VaultError)) throw error
    }
  }
}

function inFolder<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw folderFailure(error)
  }
}
