/*
 * Whether a file stands in a git work tree and may be committed.
 *
 * Never fails because of git: what cannot be found out is taken for the worse.
 */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { askGit } from './git-ask.ts'

const longestMs = 5_000

/** Whether a file stands in a work tree whose rules do not ignore it. */
export async function isInGit(path: string, signal: AbortSignal): Promise<boolean> {
  if (!hasWorkTree(path)) return false
  const args = ['check-ignore', '--', path]
  // 1: it is not ignored, 128: git cannot tell (git-check-ignore(1), "Exit status").
  const question = { workTree: dirname(path), args, answers: [1], milliseconds: longestMs, signal }
  const answer = await askGit(question)
  return answer === null || answer.length === 0
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
