/*
 * Reading a file of a person's own, and replacing it whole.
 *
 * After a crash there is the old file or the new one, and at most one unfinished one beside it,
 * whose name no tool reads and which the next write to the same file removes. What stood there
 * before is kept nowhere. A file that cannot be replaced without harm is refused instead.
 */
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
  type Stats,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { PlaceFact } from '../../src-shared/caller.ts'
import { VaultError, type ErrorCode } from '../../src-shared/errors.ts'
import { diskFailure, systemCode } from './disk-failure.ts'
import { syncFolder } from './file-names.ts'

/** The largest file that is read; one with keys in it is much smaller. */
export const maxFileBytes = 5 * 1_048_576

/** A file that was read. */
export type FileSeen = {
  /** The file itself, where a symbolic link was named. */
  readonly path: string
  /** Whoever reads it wipes it. */
  readonly bytes: Uint8Array
  readonly facts: readonly PlaceFact[]
}

/** How many unfinished files this process has named. */
let named = 0

/** Reads a file; throws `place-missing` or `place-unreadable`. */
export function readFile(path: string): FileSeen {
  const { real, stats, bytes } = opened(path)
  return { path: real, bytes, facts: factsOf(path, real, stats) }
}

/**
 * Replaces a file with what `edit` makes of its bytes, and returns when that is on the disk.
 *
 * What `edit` throws is thrown on with nothing written. Throws `place-hard-linked`,
 * `place-read-only`, or `place-changed` if somebody else wrote meanwhile.
 */
export function replaceFile(path: string, edit: (bytes: Uint8Array) => Uint8Array): void {
  const { real, stats, bytes } = opened(path)
  try {
    if (stats.nlink > 1) throw new VaultError('place-hard-linked')
    if (isReadOnly(real, stats)) throw new VaultError('place-read-only')
    const next = edit(bytes)
    try {
      if (!same(next, bytes)) writeInPlace({ real, stats, bytes }, next)
    } finally {
      next.fill(0)
    }
  } finally {
    bytes.fill(0)
  }
}

type Opened = { readonly real: string; readonly stats: Stats; readonly bytes: Uint8Array }

function opened(path: string): Opened {
  try {
    const real = realpathSync(path)
    // Looked at before it is opened: opening a pipe would wait for whoever writes to it.
    if (!statSync(real).isFile()) throw new VaultError('place-unreadable')
    const file = openSync(real, 'r')
    try {
      const stats = fstatSync(file)
      if (!stats.isFile() || stats.size > maxFileBytes) throw new VaultError('place-unreadable')
      return { real, stats, bytes: wholeOf(file, stats.size) }
    } finally {
      closeSync(file)
    }
  } catch (thrown) {
    throw fileFailure(thrown, readFailures)
  }
}

/**
 * As many bytes as a file says that it has; throws `place-unreadable` where there are more.
 *
 * Files that the system makes up, such as those below `/proc`, say zero and may never end.
 */
function wholeOf(file: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size + 1)
  let filled = 0
  while (filled <= size) {
    const read = readSync(file, bytes, filled, bytes.length - filled, null)
    if (read === 0) return bytes.subarray(0, filled)
    filled += read
  }
  bytes.fill(0)
  throw new VaultError('place-unreadable')
}

function writeInPlace(old: Opened, next: Uint8Array): void {
  const folder = dirname(old.real)
  try {
    removeUnfinished(old.real)
    const unfinished = join(folder, `${unfinishedPrefix(old.real)}${process.pid}-${(named += 1)}`)
    let isMade = false
    try {
      const file = openSync(unfinished, 'wx', 0o600)
      isMade = true
      fill(file, next, old.stats)
      // What was written meanwhile is not ours to overwrite.
      if (!isUntouched(old)) throw new VaultError('place-changed')
      renameSync(unfinished, old.real)
    } catch (thrown) {
      if (isMade) removeQuietly(unfinished)
      throw thrown
    }
  } catch (thrown) {
    throw fileFailure(thrown, writeFailures)
  }
  // The new file stands there by now: a failure of this must not say that nothing was written.
  try {
    syncFolder(folder)
  } catch (thrown) {
    throw diskFailure(thrown)
  }
}

