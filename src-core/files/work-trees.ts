/*
 * The work trees of git that stand under some folders, or that some folders stand in.
 *
 * Asked of the system a folder at a time, so that whoever waits for something else is not kept;
 * links are not followed, and folders that hold other people's code are passed over.
 */
import { opendir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { isForeignFolder, isUnsearchable } from './foreign-folders.ts'
import { ProjectFinder } from './project-of.ts'

/** The tops of all work trees, each once; what cannot be read holds none. */
export async function workTreesOf(
  folders: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const trees = new Set<string>()
  const finder = new ProjectFinder(folders)
  for (const folder of folders.map((each) => resolve(each))) {
    const around = finder.of(join(folder, 'any')).workTree
    if (around) trees.add(around.folder)
    await searchUnder(folder, trees, signal)
  }
  return [...trees]
}

async function searchUnder(top: string, trees: Set<string>, signal: AbortSignal): Promise<void> {
  const open = [top]
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    if (signal.aborted) return
    for (const name of await foldersIn(folder, () => trees.add(resolve(folder)))) {
      const path = join(folder, name)
      if (isForeignFolder(folder, path, name) || isUnsearchable(folder, path, name)) continue
      open.push(path)
    }
  }
}

/** The names of the folders in a folder; tells if git has its own there, as a folder or a file. */
async function foldersIn(folder: string, onGit: () => void): Promise<readonly string[]> {
  const names: string[] = []
  try {
    for await (const entry of await opendir(folder)) {
      if (entry.name === '.git') onGit()
      else if (entry.isDirectory()) names.push(entry.name)
    }
  } catch {
    // Nobody may read it, or it went away: what was seen of it counts.
  }
  return names
}
