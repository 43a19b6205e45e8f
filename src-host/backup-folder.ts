import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs'
import { isAbsolute, join, relative, sep } from 'node:path'
import { VaultError } from '../src-shared/errors.ts'
import { syncServiceOf, type SyncService } from '../src-shared/sync-folders.ts'
import { isPlaceHere } from './place-name.ts'

/**
 * Throws 'folder-unreachable' unless backups may go there: a folder that is there, can be written
 * to, and does not lie inside the profile, which goes whenever the profile goes.
 */
export function assertBackupFolder(folder: string, profile: string): void {
  if (!isPlaceHere(folder) || !isWritableFolder(folder)) throw new VaultError('folder-unreachable')
  const real = realpathSync.native(folder)
  // What the practice providers know stands beside the profile, and goes with practice.
  for (const ours of [profile, `${profile}-practice-providers`].filter(existsSync)) {
    if (isWithin(real, realpathSync.native(ours))) throw new VaultError('folder-unreachable')
  }
}

/** Who copies a folder elsewhere, as far as its path and its marks tell. */
export function syncedBy(folder: string | null): SyncService | null {
  if (folder === null) return null
  return syncServiceOf(folder, { platform: process.platform, exists: existsSync })
}

function isWritableFolder(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    return statSync(join(folder, sep)).isDirectory()
  } catch {
    return false
  }
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path)
  const isOutside = way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)
  return !isOutside
}
