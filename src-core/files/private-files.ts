/*
 * Files and folders that only their owner may read, and making one appear all at once.
 */
import {
  chmodSync,
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { VaultError } from '../../src-shared/errors.ts'
import { diskFailure } from './disk-failure.ts'
import { lacksSecondNames, syncFile, syncFolder } from './file-names.ts'

/** The size of a file, or null if there is none. */
export function fileSize(path: string): number | null {
  return onDisk(() => {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found === undefined) return null
    if (!found.isFile()) throw new VaultError('vault-damaged')
    return found.size
  })
}

/** Which file stands under a name, whatever it holds, or null: another one has another identity. */
export function fileIdentity(path: string): string | null {
  return onDisk(() => {
    const found = statSync(path, { throwIfNoEntry: false, bigint: true })
    return found === undefined ? null : `${found.dev}:${found.ino}`
  })
}

/** Makes a folder for its owner alone; one that is there is left as it is. */
export function makePrivateFolder(path: string): void {
  onDisk(() => {
    if (existsSync(path)) return
    mkdirSync(path, { recursive: true, mode: 0o700 })
    chmodSync(path, 0o700)
  })
}

/** Makes an empty file for its owner alone; throws `vault-exists` if there is one. */
export function makePrivateFile(path: string): void {
  onDisk(() => {
    closeSync(openSync(path, 'wx', 0o600))
  })
}

/** Deletes files, and does not mind if they are not there. */
export function removeFiles(...paths: readonly string[]): void {
  onDisk(() => {
    for (const path of paths) rmSync(path, { force: true })
  })
}

/**
 * Gives a finished file its name, durably and all at once; throws `vault-exists` if it is taken.
 *
 * A second name is made and the first removed, because renaming would overwrite what is there.
 */
export function publishFile(from: string, to: string): void {
  onDisk(() => {
    syncFile(from)
    try {
      linkSync(from, to)
      rmSync(from)
    } catch (error) {
      if (!lacksSecondNames(error)) throw error
      if (existsSync(to)) throw new VaultError('vault-exists', { cause: error })
      renameSync(from, to)
    }
    syncFolder(dirname(to))
  })
}

/** Deletes the unfinished files that an interrupted creation of `path` left behind. */
export function removeUnfinished(path: string): void {
  onDisk(() => {
    const prefix = `.${basename(path)}.`
    for (const name of readdirSync(dirname(path))) {
      if (name.startsWith(prefix) && /\.new(?:-wal|-shm|-journal)?$/.test(name)) {
        rmSync(join(dirname(path), name), { force: true })
      }
    }
  })
}

/** The name under which `path` is made before it appears. */
export function unfinishedName(path: string, mark: string): string {
  return join(dirname(path), `.${basename(path)}.${mark}.new`)
}

function onDisk<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw diskFailure(error)
  }
}
