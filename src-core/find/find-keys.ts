// Finds the keys that people already have: in the files of some folders, with what git knows of them.
// Promises one seed for a value, wherever it stands; an end at once when asked for, with what was
// found until then; memory that grows with the keys and not with the files; and values in no text,
// file, argument or network. Whoever gets the seeds wipes their values; if it throws, it has.
// Must not know the vault, nor change anything.
import { join, resolve } from 'node:path'
import type { Clock } from '../../src-shared/clock.ts'
import type { FindProgress, Skipped } from '../../src-shared/intake.ts'
import { limits } from '../../src-shared/policy.ts'
import type { Seed } from '../../src-shared/seed.ts'
import { homeParts } from '../files/home-parts.ts'
import { ProjectFinder } from '../files/project-of.ts'
import { TreeWalk, type WalkSkip } from '../files/walk.ts'
import { runCrew } from './crew.ts'
import type { DetectAnswer, DetectOrder } from './detect-task.ts'
import { scanHistory } from './exact/scan-history.ts'
import type { FoundKey } from './found-key.ts'
import { GitFacts, gitFacts } from './git-facts.ts'
import { keptThreads, type KeptThreads } from './kept-threads.ts'
import { FoundKeys } from './merge-candidates.ts'
import { SeedMaker } from './seed-of-found.ts'
import { ShownPaths } from './shown-path.ts'
import type { ThreadMaker } from './threads.ts'

/** What is looked through. */
export type FindOrder = {
  /** Folders, and single files; absolute. */
  readonly folders: readonly string[]
  /** The home folder of the person: it is shown as `~`, and searched with care. */
  readonly home: string
  readonly threads: ThreadMaker
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly onProgress: (progress: FindProgress) => void
  /** Whether git is asked; else what stands in a work tree is `unknown`. */
  readonly git?: boolean
}

/** What was found. */
export type FindResult = {
  readonly seeds: Seed[]
  readonly skipped: Skipped
  readonly files: number
  readonly bytes: number
  /** Whether it was ended before the end. */
  readonly stopped: boolean
  /** Work trees that git could not be asked about. */
  readonly gitUnknown: number
  /** Whether there are commits: they were not searched for what no file holds any more. */
  readonly hasGit: boolean
  /** Values beyond those that a list can hold. */
  readonly left: number
}

/** A file that is larger holds data; what a person puts a key into is a hundred times smaller. */
const largestFile = 10_485_760

/** What every work tree has: its settings, or a file that leads to git's folder elsewhere. */
const settingsOfGit = /[\\/]\.git(?:[\\/]config)?$/

const filesAtOnce = 48
const mostExamples = 10
const progressEveryMs = 100

/** Looks through folders for keys. */
export async function findKeys(order: FindOrder): Promise<FindResult> {
  return new Search(order).run()
}

class Search {
  readonly #order: FindOrder
  readonly #walk: TreeWalk
  readonly #found = new FoundKeys(limits.intakeRows)
  readonly #shown: ShownPaths
  readonly #projects: ProjectFinder
  readonly #threads: KeptThreads
  readonly #began: number
  #told = 0
  #hasGit = false
  #files = 0
  #bytes = 0
  #skipped = { unreadable: 0, tooLarge: 0, binary: 0, foreign: 0 }
  #examples: string[] = []

  constructor(order: FindOrder) {
    this.#order = order
    this.#began = order.clock.now()
    this.#shown = new ShownPaths(order.folders, order.home)
    this.#projects = new ProjectFinder(order.folders)
    this.#threads = keptThreads(order.threads)
    const onSkip = (path: string, why: WalkSkip): void => this.#skip(path, why)
    this.#walk = new TreeWalk(this.#parts(), { foreign: 'skip', onSkip })
  }

