/*
 * All files under some folders, one after the other.
 *
 * Nothing is read ahead but the folder at hand, so a million files need no more memory than it does.
 * Links are not followed, so that what is read lies in the folders that were named, and once; what
 * is no file (pipes, sockets, devices) is passed over in silence, what cannot be read is told and
 * passed over.
 */
import { lstatSync, readdirSync, realpathSync, statSync, type Dirent, type Stats } from 'node:fs'
import { resolve, sep } from 'node:path'
import { isForeignFolder, isOfGit, isReadOfGit, isUnsearchable } from './foreign-folders.ts'

/** Why a file or a folder is passed over. */
export type WalkSkip = 'unreadable' | 'too-large' | 'foreign'

/** What is walked through and what is not. */
export type WalkOrder = {
  /** Whether folders of other people's code are entered, and what git keeps for itself is read. */
  readonly foreign: 'skip' | 'read'
  /** Files of more bytes are passed over. */
  readonly largest: number
  readonly onSkip: (path: string, why: WalkSkip) => void
}

/** One file as it was when it was met. */
export type WalkedFile = {
  readonly path: string
  readonly bytes: number
  /** When it was last changed, in milliseconds. */
  readonly mtimeMs: number
}

/** The files under some folders, with their sizes; a file among the folders stands for itself. */
export function* walkFiles(folders: readonly string[], order: WalkOrder): Generator<WalkedFile> {
  for (const path of new TreeWalk(folders, order).paths()) {
    const file = measured(path, order)
    if (file !== null) yield file
  }
}

/** The file at a path, or null if it is passed over, which is told. */
export function measured(path: string, order: WalkOrder): WalkedFile | null {
  const found = quietly(() => statSync(path))
  if (found?.isFile() !== true) {
    order.onSkip(path, 'unreadable')
    return null
  }
  if (found.size > order.largest) {
    order.onSkip(path, 'too-large')
    return null
  }
  return { path, bytes: found.size, mtimeMs: found.mtimeMs }
}

/** A folder that is being walked through. */
type Level = {
  readonly path: string
  /** Which part of the whole walk it is, from 0 to 1. */
  readonly share: number
  readonly folders: readonly string[]
  next: number
}

/** One walk; asks for no sizes, which costs as much as all the rest. */
export class TreeWalk {
  readonly #order: Pick<WalkOrder, 'foreign' | 'onSkip'>
  readonly #roots: readonly string[]
  #done = 0

  constructor(folders: readonly string[], order: Pick<WalkOrder, 'foreign' | 'onSkip'>) {
    this.#order = order
    this.#roots = this.#apart(folders.map((folder) => resolve(folder)))
  }

  /**
   * About how much of the walk is over, from 0 to 1.
   *
   * Every folder counts for as much as each of its neighbours, which is all that can be known of
   * what has not been entered yet.
   */
  get done(): number {
    return Math.min(1, this.#done)
  }

  /** The paths of all files. */
  *paths(): Generator<string> {
    for (const root of this.#roots) yield* this.#under(root, 1 / this.#roots.length)
    this.#done = 1
  }

  *#under(root: string, share: number): Generator<string> {
    const kind = quietly(() => statSync(root))
    if (kind?.isDirectory() !== true) {
      if (kind?.isFile() === true) yield root
      else this.#order.onSkip(root, 'unreadable')
      this.#done += share
      return
    }
    const levels: Level[] = [yield* this.#entered(root, share)]
    for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
      const name = level.folders[level.next]
      level.next += 1
      if (name === undefined) levels.pop()
      else levels.push(yield* this.#entered(below(level.path, name), partOf(level)))
    }
  }

  /** Gives the files of a folder at once and remembers the folders in it for later. */
  *#entered(path: string, share: number): Generator<string, Level> {
    const folders: string[] = []
    const entries = quietly(() => readdirSync(path, { withFileTypes: true }))
    if (entries === null) this.#order.onSkip(path, 'unreadable')
    else yield* this.#filesOf(entries, path, folders)
    const level = { path, share, folders, next: 0 }
    this.#done += partOf(level)
    return level
  }

  *#filesOf(entries: readonly Dirent[], path: string, folders: string[]): Generator<string> {
    const isGits = this.#order.foreign === 'skip' && isOfGit(path)
    for (const entry of entries) {
      if (isGits && !isReadOfGit(path, entry.name)) continue
      if (entry.isFile()) yield below(path, entry.name)
      else if (entry.isDirectory()) this.#meetFolder(path, entry.name, folders)
      else if (isUnknown(entry)) yield* this.#unknown(path, entry.name, folders)
    }
  }

  #meetFolder(above: string, name: string, folders: string[]): void {
    const folder = below(above, name)
    if (isUnsearchable(above, folder, name)) return
    if (this.#order.foreign === 'skip' && isForeignFolder(above, folder, name)) {
      this.#order.onSkip(folder, 'foreign')
    } else {
      folders.push(name)
    }
  }

  // Some file systems do not say of what kind an entry is (readdir(3), DT_UNKNOWN).
  *#unknown(above: string, name: string, folders: string[]): Generator<string> {
    const path = below(above, name)
    const found = quietly((): Stats => lstatSync(path))
    if (found === null) this.#order.onSkip(path, 'unreadable')
    else if (found.isFile()) yield path
    else if (found.isDirectory()) this.#meetFolder(above, name, folders)
  }

  /** Without those that are there twice, or lie in another one. */
  #apart(folders: readonly string[]): readonly string[] {
    const real = folders.map(realPath)
    return folders.filter((_, at) => {
      const mine = real[at] ?? ''
      return real.every((other, otherAt) => {
        if (other === mine) return otherAt >= at
        return !isWithin(mine, other)
      })
    })
  }
}

// The files of a folder count for as much as one folder in it.
function partOf({ share, folders }: Level): number {
  return share / (folders.length + 1)
}

function isUnknown(entry: Dirent): boolean {
  const isDevice = entry.isBlockDevice() || entry.isCharacterDevice()
  return !(entry.isSymbolicLink() || entry.isFIFO() || entry.isSocket() || isDevice)
}

function below(folder: string, name: string): string {
  return folder.endsWith(sep) ? folder + name : folder + sep + name
}

function isWithin(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

function realPath(path: string): string {
  return quietly(() => realpathSync.native(path)) ?? path
}

function quietly<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
