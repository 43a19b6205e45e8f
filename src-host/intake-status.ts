import { errorCodeOf, type ErrorCode } from '../src-shared/errors.ts'
import type {
  FindProgress,
  ImportNote,
  IntakeCounts,
  IntakeState,
  Skipped,
} from '../src-shared/intake.ts'
import { limits } from '../src-shared/policy.ts'

/** All of the state but what the book counts. */
type Status = Omit<IntakeState, 'counts'>

const noProgress: FindProgress = { files: 0, bytes: 0, leftMs: null, found: 0 }
const nothingSkipped: Skipped = { unreadable: 0, tooLarge: 0, binary: 0, foreign: 0, examples: [] }

const nothing: Status = {
  ...{ source: 'none', phase: 'idle', failed: null, from: [], progress: noProgress },
  ...{ tookMs: null, skipped: nothingSkipped, checks: null, format: null, map: null, notes: [] },
}

/** How a search ended. */
export type SearchEnd = {
  readonly tookMs: number
  readonly skipped: Skipped
  readonly files: number
  readonly bytes: number
  readonly stopped: boolean
  readonly notes: readonly ImportNote[]
}

/** What was read or pasted. */
export type ReadEnd = Pick<Status, 'source' | 'format' | 'map'> & {
  readonly from: readonly string[]
  readonly notes: readonly ImportNote[]
}

/** Where the keys that lie ready come from, and what is being done with them. */
export class IntakeStatus {
  #status: Status = nothing

  /** What the window is told. */
  with(counts: IntakeCounts): IntakeState {
    return { ...this.#status, counts }
  }

  get phase(): Status['phase'] {
    return this.#status.phase
  }

  /** The folders that were looked through, or the file, as people read them. */
  get from(): readonly string[] {
    return this.#status.from
  }

  reset(): void {
    this.#status = nothing
  }

  searching(from: readonly string[]): void {
    this.#status = { ...nothing, source: 'folders', phase: 'working', from: from.slice(0, 50) }
  }

  progress(progress: FindProgress): void {
    this.#status = { ...this.#status, progress }
  }

  searched({ tookMs, skipped, files, bytes, stopped, notes }: SearchEnd): void {
    const { found } = this.#status.progress
    this.#status = {
      ...this.#status,
      phase: stopped ? 'stopped' : 'ready',
      progress: { files, bytes, leftMs: null, found },
      tookMs: Math.max(0, Math.round(tookMs)),
      skipped,
      notes: notes.slice(0, 20),
    }
  }

  failed(thrown: unknown): ErrorCode {
    const code = errorCodeOf(thrown)
    this.#status = { ...this.#status, phase: 'failed', failed: code }
    return code
  }

  /** A file was read, or a text pasted. */
  read(what: ReadEnd): void {
    const { from, notes } = what
    const told = { from: [...from], notes: notes.slice(0, 20) }
    this.#status = { ...nothing, ...what, ...told, phase: 'ready' }
  }

  checking(checks: Status['checks']): void {
    this.#status = { ...this.#status, phase: 'checking', checks }
  }

  checked(): void {
    this.#status = { ...this.#status, phase: 'ready' }
  }

  /** What was kept of a table is not taken for something else any more. */
  kept(): void {
    this.#status = { ...this.#status, map: null }
  }
}

/** A path as people read it, with `~` for their home. */
export function shownPath(path: string, home: string): string {
  const stem = home.replace(/[\\/]+$/, '')
  const isBelow = stem !== '' && /^[\\/]/.test(path.slice(stem.length)) && path.startsWith(stem)
  return (isBelow ? `~${path.slice(stem.length)}` : path).slice(0, limits.path)
}
