// Paths as people read them: below the folder that they chose, or below `~`.
// Promises a path that fits where the contract wants one; must not touch the file system.
import { basename, dirname, relative, resolve } from 'node:path'
import { isWithin } from '../files/project-of.ts'
import { limits } from '../../src-shared/policy.ts'

/** Makes paths readable for a person who chose some folders. */
export class ShownPaths {
  readonly #roots: readonly string[]
  readonly #home: string

  constructor(roots: readonly string[], home: string) {
    this.#roots = roots.map((root) => resolve(root))
    this.#home = resolve(home)
  }

  /** A file or folder, wherever it is. */
  of(path: string): string {
    return fitting(this.#shown(path))
  }

  /** The name of a project by its folder; that of the chosen folder is its own name. */
  project(folder: string): string {
    const isRoot = this.#roots.includes(folder)
    const isAbove = this.#roots.some((root) => isWithin(root, folder))
    const name = isRoot || isAbove ? basename(folder) : this.#shown(folder)
    return name === '' ? folder.slice(0, limits.label) : name.slice(-limits.label)
  }

  #shown(path: string): string {
    const root = this.#roots.find((each) => isWithin(path, each))
    if (root === this.#home || (root === undefined && isWithin(path, this.#home))) {
      const below = relative(this.#home, path)
      return below === '' ? '~' : `~/${below}`
    }
    if (root === undefined) return path
    // With several folders the same name may stand in each of them.
    const from = path === root || this.#roots.length > 1 ? dirname(root) : root
    return relative(from, path)
  }
}

// The end of a path says more than its beginning.
function fitting(path: string): string {
  return path.length <= limits.path ? path : path.slice(-limits.path)
}
