/*
 * The names of files: second ones, replaced ones, and getting them onto the disk.
 *
 * A name is on the disk only once its folder was synced.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { diskFailure, systemCode } from './disk-failure.ts'

/** Whether a file system refused a file its second name because it has none, such as exFAT. */
export function lacksSecondNames(thrown: unknown, path: string): boolean {
  const code = systemCode(thrown)
  // What Windows says of exFAT (ERROR_INVALID_FUNCTION) comes out of libuv as "is a folder".
  if (code === 'EISDIR') return statSync(path).isFile()
  return ['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(code)
}

/** Waits until what was written to a file is on the disk. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Waits until the names in a folder are on the disk, as far as its file system can tell. */
export function syncFolder(path: string): void {
  // Windows cannot open folders; its file system writes down names by itself.
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } catch (error) {
    // Several network file systems have no such thing.
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(systemCode(error))) throw error
  } finally {
    closeSync(folder)
  }
}

/** Syncs a file; what fails comes out as one of ours. */
export function settleFile(path: string): void {
  onDisk(() => {
    syncFile(path)
  })
}

/** Syncs a folder; what fails comes out as one of ours. */
export function settleFolder(path: string): void {
  onDisk(() => {
    syncFolder(path)
  })
}

/**
 * Gives a file a second name; throws `vault-exists` if that is taken.
 *
 * False where the file system has no second names.
 */
export function addName(path: string, second: string): boolean {
  return onDisk(() => {
    try {
      linkSync(path, second)
      return true
    } catch (error) {
      if (!lacksSecondNames(error, path)) throw error
      return false
    }
  })
}

/** Gives a file another name, over what may have that name, all at once. */
export function rename(from: string, to: string): void {
  onDisk(() => {
    renameSync(from, to)
  })
}

/** Takes a name away, if it is there. */
export function removeName(path: string): void {
  onDisk(() => {
    rmSync(path, { force: true })
  })
}

/** Whether anything has this name. */
export function isTaken(path: string): boolean {
  return onDisk(() => existsSync(path))
}

/** Whether a file of this name is there and holds nothing. */
export function isEmptyFile(path: string): boolean {
  return onDisk(() => {
    const found = statSync(path, { throwIfNoEntry: false })
    return found?.isFile() === true && found.size === 0
  })
}

/** Whether two names stand for one file; never where its file system gives it one name only. */
export function isSameFile(one: string, other: string): boolean {
  return onDisk(() => {
    const [a, b] = [one, other].map((path) =>
      statSync(path, { throwIfNoEntry: false, bigint: true }),
    )
    if (a === undefined || b === undefined || a.nlink < 2n) return false
    return a.dev === b.dev && a.ino === b.ino
  })
}

/**
 * The name of the file itself, where a symbolic link was given.
 *
 * SQLite keeps its log beside that one, and so must whoever looks for it.
 */
export function realName(path: string): string {
  return onDisk(() => {
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return path
    // One that leads nowhere is left to whoever finds no file there.
    return existsSync(path) ? realpathSync(path) : path
  })
}

/** When a file was last written, in milliseconds since 1970 by its file system, or null. */
export function modifiedAt(path: string): number | null {
  return onDisk(() => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null)
}

/** The names of the plain files in a folder. */
export function fileNamesIn(folder: string): readonly string[] {
  return onDisk(() =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name),
  )
}

function onDisk<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw diskFailure(error)
  }
}
