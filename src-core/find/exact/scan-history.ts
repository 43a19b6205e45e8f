// Looks for values in everything that was ever committed to a work tree, and beyond: also what no
// branch leads to any more.
// Promises that every stored file is read once, whatever the number of commits that hold it, and the
// first commit of every value and path. A value that no commit holds is not told of.
// Must not hand a value to git, or run anything that the work tree names.
import { VaultError } from '../../../src-shared/errors.ts'
import type { FindProgress } from '../../../src-shared/intake.ts'
import {
  gitEnv,
  listBlobs,
  readChanges,
  type Change,
  type GitBlob,
} from '../../files/git-objects.ts'
import { runCrew } from '../crew.ts'
import type { ThreadMaker } from '../threads.ts'
import type { BlobHit, HistoryAnswer, HistoryOrder } from './history-messages.ts'
import { shareNeedles, wipeNeedles, type Needle } from './needles.ts'

/** What is looked for, and in which work tree. */
export type HistoryScanOrder = {
  readonly workTree: string
  /** The caller wipes them; those under `shortestNeedle` bytes are passed over. */
  readonly needles: readonly Needle[]
  readonly threads: ThreadMaker
  readonly signal: AbortSignal
  /** `files` counts stored files. */
  readonly onProgress: (progress: FindProgress) => void
}

/** A value, a path at which a commit has it, and the first such commit. */
export type HistoryHit = {
  readonly needle: number
  /** Below the work tree. */
  readonly path: string
  readonly commit: string
  /**
   * Up to `mostCommits` commits that brought it there, that one among them: one that was written
   * anew, as by a rebase, stands beside what it was made from.
   */
  readonly commits: readonly string[]
  /** In milliseconds. */
  readonly committedAt: number
}

/** Enough to meet one that was pushed, where some were. */
const mostCommits = 50

/** Chunks in pack order: what lies together is often a difference to its neighbour. */
const chunksAThread = 4
const leastChunk = 500

/**
 * Where values stand in the commits of a work tree; empty when it was stopped.
 *
 * Throws `command-failed` if git could not be asked.
 */
export async function scanHistory(order: HistoryScanOrder): Promise<readonly HistoryHit[]> {
  const { workTree, signal } = order
  const blobs = await listBlobs({ workTree, signal })
  if (signal.aborted) return []
  if (blobs === null) throw new VaultError('command-failed')
  const hits = await new BlobScan(order, blobs).run()
  const wanted = new Map<string, number[]>()
  for (const { needle, oid } of hits) wanted.set(oid, [...(wanted.get(oid) ?? []), needle])
  return firstCommits(order, wanted)
}

class BlobScan {
  readonly #order: HistoryScanOrder
  readonly #all: readonly GitBlob[]
  readonly #hits: BlobHit[] = []
  readonly #began = performance.now()
  #blobs = 0
  #bytes = 0

  constructor(order: HistoryScanOrder, all: readonly GitBlob[]) {
    this.#order = order
    this.#all = all
  }

  async run(): Promise<readonly BlobHit[]> {
    const { threads, signal, workTree } = this.#order
    const needles = shareNeedles(this.#order.needles)
    const begin: HistoryOrder = { task: 'history', is: 'begin', needles, workTree, env: gitEnv() }
    const onAnswer = (answer: unknown): void => this.#take(answerOf(answer))
    try {
      await runCrew({ threads, signal, begin, work: this.#work(), onAnswer })
      return this.#hits
    } finally {
      wipeNeedles(needles)
    }
  }

  *#work(): Generator<HistoryOrder> {
    const chunks = this.#order.threads.count * chunksAThread
    const size = Math.max(leastChunk, Math.ceil(this.#all.length / chunks))
    for (let from = 0; from < this.#all.length; from += size) {
      const oids = this.#all.slice(from, from + size).map(({ oid }) => oid)
      yield { task: 'history', is: 'blobs', oids }
    }
  }

  #take(answer: HistoryAnswer): void {
    if (!answer.isWhole) throw new VaultError('command-failed')
    this.#blobs += answer.blobs
    this.#bytes += answer.bytes
    this.#hits.push(...answer.hits)
    const passed = performance.now() - this.#began
    this.#order.onProgress({
      files: this.#blobs,
      bytes: this.#bytes,
      leftMs: Math.round((passed / this.#blobs) * (this.#all.length - this.#blobs)),
      found: this.#hits.length,
    })
  }
}

/** By the stored files that hold them, which values. */
type Wanted = ReadonlyMap<string, readonly number[]>

// Commits that only the reflog leads to are asked for if the others do not tell all.
async function firstCommits(
  { workTree, signal }: HistoryScanOrder,
  wanted: Wanted,
): Promise<readonly HistoryHit[]> {
  const first = new FirstCommits(wanted)
  for (const withLost of [false, true]) {
    if (first.isComplete || signal.aborted) break
    const isGood = await readChanges({ workTree, signal, withLost }, (change) => first.add(change))
    if (!isGood && !hasEnded(signal)) throw new VaultError('command-failed')
  }
  return hasEnded(signal) ? [] : first.hits()
}

// The compiler takes a signal that was looked at for one that stays as it is.
function hasEnded(signal: AbortSignal): boolean {
  return signal.aborted
}

class FirstCommits {
  readonly #wanted: Wanted
  readonly #met = new Set<string>()
  readonly #first = new Map<string, HistoryHit>()

  constructor(wanted: Wanted) {
    this.#wanted = wanted
  }

  get isComplete(): boolean {
    return this.#met.size === this.#wanted.size
  }

  add({ commit, committedAt, path, oid }: Change): void {
    const needles = this.#wanted.get(oid)
    if (needles === undefined) return
    this.#met.add(oid)
    for (const needle of needles) {
      const key = `${needle} ${path}`
      const known = this.#first.get(key)
      const commits = [commit, ...(known?.commits ?? [])].slice(0, mostCommits)
      // Of two at the same time, git tells the earlier one later.
      const isFirst = known === undefined || known.committedAt >= committedAt
      const hit = { needle, path, commit, committedAt }
      this.#first.set(key, { ...(isFirst ? hit : known), commits })
    }
  }

  hits(): readonly HistoryHit[] {
    return [...this.#first.values()].sort(
      (one, other) => one.needle - other.needle || one.committedAt - other.committedAt,
    )
  }
}

/** Threads of this process run serveThread and answer with nothing else. */
function answerOf(message: unknown): HistoryAnswer {
  return message as HistoryAnswer
}
