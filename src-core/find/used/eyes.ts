// What a look for the keys of a vault sees with: trees, commits, git's word on files, their shapes.
// Promises nothing of its own: `worldEyes` binds them to the disk, tests bind them to a table.
// Must not know the vault.
import type { FindProgress, Skipped } from '../../../src-shared/intake.ts'
import type { FileSort } from '../../../src-shared/spot.ts'
import type { PathStanding } from '../../files/git-standing.ts'
import type { Needle } from '../exact/needles.ts'

/** A needle in a file. */
export type FileHit = {
  readonly needle: number
  readonly path: string
  /** Counted from 1. */
  readonly line: number
}

/** A needle in a commit: the first one that has it at that path. */
export type CommitHit = {
  readonly needle: number
  /** Below the work tree, with slashes. */
  readonly path: string
  readonly commit: string
  /** Whether a remote has the commit, as far as this computer saw it last. */
  readonly pushed: boolean
}

/** What came of looking through trees. */
export type TreesSeen = {
  readonly hits: readonly FileHit[]
  readonly files: number
  readonly bytes: number
  readonly skipped: Skipped
}

/** What is asked of trees. */
export type TreesOrder = {
  readonly folders: readonly string[]
  readonly needles: readonly Needle[]
  readonly signal: AbortSignal
  readonly onProgress: (progress: FindProgress) => void
}

/** What is asked of the commits of one work tree. */
export type CommitsOrder = Pick<TreesOrder, 'needles' | 'signal' | 'onProgress'> & {
  readonly workTree: string
}

/** Where a file stands in a work tree. */
export type InTree = { readonly folder: string; readonly path: string }

/** What a value is called in its file. */
export type NameInFile = {
  readonly sort: FileSort
  readonly variable: string
  readonly at: string | null
}

/** Everything outside that a look needs. */
export interface Eyes {
  trees(order: TreesOrder): Promise<TreesSeen>
  /** Null where git could not be asked. */
  commits(order: CommitsOrder): Promise<readonly CommitHit[] | null>
  /** The work trees that lie under these folders, or in which they lie. */
  workTrees(folders: readonly string[], signal: AbortSignal): Promise<readonly string[]>
  /** The work tree in which a file stands, or null. */
  treeOf(path: string): InTree | null
  /** How paths below a work tree stand towards git; null where it could not be asked. */
  standing(
    workTree: string,
    paths: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, PathStanding> | null>
  /** What these values are called in a file; in the order of the needles, null where unknown. */
  namesIn(path: string, needles: readonly Needle[]): readonly (NameInFile | null)[]
  /** The path as people read it. */
  shown(path: string, folders: readonly string[]): string
}
