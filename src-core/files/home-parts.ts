/*
 * The parts of a person's home folder that are worth searching.
 *
 * Everything stands below a home folder, and most of it belongs to programs: what they keep there
 * is large, changes all the time, and holds no key that a person put there.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const belongsToPrograms: ReadonlySet<string> = new Set([
  // macOS and Windows.
  ...['Library', 'Applications', 'AppData', 'Application Data', 'Local Settings'],
  // Linux: packaged programs, desktops, thrown away things.
  ...['snap', '.local', '.var', '.Trash', '.thumbnails', '.icons', '.fonts', '.themes', '.wine'],
  // Tools of developers: their own copies, of which none is a person's.
  ...['.cache', '.cargo', '.rustup', '.nvm', '.pyenv', '.rbenv', '.asdf', '.sdkman', '.deno'],
  ...['.bun', '.npm', '.pnpm-store', '.yarn', '.gradle', '.m2', '.ivy2', '.android', '.dotnet'],
  ...['.nuget', '.vscode', '.vscode-server', '.cursor', '.mozilla', '.thunderbird', '.steam'],
])

/** The files and folders of a home folder to search, and how many were left out. */
export function homeParts(home: string): {
  readonly paths: readonly string[]
  readonly foreign: number
} {
  const names = namesIn(home)
  if (names === null) return { paths: [home], foreign: 0 }
  const kept = names.filter((name) => !belongsToPrograms.has(name))
  return { paths: kept.map((name) => join(home, name)), foreign: names.length - kept.length }
}

function namesIn(folder: string): readonly string[] | null {
  try {
    // Sockets and pipes are nothing to search; links to folders are not followed anywhere.
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() || entry.isDirectory())
      .map(({ name }) => name)
  } catch {
    return null
  }
}
