// Looks for values in all files under some folders, with several threads.
// Promises every occurrence in every file that could be read (up to a hundred of one value in one
// file), at most a few files in memory at a time, and an end at once when asked for.
// Must not write the values anywhere; the one copy that threads share is wiped at the end.
import type { FindProgress, Skipped } from '../../../src-shared/intake.ts'
import { limits } from '../../../src-shared/policy.ts'
import { TreeWalk } from '../../files/walk.ts'
import { runCrew } from '../crew.ts'
import type { ThreadMaker } from '../threads.ts'
import type { ExactAnswer, ExactHit, ExactOrder } from './exact-messages.ts'
import { shareNeedles, wipeNeedles, type Needle } from './needles.ts'

/** What is looked for, and where. */
export type ScanOrder = {
  readonly folders: readonly string[]
  /** The caller wipes them; those under `shortestNeedle` bytes are passed over. */
  readonly needles: readonly Needle[]
  readonly threads: ThreadMaker
  readonly signal: AbortSignal
  readonly onProgress: (progress: FindProgress) => void
}

/** What was found, and in how much. */
export type ScanResult = {
  readonly hits: readonly ExactHit[]
  readonly files: number
  readonly bytes: number
  readonly skipped: Skipped
  /** Whether it was ended before the end. */
  readonly stopped: boolean
}

/** Files of more bytes are read to this length, and counted as too large. */
const largestFile = 4_294_967_296
const filesAtOnce = 128
const mostExamples = 10

/** Where values stand in the files of some folders; other people's code is read as well. */
export async function scanTrees(order: ScanOrder): Promise<ScanResult> {
  const scan = new TreeScan(order)
  return scan.run()
}

class TreeScan {
  readonly #order: ScanOrder
  readonly #walk: TreeWalk
  readonly #began = performance.now()
  #hits: ExactHit[] = []
  #files = 0
  #bytes = 0
  #unreadable = 0
  #tooLarge = 0
  #examples: string[] = []

  constructor(order: ScanOrder) {
    this.#order = order
    const onSkip = (path: string): void => this.#skip(path)
    this.#walk = new TreeWalk(order.folders, { foreign: 'read', onSkip })
  }

  async run(): Promise<ScanResult> {
    const needles = shareNeedles(this.#order.needles)
    const stop = new SharedArrayBuffer(4)
    const halt = (): void => void Atomics.store(new Int32Array(stop), 0, 1)
    this.#order.signal.addEventListener('abort', halt, { once: true })
    const begin: ExactOrder = { task: 'exact', is: 'begin', needles, stop, largest: largestFile }
    try {
      const { threads, signal } = this.#order
      const onAnswer = (answer: unknown): void => this.#take(answerOf(answer))
      const end = await runCrew({ threads, signal, begin, work: this.#work(), onAnswer })
      return this.#result(end === 'stopped')
    } finally {
      this.#order.signal.removeEventListener('abort', halt)
      halt()
      wipeNeedles(needles)
    }
  }

  *#work(): Generator<ExactOrder> {
    let paths: string[] = []
    for (const path of this.#walk.paths()) {
      paths.push(path)
      if (paths.length < filesAtOnce) continue
      yield { task: 'exact', is: 'files', paths }
      paths = []
    }
    if (paths.length > 0) yield { task: 'exact', is: 'files', paths }
  }

  #take(answer: ExactAnswer): void {
    this.#files += answer.files
    this.#bytes += answer.bytes
    for (const hit of answer.hits) this.#hits.push(hit)
    for (const path of answer.unreadable) this.#skip(path)
    this.#tooLarge += answer.tooLarge.length
    const files = this.#files
    const found = this.#hits.length
    this.#order.onProgress({ files, bytes: this.#bytes, leftMs: this.#leftMs(), found })
  }

  #skip(path: string): void {
    this.#unreadable += 1
    if (this.#examples.length < mostExamples) this.#examples.push(path.slice(0, limits.path))
  }

  /** By how much of the walk is over; nothing is said while that is hardly anything. */
  #leftMs(): number | null {
    const { done } = this.#walk
    const passed = performance.now() - this.#began
    if (done < 0.02 || passed < 500) return null
    return Math.round((passed / done) * (1 - done))
  }

  #result(stopped: boolean): ScanResult {
    const skipped: Skipped = {
      unreadable: this.#unreadable,
      tooLarge: this.#tooLarge,
      binary: 0,
      foreign: 0,
      examples: this.#examples,
    }
    const hits = this.#hits.sort(byPlace)
    return { hits, files: this.#files, bytes: this.#bytes, skipped, stopped }
  }
}

function byPlace(one: ExactHit, other: ExactHit): number {
  if (one.path !== other.path) return one.path < other.path ? -1 : 1
  return one.offset - other.offset || one.needle - other.needle
}

/** Threads of this process run serveThread and answer with nothing else. */
function answerOf(message: unknown): ExactAnswer {
  return message as ExactAnswer
}
