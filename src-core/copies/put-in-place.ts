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
 * (exFAT) have a moment in which the vault stands under its new name only; that is undone as well.
 * A mark that is held meanwhile keeps other programs from undoing what is under way.
 */
import { basename, dirname, join } from 'node:path'
import { VaultError } from '../../src-shared/errors.ts'
import {
  addName,
  isEmptyFile,
  isSameFile,
  isTaken,
  realName,
  removeName,
  rename,
  settleFile,
  settleFolder,
} from '../files/file-names.ts'
import { publishFile } from '../files/private-files.ts'
import { foldedExclusively } from '../store/exclusive-fold.ts'
import { readHead } from '../vault/head.ts'
import { openUntouched } from '../vault/opening.ts'
import { datedNames, stemOf } from './dated-name.ts'
import { forEachCutShort, markPlacing } from './placing-mark.ts'

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
const everyEnd = ['', ...besides] as const

/** Puts it there; gives the name of what was set aside, or null if nothing stood in the way. */
export function putInPlace(placing: Placing): string | null {
  const { unfinished, at, asItIs } = placing
  const vaultPath = realName(placing.vaultPath)
  settlePlace(vaultPath)
  settleFile(unfinished)
  if (!everyEnd.some((end) => isTaken(vaultPath + end))) {
    publishFile(unfinished, vaultPath)
    return null
  }
  const place = { unfinished, vaultPath, aside: freeName(vaultPath, at) }
  return underMark(place, () => {
    // A program that still has a damaged one open finds its writes in what is set aside.
    if (asItIs || !isSound(vaultPath)) return replacedAsItIs(place)
    return foldedExclusively(vaultPath, () => replacedFolded(place))
  })
}

/**
 * Undoes what a crash in the middle of `putInPlace` left: a second name of the vault, a log that
 * was moved away from it, or no vault under its name. To be called before a vault is opened; does
 * nothing otherwise, nor while another program is putting one in its place.
 */
export function settlePlace(path: string): void {
  const vaultPath = realName(path)
  forEachCutShort(dirname(vaultPath), asideStem(vaultPath), (aside) => {
    undo(vaultPath, aside)
  })
}

const ending = '.keyturn'

type Place = Pick<Placing, 'unfinished' | 'vaultPath'> & {
  /** The name that the old vault gets. */
  readonly aside: string
}

/** Does it while the mark says so, and undoes it where it fails. */
function underMark(place: Place, work: () => string): string {
  // The unfinished file has a word of its own in its name already.
  const word = basename(place.unfinished).split('.').at(-2) ?? ''
  const mark = markPlacing({ aside: place.aside, word })
  let isOver = false
  try {
    const name = work()
    isOver = true
    return name
  } catch (error) {
    isOver = undoneQuietly(place)
    throw error
  } finally {
    mark.end(isOver)
  }
}

/** A sound vault: its log is folded in, and nobody else has it open until this returns. */
function replacedFolded({ unfinished, vaultPath, aside }: Place): string {
  // Empty now, and nobody's: they must not meet the new file.
  for (const end of besides) removeName(vaultPath + end)
  if (!addName(vaultPath, aside)) rename(vaultPath, aside)
  const folder = dirname(vaultPath)
  settleFolder(folder)
  assertKept(vaultPath, aside)
  rename(unfinished, vaultPath)
  settleQuietly(folder)
  return basename(aside)
}

/** Whatever stands there, with what lies beside it. */
function replacedAsItIs({ unfinished, vaultPath, aside }: Place): string {
  const folder = dirname(vaultPath)
  // An empty log says nothing.
  const ends = everyEnd.filter(
    (end) => isTaken(vaultPath + end) && (end === '' || !isEmptyFile(vaultPath + end)),
  )
  // The file first: a log that has lost it says nothing, a file that has lost its log lies.
  for (const end of ends) {
    if (!addName(vaultPath + end, aside + end)) rename(vaultPath + end, aside + end)
  }
  settleFolder(folder)
  for (const end of besides) removeName(vaultPath + end)
  settleFolder(folder)
  // Where there was a log alone, its name is the one that tells where it is.
  const first = aside + (ends[0] ?? '')
  assertKept(vaultPath, first)
  rename(unfinished, vaultPath)
  settleQuietly(folder)
  return basename(first)
}

// The next renaming ends the first name of the old vault: its second must be there.
function assertKept(vaultPath: string, aside: string): void {
  const isKept = isTaken(vaultPath) ? isSameFile(aside, vaultPath) : isTaken(aside)
  if (!isKept) throw new VaultError('vault-busy')
}

// The vault is replaced, and whoever asked must hear so: a power cut may bring the old one back,
// whole, and that is all.
function settleQuietly(folder: string): void {
  try {
    settleFolder(folder)
  } catch (error) {
    if (!(error instanceof VaultError)) throw error
  }
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
    if (!everyEnd.some((end) => isTaken(path + end))) return path
  }
  throw new VaultError('disk-failed')
}

function asideStem(vaultPath: string): string {
  return `${stemOf(basename(vaultPath))}-set-aside`
}

function undo(vaultPath: string, aside: string): void {
  const hasVault = isTaken(vaultPath)
  // One that took its place is whole, and what was set aside stays aside.
  if (hasVault && !isSameFile(aside, vaultPath)) return
  for (const end of besides) moveBack(aside + end, vaultPath + end)
  if (hasVault) removeName(aside)
  // The log first: without it the file would say less than it holds.
  else if (isTaken(aside)) rename(aside, vaultPath)
  settleFolder(dirname(vaultPath))
}

function moveBack(from: string, to: string): void {
  if (!isTaken(from)) return
  // Another one that took its place meanwhile stays where it is, and so does this.
  if (!isTaken(to)) rename(from, to)
  else if (isSameFile(from, to)) removeName(from)
}

// What made it fail is what the caller must hear of; the next call undoes what is left.
function undoneQuietly({ vaultPath, aside }: Place): boolean {
  try {
    undo(vaultPath, aside)
    return true
  } catch (error) {
    if (!(error instanceof VaultError)) throw error
    return false
  }
}
