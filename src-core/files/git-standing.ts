/*
 * What git knows of paths and commits of a work tree, asked in few processes.
 *
 * Null stands for "git could not be asked": there is no git, the work tree belongs to someone else
 * (safe.directory), or it is none. Nothing is changed, not even git's own index.
 */
import { resolve } from 'node:path'
import { asInput, askGit, namesOf } from './git-ask.ts'

/** How a path stands in a work tree, whatever its content. */
export type PathStanding = 'tracked' | 'ignored' | 'untracked'

/** How paths below the top of a work tree stand, or null. */
export async function pathsInGit(
  workTree: string,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, PathStanding> | null> {
  if (!(await isWorkTree(workTree, signal))) return null
  const listed = await askGit({ workTree, args: ['ls-files', '-z'], signal })
  if (listed === null) return null
  const tracked = new Set(namesOf(listed))
  const others = paths.filter((path) => !tracked.has(path))
  const ignored = await ignoredOf(workTree, others, signal)
  if (ignored === null) return null
  return new Map(
    paths.map((path) => {
      if (tracked.has(path)) return [path, 'tracked']
      return [path, ignored.has(path) ? 'ignored' : 'untracked']
    }),
  )
}

/** Those of some commits that no remote has, as far as this computer saw them last; or null. */
export async function unpushedOf(
  workTree: string,
  commits: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlySet<string> | null> {
  if (commits.length === 0) return new Set()
  const args = ['for-each-ref', '--count=1', '--format=%(refname)', 'refs/remotes']
  const remotes = await askGit({ workTree, args, signal })
  if (remotes === null) return null
  if (remotes.length === 0) return new Set(commits)
  const input = new TextEncoder().encode(commits.map((commit) => `${commit}\n`).join(''))
  // Everything that leads to these commits and to no remote; what is pushed leads to nothing.
  const asked = ['rev-list', '--stdin', '--not', '--remotes']
  const answer = await askGit({ workTree, args: asked, input, signal })
  if (answer === null) return null
  const unpushed = new Set(new TextDecoder().decode(answer).split('\n'))
  return new Set(commits.filter((commit) => unpushed.has(commit)))
}

// A folder with a broken `.git` lies in no work tree, or in one further up, which is not meant.
async function isWorkTree(workTree: string, signal: AbortSignal): Promise<boolean> {
  const top = await askGit({ workTree, args: ['rev-parse', '--show-toplevel'], signal })
  if (top === null) return false
  return resolve(new TextDecoder().decode(top).replace(/\n$/, '')) === resolve(workTree)
}

async function ignoredOf(
  workTree: string,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlySet<string> | null> {
  if (paths.length === 0) return new Set()
  const args = ['check-ignore', '-z', '--stdin']
  // 1: none of them is (git-check-ignore(1), "Exit status").
  const answer = await askGit({ workTree, args, input: asInput(paths), answers: [1], signal })
  return answer && new Set(namesOf(answer))
}
