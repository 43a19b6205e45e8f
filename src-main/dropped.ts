import { stat } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import type { Output } from '../src-shared/ipc-contract.ts'

/** Tells the folders from the files among what was dropped; what is neither is left out. */
export async function sortDropped(paths: readonly string[]): Promise<Output<'files.dropped'>> {
  const kinds = await Promise.all(paths.map(kindOf))
  const all = (wanted: 'folder' | 'file') => paths.filter((_path, at) => kinds[at] === wanted)
  return { folders: all('folder'), files: all('file') }
}

async function kindOf(path: string): Promise<'folder' | 'file' | 'neither'> {
  if (!isAbsolute(path)) return 'neither'
  try {
    const found = await stat(path)
    if (found.isDirectory()) return 'folder'
    return found.isFile() ? 'file' : 'neither'
  } catch {
    return 'neither'
  }
}