/** Writes a file whole, gives it the old one's owner and mode, and waits for the disk. */
function fill(file: number, bytes: Uint8Array, old: Stats): void {
  try {
    let written = 0
    while (written < bytes.length) written += writeSync(file, bytes, written)
    const made = fstatSync(file)
    // Its owner first: a change of owner may take bits of the mode away.
    if (made.uid !== old.uid || made.gid !== old.gid) fchownSync(file, old.uid, old.gid)
    const mode = old.mode & 0o7777
    if ((fstatSync(file).mode & 0o7777) !== mode) fchmodSync(file, mode)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function isUntouched({ real, stats, bytes }: Opened): boolean {
  const now = opened(real)
  try {
    const isSameFile = now.stats.ino === stats.ino && now.stats.dev === stats.dev
    return isSameFile && now.stats.nlink === 1 && same(now.bytes, bytes)
  } finally {
    now.bytes.fill(0)
  }
}

// Begins with a dot and ends unlike any name that tools look for, such as `.env.local`.
function unfinishedPrefix(real: string): string {
  return `.${basename(real)}.keyturn-`
}

/**
 * Removes what an interrupted write left behind.
 *
 * A write of another process to the same file is foiled by that, and says so: it is never left
 * half done.
 */
function removeUnfinished(real: string): void {
  const prefix = unfinishedPrefix(real)
  for (const entry of readdirSync(dirname(real), { withFileTypes: true })) {
    const isOurs =
      entry.name.startsWith(prefix) && /^\d+-\d+$/.test(entry.name.slice(prefix.length))
    if (isOurs && entry.isFile()) removeQuietly(join(dirname(real), entry.name))
  }
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // The next write to the same file tries again.
  }
}

function factsOf(path: string, real: string, stats: Stats): readonly PlaceFact[] {
  const facts: PlaceFact[] = []
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) facts.push('symbolic-link')
  if (isReadOnly(real, stats)) facts.push('read-only')
  if (stats.nlink > 1) facts.push('hard-linked')
  // Windows knows no such bits; what its library says there is made up.
  if (process.platform !== 'win32' && (stats.mode & 0o044) !== 0) facts.push('readable-by-others')
  return facts
}

/** Whether the file or its folder, in which the new file is made, is not to be written. */
function isReadOnly(real: string, stats: Stats): boolean {
  // A file without these bits is meant to stay, even for one who may write everything.
  if ((stats.mode & 0o222) === 0) return true
  const folder = dirname(real)
  // The attribute of a folder means something else on Windows.
  const isClosed = process.platform !== 'win32' && (statSync(folder).mode & 0o222) === 0
  return isClosed || !mayWrite(real) || !mayWrite(folder)
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0
}

const readFailures: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'place-missing',
  ENOTDIR: 'place-missing',
  EACCES: 'place-unreadable',
  EPERM: 'place-unreadable',
  EISDIR: 'place-unreadable',
  ELOOP: 'place-unreadable',
  ENAMETOOLONG: 'place-unreadable',
  ERR_INVALID_ARG_VALUE: 'place-missing',
}

const writeFailures: Readonly<Record<string, ErrorCode>> = {
  EACCES: 'place-read-only',
  EPERM: 'place-read-only',
  EROFS: 'place-read-only',
  // The unfinished file or the file itself was taken away by somebody else.
  ENOENT: 'place-changed',
}

function fileFailure(thrown: unknown, codes: Readonly<Record<string, ErrorCode>>): VaultError {
  if (thrown instanceof VaultError) return thrown
  const code = codes[systemCode(thrown)]
  return code === undefined ? diskFailure(thrown) : new VaultError(code, { cause: thrown })
}
