/*
 * Folders that hold what other people or programs put there, by their names.
 *
 * A key of one's own stands in none of them, and they are most of what lies on a developer's disk.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const foreignNames: ReadonlySet<string> = new Set([
  // Packages of JavaScript, Python, Ruby, PHP, Java, Rust, Swift, Elixir.
  ...['node_modules', 'bower_components', 'jspm_packages', '.pnpm-store', '.yarn'],
  ...['site-packages', 'dist-packages', '.tox', '.nox', '__pycache__', '.eggs'],
  ...['.bundle', '.gem', '.gradle', '.m2', '.ivy2', '.sbt', '.rustup', 'Pods', 'Carthage'],
  // What programs keep for themselves and can make again.
  ...['.cache', 'Caches', '.npm', '.parcel-cache', '.turbo', '.mypy_cache', '.pytest_cache'],
  ...['.ruff_cache', 'DerivedData', '.Trash', '$RECYCLE.BIN', 'System Volume Information'],
])

/** Folders that are foreign inside a folder of a certain name only. */
const foreignWithin: Readonly<Record<string, readonly string[]>> = {
  '.terraform': ['providers', 'modules', 'plugins'],
  '.cargo': ['registry', 'git'],
  '.next': ['cache'],
  go: ['pkg'],
}

/** What says that a folder `vendor` was filled by Go, Composer or Bundler. */
const vendorMarks = ['modules.txt', 'autoload.php', 'bundle']

/** Whether a folder holds other people's code or what a program can make again. */
export function isForeignFolder(above: string, folder: string, name: string): boolean {
  if (foreignNames.has(name)) return true
  if (foreignWithin[lastOf(above)]?.includes(name) === true) return true
  return name === 'vendor' && vendorMarks.some((mark) => existsSync(join(folder, mark)))
}

/** Folders that hold no files but what the kernel says: some of them never end when read. */
const kernelFolders: ReadonlySet<string> = new Set(['/proc', '/sys', '/dev'])

/**
 * Whether nothing that can be searched stands in a folder, whoever it belongs to.
 *
 * Git compresses its objects; they are searched through git itself.
 */
export function isUnsearchable(above: string, folder: string, name: string): boolean {
  if (kernelFolders.has(folder)) return true
  return name === 'objects' && (lastOf(above) === '.git' || isGitFolder(above))
}

/**
 * Whether an entry of one of git's own folders is read: its settings, in which the addresses of
 * remotes stand with their logins, and the way to those of submodules. The rest git writes itself.
 */
export function isReadOfGit(folder: string, name: string): boolean {
  if (name === 'config' || name === 'config.worktree' || name === 'modules') return true
  // The name of a submodule may be a path, and so several folders.
  return lastOf(folder) !== '.git' && !isGitFolder(folder)
}

/** Whether a folder is git's own, or lies in one. */
export function isOfGit(folder: string): boolean {
  return /(?:^|[\\/])\.git(?:[\\/]|$)/.test(folder)
}

// A bare repository, a submodule's folder under `.git/modules`.
function isGitFolder(folder: string): boolean {
  return existsSync(join(folder, 'HEAD')) && existsSync(join(folder, 'refs'))
}

function lastOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}