  async run(): Promise<FindResult> {
    try {
      const stopped = (await this.#read()) === 'stopped'
      const keys = this.#found.taken()
      const facts = stopped ? new GitFacts() : await this.#askGit(keys)
      const maker = new SeedMaker({
        facts,
        projects: this.#projects,
        shown: this.#shown,
        now: this.#order.clock.now(),
      })
      return {
        seeds: keys.map((key) => maker.seedOf(key)).sort(bySpot),
        skipped: { ...this.#skipped, examples: this.#examples },
        files: this.#files,
        bytes: this.#bytes,
        stopped: stopped || this.#order.signal.aborted,
        gitUnknown: facts.unknownTrees,
        hasGit: this.#hasGit || this.#order.folders.some((folder) => this.#isInTree(folder)),
        left: this.#found.left,
      }
    } catch (thrown) {
      this.#found.wipe()
      throw thrown
    } finally {
      await this.#threads.close()
    }
  }

  #parts(): readonly string[] {
    return this.#order.folders.flatMap((folder) => {
      if (resolve(folder) !== resolve(this.#order.home)) return [folder]
      const { paths, foreign } = homeParts(folder)
      this.#skipped.foreign += foreign
      return paths
    })
  }

  #isInTree(folder: string): boolean {
    return this.#projects.of(join(folder, 'any')).workTree !== null
  }

  #read(): Promise<'done' | 'stopped'> {
    const { signal } = this.#order
    const threads = this.#threads
    const begin: DetectOrder = { task: 'detect', is: 'begin', largest: largestFile }
    const onAnswer = (answer: unknown): void => this.#take(answerOf(answer))
    return runCrew({ threads, signal, begin, work: this.#batches(), onAnswer })
  }

  *#batches(): Generator<DetectOrder> {
    let paths: string[] = []
    for (const path of this.#walk.paths()) {
      // No contract has room for it.
      if (path.length > limits.path) {
        this.#skip(path, 'unreadable')
        continue
      }
      if (settingsOfGit.test(path)) this.#hasGit = true
      paths.push(path)
      if (paths.length < filesAtOnce) continue
      yield { task: 'detect', is: 'files', paths }
      paths = []
    }
    if (paths.length > 0) yield { task: 'detect', is: 'files', paths }
  }

  #take(answer: DetectAnswer): void {
    this.#files += answer.files
    this.#bytes += answer.bytes
    this.#skipped.tooLarge += answer.tooLarge
    this.#skipped.binary += answer.binary
    for (const path of answer.unreadable) this.#skip(path, 'unreadable')
    for (const { path, mtimeMs, candidates } of answer.found) {
      for (const candidate of candidates) this.#found.take(candidate, { path, mtimeMs })
    }
    this.#tell(this.#walk.done)
  }

  async #askGit(keys: readonly FoundKey[]): Promise<GitFacts> {
    if (this.#order.git === false) return new GitFacts()
    const trees = new Map<string, Map<string, string>>()
    for (const { path } of keys.flatMap(({ sights }) => sights)) {
      const { workTree } = this.#projects.of(path)
      if (workTree === null) continue
      const files = trees.get(workTree.folder) ?? new Map<string, string>()
      trees.set(workTree.folder, files.set(path, workTree.path))
    }
    const onTree = (done: number): void => this.#tell(done / trees.size)
    const { signal } = this.#order
    return gitFacts({ keys, trees, scanHistory, threads: this.#threads, signal, onTree })
  }

  #skip(path: string, why: WalkSkip): void {
    if (why === 'foreign') this.#skipped.foreign += 1
    else if (why === 'too-large') this.#skipped.tooLarge += 1
    else {
      this.#skipped.unreadable += 1
      if (this.#examples.length < mostExamples) this.#examples.push(this.#shown.of(path))
    }
  }

  #tell(done: number): void {
    const now = this.#order.clock.now()
    if (now - this.#told < progressEveryMs && now >= this.#told) return
    this.#told = now
    const passed = now - this.#began
    // By how much of the walk is over; nothing is said while that is hardly anything.
    const leftMs = done < 0.02 || passed < 500 ? null : Math.round((passed / done) * (1 - done))
    const { size: found } = this.#found
    this.#order.onProgress({ files: this.#files, bytes: this.#bytes, leftMs, found })
  }
}

function bySpot(one: Seed, other: Seed): number {
  const [first, second] = [one.spots[0], other.spots[0]]
  if (first === undefined || second === undefined) return 0
  if (first.path !== second.path) return first.path < second.path ? -1 : 1
  return (first.line ?? 0) - (second.line ?? 0)
}

/** Threads of this process run serveThread and answer with nothing else. */
function answerOf(message: unknown): DetectAnswer {
  return message as DetectAnswer
}
