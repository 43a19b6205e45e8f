/*
 * Whether a file stands in a git work tree and may be committed.
 *
 * Never fails because of git: what cannot be found out is taken for the worse.
 */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runCommand } from './run-command.ts'

const longestMs = 5_000

/** Whether a file stands in a work tree whose rules do not ignore it. */
export async function isInGit(path: string, signal: AbortSignal): Promise<boolean> {
  if (!hasWorkTree(path)) return false
  try {
    const { end, exitCode } = await runCommand({
      // A work tree names programs of its own for this; none of them is run.
      argv: ['git', '-c', 'core.fsmonitor=false', 'check-ignore', '-q', '--', path],
      folder: dirname(path),
      input: new Uint8Array(),
      milliseconds: longestMs,
      keptBytes: 0,
      signal,
    })
    // 0: ignored, 1: not, 128: git cannot tell (git-check-ignore(1), "Exit status").
    return end !== 'exited' || exitCode !== 0
  } catch {
    return true
  }
}

function hasWorkTree(path: string): boolean {
  let folder = dirname(path)
  for (;;) {
    // A file of that name stands in a linked work tree.
    if (existsSync(join(folder, '.git'))) return true
    const above = dirname(folder)
    if (above === folder) return false
    folder = above
  }
}
