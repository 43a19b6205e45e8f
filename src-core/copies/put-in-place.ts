/*
 * Puts a new vault file in the place of the one that is there, which is set aside beside it.
 *
 * Nothing is deleted, and at every moment the name of the vault stands for the old file or the new
 * one, each whole. What is dangerous is the write-ahead log: left beside the name it would be
 * applied to the new file and bring the old vault back. So it is folded into the old file first,
 * while nobody else can have that open; or, if the old file is damaged, it is moved along with it.
 *
 * The old file gets its second name before the new one takes the first. A crash between the two
 * leaves one file with two names, which `settlePlace` undoes. File systems without second names
 * (exFAT) have a moment in which the vault stands under its new name only.
 */
import { basename, dirname, join } from 'node:path'
import { VaultError } from '../../src-shared/errors.ts'
import {
  addName,
  fileNamesIn,
  isTaken,
  removeName,
  rename,
  settleFile,
  settleFolder,
} from '../files/file-names.ts'
import { fileIdentity, publishFile } from '../files/private-files.ts'
import { foldedExclusively } from '../store/exclusive-fold.ts'
import { readHead } from '../vault/head.ts'
import { openUntouched } from '../vault/opening.ts'
import { datedNames, stemOf } from './dated-name.ts'

/** What is put where. */
export type Placing = {
  /** The finished new file, in the folder of the vault, without a log. */
  readonly unfinished: string
  readonly vaultPath: string
  /** The present instant, for the name of what is set aside. */
  readonly at: number
  /** Sets aside byte for byte, log and all, what a person may want to look into. */
  readonly asItIs: boolean
}

/** What may lie beside a database. */
const besides = ['-wal', '-journal', '-shm'] as const

/** Puts it there; gives the name of the vault that was set aside, or null if there was none. */
export function putInPlace(placing: Placing): string | null {
  const { unfinished, vaultPath } = placing
  settlePlace(vaultPath)
  settleFile(unfinished)
  if (!isTaken(vaultPath) && !besides.some((end) => isTaken(vaultPath + end))) {
    publishFile(unfinished, vaultPath)
    return null
  }
  try {
    if (placing.asItIs || !isSound(vaultPath)) return replacedAsItIs(placing)
    return foldedExclusively(vaultPath, () => replacedFolded(placing))
  } catch (error) {
    settleQuietly(vaultPath)
    throw error
  }
}

/**
 * Undoes what a crash in the middle of `putInPlace` left: a second name of the vault, and a log
 * that was moved away from it. To be called before a vault is opened; does nothing otherwise.
 */
export function settlePlace(vaultPath: string): void {
  const identity = fileIdentity(vaultPath)
  if (identity === null) return
  const folder = dirname(vaultPath)
  const beginning = `${asideStem(vaultPath)}-`
  for (const name of fileNamesIn(folder)) {
    const path = join(folder, name)
    const isSecond = name.startsWith(beginning) && name.endsWith(ending)
    if (!isSecond || fileIdentity(path) !== identity) continue
    for (const end of besides) moveBack(path + end, vaultPath + end)
    removeName(path)
    settleFolder(folder)
  }
}

const ending = '.keyturn'

/** A sound vault: its log is folded in, and nobody else has it open until this returns. */
function replacedFolded({ unfinished, vaultPath, at }: Placing): string {
  // Empty now, and nobody's: they must not meet the new file.
  for (const end of besides) removeName(vaultPath + end)
  const aside = freeName(vaultPath, at)
  if (!addName(vaultPath, aside)) rename(vaultPath, aside)
  const folder = dirname(vaultPath)
  settleFolder(folder)
  rename(unfinished, vaultPath)
  settleFolder(folder)
  return basename(aside)
}

/** Whatever stands there, with what lies beside it. */
function replacedAsItIs({ unfinished, vaultPath, at }: Placing): string | null {
  const aside = freeName(vaultPath, at)
  const folder = dirname(vaultPath)
  const hadVault = isTaken(vaultPath)
  // The file first: a log that has lost it says nothing, a file that has lost its log lies.
  for (const end of ['', ...besides]) {
    if (!isTaken(vaultPath + end)) continue
    if (!addName(vaultPath + end, aside + end)) rename(vaultPath + end, aside + end)
  }
  settleFolder(folder)
  for (const end of besides) removeName(vaultPath + end)
  settleFolder(folder)
  rename(unfinished, vaultPath)
  settleFolder(folder)
  return hadVault ? basename(aside) : null
}

/** Whether SQLite opens it and its head agrees with itself: then folding its log harms nothing. */
function isSound(path: string): boolean {
  try {
    const store = openUntouched(path)
    try {
      store.snapshot(() => readHead(store))
      return true
    } finally {
      store.close()
    }
  } catch (error) {
    const codes = ['vault-missing', 'vault-damaged', 'vault-too-new', 'kdf-refused']
    if (error instanceof VaultError && codes.includes(error.code)) return false
    throw error
  }
}

function freeName(vaultPath: string, at: number): string {
  const folder = dirname(vaultPath)
  const stem = asideStem(vaultPath)
  for (const name of datedNames({ stem, at, ending })) {
    const path = join(folder, name)
    if (!['', ...besides].some((end) => isTaken(path + end))) return path
  }
  throw new VaultError('disk-failed')
}

function asideStem(vaultPath: string): string {
  return `${stemOf(basename(vaultPath))}-set-aside`
}

function moveBack(from: string, to: string): void {
  if (!isTaken(from)) return
  // Another one that took its place meanwhile stays where it is, and so does this.
  if (!isTaken(to)) rename(from, to)
  else if (fileIdentity(from) === fileIdentity(to)) removeName(from)
}

// What made it fail is what the caller must hear of; the next call settles again.
function settleQuietly(vaultPath: string): void {
  try {
    settlePlace(vaultPath)
  } catch (error) {
    if (!(error instanceof VaultError)) throw error
  }
}
