// What git says of the files in which values were found, and which commits hold them besides.
// Promises that what git cannot tell is `unknown`, and that a file that is tracked counts as
// committed only if a commit holds this very value.
// Must not hand a value to git: commits are read and compared in this process.
import type { GitStanding } from '../../../src-shared/spot.ts'
import type { CommitHit, CommitsOrder, Eyes, FileHit, InTree } from './eyes.ts'
import type { Needles } from './needles.ts'

/** A value that only a commit holds. */
export type PastSpot = Pick<CommitHit, 'needle' | 'path' | 'commit'> & {
  readonly workTree: string
}

/** What git said. */
export type GitWord = {
  readonly standingOf: (hit: FileHit) => GitStanding
  readonly past: readonly PastSpot[]
}

/** What is asked. */
export type GitQuestion = {
  readonly eyes: Eyes
  readonly needles: Needles
  readonly folders: readonly string[]
  readonly withHistory: boolean
} & Pick<CommitsOrder, 'signal' | 'onProgress'>

/** Asks git about files, and looks through commits: all of them, or those of tracked files only. */
export async function askGit(question: GitQuestion, hits: readonly FileHit[]): Promise<GitWord> {
  const asked = new Asked(question)
  await asked.files(hits)
  await asked.commits()
  return asked.word(hits)
}

class Asked {
  readonly #question: GitQuestion
  readonly #inTree = new Map<string, InTree>()
  /** By the path of the file. */
  readonly #standing = new Map<string, GitStanding | 'tracked'>()
  readonly #commits = new Map<string, readonly CommitHit[] | null>()

  constructor(question: GitQuestion) {
    this.#question = question
  }

  async files(hits: readonly FileHit[]): Promise<void> {
    const { eyes, signal } = this.#question
    for (const { path } of hits) {
      const tree = eyes.treeOf(path)
      // What git keeps for itself is in no commit, and it refuses to speak of it.
      if (tree && !`/${tree.path}`.includes('/.git/')) this.#inTree.set(path, tree)
    }
    for (const [workTree, files] of Map.groupBy(this.#inTree, ([, { folder }]) => folder)) {
      if (signal.aborted) return
      const below = [...new Set(files.map(([, { path }]) => path))]
      const told = await eyes.standing(workTree, below, signal)
      for (const [path, at] of files) this.#standing.set(path, told?.get(at.path) ?? 'unknown')
    }
  }

  async commits(): Promise<void> {
    const { eyes, needles, signal, onProgress } = this.#question
    for (const workTree of await this.#trees()) {
      if (signal.aborted) return
      const order = { workTree, needles: needles.needles, signal, onProgress }
      this.#commits.set(workTree, await eyes.commits(order))
    }
  }

  word(hits: readonly FileHit[]): GitWord {
    const held = new Set(hits.map((hit) => this.#keyOf(hit)))
    const past = [...this.#commits].flatMap(([workTree, found]) =>
      (found ?? [])
        .filter(({ needle, path }) => !held.has(keyOf(needle, workTree, path)))
        .map(({ needle, path, commit }): PastSpot => ({ needle, workTree, path, commit })),
    )
    return {
      standingOf: (hit) => this.#standingOf(hit),
      past: this.#question.withHistory ? past : [],
    }
  }

  async #trees(): Promise<ReadonlySet<string>> {
    const { eyes, folders, signal, withHistory } = this.#question
    const tracked = [...this.#inTree].filter(([path]) => this.#standing.get(path) === 'tracked')
    const trees = tracked.map(([, { folder }]) => folder)
    return new Set([...trees, ...(withHistory ? await eyes.workTrees(folders, signal) : [])])
  }

  #standingOf(hit: FileHit): GitStanding {
    const tree = this.#inTree.get(hit.path)
    if (!tree) return 'none'
    const found = this.#commits.get(tree.folder)
    const commit = found?.find(({ needle, path }) => needle === hit.needle && path === tree.path)
    if (commit) return commit.pushed ? 'pushed' : 'committed'
    const standing = this.#standing.get(hit.path) ?? 'unknown'
    if (standing !== 'tracked') return standing
    // The file is in a commit, and this value is not: what was written there since.
    return found ? 'untracked' : 'unknown'
  }

  #keyOf({ needle, path }: FileHit): string {
    const tree = this.#inTree.get(path)
    return tree ? keyOf(needle, tree.folder, tree.path) : ''
  }
}

function keyOf(needle: number, workTree: string, path: string): string {
  return JSON.stringify([needle, workTree, path])
}
