import { z } from 'zod'
import { limits } from './policy.ts'

const line = z.string().max(limits.label)
const path = z.string().min(1).max(limits.path)

/** What sort of file a key stands in; decides how it is read and whether Keyturn can write it. */
export const FileSort = z.enum([
  'env',
  'shell',
  'aws',
  'npmrc',
  'netrc',
  'compose',
  'terraform',
  'ci',
  'yaml',
  'json',
  'properties',
  'source',
])
export type FileSort = z.infer<typeof FileSort>

/** How a place stands towards git. */
export const GitStanding = z.enum([
  /** In no work tree. */
  'none',
  'ignored',
  /** Not ignored, and in no commit so far. */
  'untracked',
  /** In a commit that only this computer has, as far as its remotes were last seen. */
  'committed',
  /** In a commit that a remote has. */
  'pushed',
  /** Only in an earlier commit; no file holds it any more. */
  'history',
  /** Git could not be asked. */
  'unknown',
])
export type GitStanding = z.infer<typeof GitStanding>

/** One place in which a value stands. */
export const Spot = z.strictObject({
  /** Absolute; in a commit, the path that the file had below its work tree. */
  path,
  /** As people read it: below the folder that was looked through, or with `~`. */
  shown: path,
  /** Counted from 1; null where the file knows no lines, and in a commit. */
  line: z.int().min(1).nullable(),
  /** The name that the value has there, such as `STRIPE_SECRET_KEY`; empty where it has none. */
  variable: line,
  /** Where exactly in a file with a shape: a JSON pointer, a profile, a key of `.npmrc`; or null. */
  at: z.string().max(400).nullable(),
  sort: FileSort,
  git: GitStanding,
  /** The commit that first had it, where it stands in history; null elsewhere. */
  commit: z.string().max(64).nullable(),
})
export type Spot = z.infer<typeof Spot>

/** The worse of two standings towards git. */
export function worseStanding(one: GitStanding, other: GitStanding): GitStanding {
  return standings.indexOf(one) >= standings.indexOf(other) ? one : other
}

const standings: readonly GitStanding[] = [
  'none',
  'ignored',
  'unknown',
  'untracked',
  'history',
  'committed',
  'pushed',
]

/** Whether a standing says that a commit holds the value. */
export function isCommitted(standing: GitStanding): boolean {
  return standing === 'committed' || standing === 'pushed' || standing === 'history'
}
