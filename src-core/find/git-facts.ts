// What git knows of values that were found: since when they are there, and who else can read them.
// Promises to hand no value to git: it reads out its objects, and they are compared in here. What git
// cannot tell is `unknown`, and never taken for good news.
// Must not change a work tree, run anything that one names, or reach the network.
import type { FindProgress } from '../../src-shared/intake.ts'
import type { GitStanding } from '../../src-shared/spot.ts'
import { pathsInGit, unpushedOf, type PathStanding } from '../files/git-standing.ts'
import { isTooShort, type Needle } from './exact/needles.ts'
import { mostSights, type FoundKey } from './found-key.ts'
import type { ThreadMaker } from './threads.ts'

/** A place of a value in a work tree as it was at an earlier commit. */
export type PastPlace = {
  readonly workTree: string
  /** Below the work tree. */
  readonly path: string
  /** The commit that first had the value there. */
  readonly commit: string
}

/** What is known of one value. */
export type KeyFacts = {
  /** By the path of the file, as it was found. */
  readonly standings: ReadonlyMap<string, GitStanding>
  /** The time of the first commit that has the value, in milliseconds, or null. */
  readonly since: number | null
  readonly past: readonly PastPlace[]
}

/** Where files stand in a work tree: their path below it, by the path under which they were found. */
export type TreeFiles = ReadonlyMap<string, string>

/** A value in a commit: the first one that has it at that path. */
export type HistoryHit = {
  readonly needle: number
  /** Below the work tree. */
  readonly path: string
  readonly commit: string
  /** All commits that brought it there; only one of them may have been pushed, such as a rebased one. */
  readonly commits: readonly string[]
  readonly committedAt: number
}

/** Looks for values in all commits of a work tree; throws where git cannot be asked. */
export type HistoryScan = (order: {
  readonly workTree: string
  readonly needles: readonly Needle[]
  readonly threads: ThreadMaker
  readonly signal: AbortSignal
  readonly onProgress: (progress: FindProgress) => void
}) => Promise<readonly HistoryHit[]>

/** What git is asked. */
export type GitFactsOrder = {
  readonly scanHistory: HistoryScan
  readonly keys: readonly FoundKey[]
  /** By the folder of the work tree. */
  readonly trees: ReadonlyMap<string, TreeFiles>
  readonly threads: ThreadMaker
  readonly signal: AbortSignal
  /** Told after every work tree how many are done. */
  readonly onTree: (done: number) => void
}

/** Asks git about all work trees, several at a time: most are small, and all wait for git. */
export async function gitFacts(order: GitFactsOrder): Promise<GitFacts> {
  const facts = new GitFacts()
  const trees = order.trees.entries()
  const together = Math.max(1, Math.min(order.threads.count, order.trees.size))
  const count = Math.max(1, Math.floor(order.threads.count / together))
  const own = { ...order, threads: { ...order.threads, count } }
  let done = 0
  const askOn = async (): Promise<void> => {
    for (const [workTree, files] of trees) {
      if (order.signal.aborted) return
      const isKnown = await new TreeQuestion(own, workTree, files).ask(facts)
      if (!isKnown) facts.unknownTrees += 1
      done += 1
      order.onTree(done)
    }
  }
  await Promise.all(Array.from({ length: together }, askOn))
  return facts
}

/** What became known of all values; whoever was not asked about is `unknown`. */
export class GitFacts {
  readonly #known = new Map<FoundKey, Facts>()
  /** Work trees that git would not tell of. */
  unknownTrees = 0

  of(key: FoundKey): KeyFacts {
    return this.#known.get(key) ?? new Facts()
  }

  ofToFill(key: FoundKey): Facts {
    const known = this.#known.get(key) ?? new Facts()
    this.#known.set(key, known)
    return known
  }
}

class Facts implements KeyFacts {
  readonly standings = new Map<string, GitStanding>()
  readonly past: PastPlace[] = []
  since: number | null = null

  isSince(committedAt: number): void {
    this.since = this.since === null ? committedAt : Math.min(this.since, committedAt)
  }
}

type Hit = Pick<HistoryHit, 'path' | 'commit' | 'commits'> & { readonly key: FoundKey }

class TreeQuestion {
  readonly #order: GitFactsOrder
  readonly #workTree: string
  readonly #files: TreeFiles

  constructor(order: GitFactsOrder, workTree: string, files: TreeFiles) {
    this.#order = order
    this.#workTree = workTree
    this.#files = files
  }

  /** Whether git could tell. */
  async ask(facts: GitFacts): Promise<boolean> {
    const { signal } = this.#order
    const paths = await pathsInGit(this.#workTree, [...this.#files.values()], signal)
    if (paths === null) return false
    const hits = await this.#history(facts)
    if (hits === null) return false
    const commits = [...new Set(hits.flatMap((hit) => hit.commits))]
    const unpushed = await unpushedOf(this.#workTree, commits, signal)
    if (unpushed === null) return false
    this.#tellPresent(facts, paths)
    for (const hit of hits) this.#tellHit(facts.ofToFill(hit.key), hit, unpushed)
    return true
  }

  // Every value, not only those of this work tree: one may have been committed here and taken out.
  async #history(facts: GitFacts): Promise<readonly Hit[] | null> {
    const { keys, signal, threads, scanHistory } = this.#order
    const long = keys.filter(({ value }) => !isTooShort(value))
    const needles = long.map(({ value }, id) => ({ id, value }))
    try {
      const onProgress = (): void => undefined
      const workTree = this.#workTree
      const hits = await scanHistory({ workTree, needles, threads, signal, onProgress })
      return hits.flatMap(({ needle, committedAt, ...hit }) => {
        const key = long[needle]
        if (key === undefined) return []
        facts.ofToFill(key).isSince(committedAt)
        return [{ key, ...hit }]
      })
    } catch {
      return null
    }
  }

  #tellPresent(facts: GitFacts, paths: ReadonlyMap<string, PathStanding>): void {
    for (const key of this.#order.keys) {
      for (const { path } of key.sights) {
        const below = this.#files.get(path)
        if (below === undefined) continue
        const standing = presentStanding(key, paths.get(below))
        facts.ofToFill(key).standings.set(path, standing)
      }
    }
  }

  #tellHit(facts: Facts, { key, path, commit, commits }: Hit, unpushed: ReadonlySet<string>): void {
    const here = key.sights.filter((sight) => this.#files.get(sight.path) === path)
    const standing = commits.every((each) => unpushed.has(each)) ? 'committed' : 'pushed'
    for (const sight of here) facts.standings.set(sight.path, standing)
    if (here.length > 0 || facts.past.length >= mostSights) return
    facts.past.push({ workTree: this.#workTree, path, commit })
  }
}

// Whether a commit has the value itself is told afterwards, by the objects.
function presentStanding(key: FoundKey, path: PathStanding | undefined): GitStanding {
  if (path === 'ignored') return 'ignored'
  // A value that is too short to be looked for may stand in the commit of its file, or not.
  if (path === 'tracked' && (isTooShort(key.value) || isOfLines(key.value))) return 'unknown'
  return path === undefined ? 'unknown' : 'untracked'
}

// In a file several lines may be indented, and then no commit has just these bytes.
function isOfLines(value: Uint8Array): boolean {
  return value.includes(0x0a)
}
