/*
 * Which project a file belongs to: the nearest work tree of git, else the nearest folder that says
 * of itself that it is one, else the first folder below the one that was chosen.
 *
 * Nothing is read but the names of files; what was found out about a folder is remembered.
 */
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'

/** The project of a file. */
export type ProjectOf = {
  /** Its folder, by the way that led to the file. */
  readonly folder: string
  /** The work tree that the file stands in, whatever links led there; or null. */
  readonly workTree: { readonly folder: string; readonly path: string } | null
}

const marks = [
  'package.json',
  'pyproject.toml',
  'go.mod',
  'Cargo.toml',
  'Gemfile',
  'composer.json',
  'pom.xml',
]

const markEndings = ['.csproj', '.fsproj', '.sln']

/** Tells the projects of files under some folders. */
export class ProjectFinder {
  readonly #roots: readonly string[]
  readonly #real = new Map<string, string>()
  readonly #isWorkTree = new Map<string, boolean>()
  readonly #isMarked = new Map<string, boolean>()

  constructor(roots: readonly string[]) {
    this.#roots = roots.map((root) => resolve(root))
  }

  of(path: string): ProjectOf {
    const folder = dirname(path)
    const real = remembered(this.#real, folder, realFolder)
    const tree = this.#nearest(real, null, this.#isWorkTree, hasGit)
    if (tree === null) return { folder: this.#withoutGit(folder), workTree: null }
    const inTree = relative(tree, join(real, basename(path)))
    const workTree = { folder: tree, path: inTree.replaceAll(sep, '/') }
    return { folder: sameAbove(folder, real, tree), workTree }
  }

  #withoutGit(folder: string): string {
    const root = this.#roots.find((each) => isWithin(folder, each)) ?? folder
    const marked = this.#nearest(folder, root, this.#isMarked, hasMark)
    if (marked !== null && marked !== root) return marked
    const [first = ''] = relative(root, folder).split(sep)
    return first === '' ? root : join(root, first)
  }

  #nearest(
    from: string,
    last: string | null,
    ...[known, ask]: [Map<string, boolean>, (folder: string) => boolean]
  ): string | null {
    for (let folder = from; ; folder = dirname(folder)) {
      if (remembered(known, folder, ask)) return folder
      if (folder === last || folder === dirname(folder)) return null
    }
  }
}

/** Whether a path is a folder, or lies in it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

// The folder above by the way that was taken, where that is the way in the file system too.
function sameAbove(folder: string, real: string, tree: string): string {
  const rest = real.slice(tree.length)
  return folder.endsWith(rest) ? folder.slice(0, folder.length - rest.length) || sep : tree
}

// In a linked work tree, and in a submodule, it is a file (gitrepository-layout(5)).
function hasGit(folder: string): boolean {
  return existsSync(join(folder, '.git'))
}

function hasMark(folder: string): boolean {
  if (marks.some((mark) => existsSync(join(folder, mark)))) return true
  return namesIn(folder).some((name) => markEndings.some((ending) => name.endsWith(ending)))
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function realFolder(folder: string): string {
  try {
    return realpathSync.native(folder)
  } catch {
    return folder
  }
}

function remembered<T>(known: Map<string, T>, folder: string, ask: (folder: string) => T): T {
  const before = known.get(folder)
  if (before !== undefined) return before
  const answer = ask(folder)
  known.set(folder, answer)
  return answer
}
