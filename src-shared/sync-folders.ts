import { z } from 'zod'

/** A service that copies folders between computers. */
export const SyncService = z.enum(['dropbox', 'icloud', 'onedrive', 'google-drive', 'syncthing'])
export type SyncService = z.infer<typeof SyncService>

/** What a path alone does not tell. */
export type SyncFacts = {
  /** As Node names it: `win32`, `darwin`, `linux`. */
  readonly platform: string
  /** Whether something stands under that absolute path. */
  readonly exists: (path: string) => boolean
}

/**
 * Who copies a folder to other computers, as far as its path tells, or null.
 *
 * A service may copy a folder of any name, so that null promises nothing.
 */
export function syncServiceOf(path: string, { platform, exists }: SyncFacts): SyncService | null {
  const separator = platform === 'win32' ? /[\\/]/ : /\//
  const parts = path.split(separator)
  const named = parts.map(serviceOfName).find((service) => service !== null)
  if (named !== undefined) return named
  if (isInCloudFolder(parts)) return 'icloud'
  // Google's drive letter holds nothing but folders named so.
  if (platform === 'win32' && /^my drive$/i.test(parts[1] ?? '')) return 'google-drive'
  return hasSyncthingMark(path, { platform, exists }) ? 'syncthing' : null
}

/** The names that the services give their own folders, in the home folder or in CloudStorage. */
const folderNames: readonly (readonly [RegExp, SyncService])[] = [
  [/^dropbox(?: \(.+\))?$/i, 'dropbox'],
  [/^(?:iclouddrive|icloud drive)$/i, 'icloud'],
  [/^onedrive(?: - .+|-.+)?$/i, 'onedrive'],
  [/^google ?drive(?:-.+)?$/i, 'google-drive'],
]

function serviceOfName(name: string): SyncService | null {
  return folderNames.find(([pattern]) => pattern.test(name))?.[1] ?? null
}

/** On macOS, iCloud Drive stands under `Library/Mobile Documents`. */
function isInCloudFolder(parts: readonly string[]): boolean {
  return parts.some((name, at) => name === 'Library' && parts[at + 1] === 'Mobile Documents')
}

/** Syncthing takes folders of any name, and leaves a mark in their top folder. */
function hasSyncthingMark(path: string, { platform, exists }: SyncFacts): boolean {
  const slash = platform === 'win32' ? '\\' : '/'
  for (let folder = path; folder !== ''; folder = parentOf(folder)) {
    if (syncthingMarks.some((mark) => exists(`${folder}${slash}${mark}`))) return true
  }
  return false
}

const syncthingMarks = ['.stfolder', '.stignore']

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'), 0))
}

/** What the services put between the name and its ending when two computers had written. */
const conflictMarks: readonly RegExp[] = [
  // Dropbox, in any language: who, and the day.
  /^ \(.*(?:conflicted copy|\d{4}-\d{2}-\d{2}).*\)$/i,
  // Syncthing.
  /^\.sync-conflict-\d{8}-\d{6}-[A-Z0-9]{7}$/,
  // Google Drive and iCloud Drive.
  /^ \(\d{1,3}\)$/,
  /^ \d{1,3}$/,
]

// The name of the other computer: elsewhere than with OneDrive, a person may name a file so.
const oneDriveMark = /^-[A-Za-z0-9][A-Za-z0-9-]{0,62}$/

/**
 * Whether a file's name says that a service set it aside as another writing of `original`.
 *
 * `syncedBy` is the service that copies the folder, as far as is known.
 */
export function isConflictCopy(
  fileName: string,
  original: string,
  syncedBy: SyncService | null,
): boolean {
  const at = original.lastIndexOf('.')
  const [stem, ending] = [original.slice(0, at), original.slice(at)]
  const isRelated = fileName.startsWith(stem) && fileName.endsWith(ending)
  if (!isRelated || fileName.length <= original.length) return false
  const between = fileName.slice(stem.length, -ending.length)
  // Keyturn's own: a vault that was set aside for a restored one.
  if (between.startsWith('-set-aside-')) return false
  if (syncedBy === 'onedrive' && oneDriveMark.test(between)) return true
  return conflictMarks.some((mark) => mark.test(between))
}
