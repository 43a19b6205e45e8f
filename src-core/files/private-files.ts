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
import { diskFailure, lacksOwners } from './disk-failure.ts'
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
    restrict(path)
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
 * Where there are no second names, an empty file takes the name first, and is overwritten.
 */
export function publishFile(from: string, to: string): void {
  onDisk(() => {
    syncFile(from)
    // It has its name: that the other one cannot be taken away undoes nothing.
    if (linked(from, to)) removeQuietly(from)
    else renameToNew(from, to)
    syncFolder(dirname(to))
  })
}

/** Deletes the unfinished files that an interrupted creation of `path` left behind. */
export function removeUnfinished(path: string): void {
  onDisk(() => {
    const prefix = `.${basename(path)}.`
    for (const name of readdirSync(dirname(path))) {
      if (name.startsWith(prefix) && /\.new(?:-wal|-shm|-journal)?$/.test(name)) {
        removeQuietly(join(dirname(path), name))
      }
    }
  })
}

/** The name under which `path` is made before it appears. */
export function unfinishedName(path: string, mark: string): string {
  return join(dirname(path), `.${basename(path)}.${mark}.new`)
}

function restrict(folder: string): void {
  try {
    chmodSync(folder, 0o700)
  } catch (error) {
    if (!lacksOwners(error)) throw error
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (!lacksSecondNames(error, from)) throw error
    return false
  }
}

function renameToNew(from: string, to: string): void {
  closeSync(openSync(to, 'wx', 0o600))
  try {
    renameSync(from, to)
  } catch (error) {
    removeQuietly(to)
    throw error
  }
}

// What is left under such a name is encrypted, and nothing takes it for a vault.
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // Whatever comes next removes it, if it can be removed at all.
  }
}

function onDisk<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw diskFailure(error)
  }
}
