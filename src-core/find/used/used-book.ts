// Where the keys of one unlocked vault are used: begins looks, ends them, and tells what they saw.
// Promises one look at a time; one that is stopped or fails changes nothing that was remembered,
// and no value outlives the look that needed it.
// Must not decide which folders may be read: that is asked before.
import type { Clock } from '../../../src-shared/clock.ts'
import { errorCodeOf, VaultError } from '../../../src-shared/errors.ts'
import type { ItemId } from '../../../src-shared/ids.ts'
import type { Input, Output } from '../../../src-shared/ipc-contract.ts'
import type { Sightings } from '../../../src-shared/seen.ts'
import type { UsedState, UsedView } from '../../../src-shared/used.ts'
import type { Session } from '../../vault/session.ts'
import type { Eyes } from './eyes.ts'
import { lookFor, type Looked } from './look-for.ts'
import { LookStopped } from './look-stopped.ts'
import { needlesOf } from './needles.ts'
import { lookFoldersOf, rememberFolders, rememberSeen, seenNow } from './remember-seen.ts'
import { isShown, usedCounts, usedViewOf, worstFirst, type Remembered } from './used-view.ts'

/** What the book works with. */
export type UsedContext = {
  readonly session: Session
  readonly clock: Clock
  readonly eyes: Eyes
  /** Lets others have their turn. */
  readonly breathe: () => Promise<void>
  /** Something that `state` tells is different now. */
  readonly changed: () => void
  /** Ends every look, as on locking. */
  readonly leaving: AbortSignal
}

type LookInput = Input<'used.look'>

type Run = Pick<UsedState, 'phase' | 'failed' | 'progress' | 'tookMs' | 'skipped' | 'tooShort'> & {
  readonly folders: readonly string[]
  readonly withHistory: boolean
}

const nothing = { files: 0, bytes: 0, leftMs: null, found: 0 }
const noneSkipped = { unreadable: 0, tooLarge: 0, binary: 0, foreign: 0, examples: [] }

/** Looks for the values of the open vault. */
export class UsedBook {
  readonly #context: UsedContext
  #run: Run | null = null
  #unsaved: ReadonlyMap<ItemId, Sightings> = new Map()
  #working: { readonly abort: AbortController; readonly counts: UsedState['counts'] } | null = null

  constructor(context: UsedContext) {
    this.#context = context
  }

  /** How the last look stands, and what is remembered of all looks. */
  state(): UsedState {
    const { folders, withHistory, lookedAt } = lookFoldersOf(this.#context.session.settings().body)
    const { folders: asked = folders, withHistory: asksHistory = withHistory } = this.#run ?? {}
    const { phase = 'idle', failed = null, progress = nothing } = this.#run ?? {}
    const { tookMs = null, skipped = noneSkipped, tooShort = 0 } = this.#run ?? {}
    return {
      ...{ phase, failed, progress, tookMs, skipped, tooShort, lookedAt },
      folders: [...asked],
      withHistory: asksHistory,
      // Counting all items for each step of a look would be most of its work.
      counts: this.#working?.counts ?? usedCounts(this.#views()),
    }
  }

  /** Begins a look and returns at once; throws 'intake-busy' while there is one. */
  look(input: LookInput): Promise<void> {
    if (this.#working) throw new VaultError('intake-busy')
    const abort = new AbortController()
    this.#working = { abort, counts: usedCounts(this.#views()) }
    const { folders, withHistory } = input
    this.#run = {
      ...{ phase: 'working', failed: null, progress: nothing, tookMs: null },
      ...{ skipped: noneSkipped, tooShort: 0, folders, withHistory },
    }
    this.#context.changed()
    return this.#look(input, AbortSignal.any([abort.signal, this.#context.leaving]))
  }

  /** Ends a look; nothing of it is remembered. */
  stop(): UsedState {
    this.#working?.abort.abort()
    this.#end({ phase: 'stopped' })
    return this.state()
  }

  /** One page of the items that were looked for. */
  list({ only, offset, limit }: Input<'used.list'>): Output<'used.list'> {
    const shown = this.#views().filter((view) => isShown(view, only))
    return { rows: shown.sort(worstFirst).slice(offset, offset + limit), total: shown.length }
  }

  /** Where one item is used; throws 'not-found'. */
  get(itemId: ItemId): UsedView {
    const kept = this.#context.session.overview(itemId)
    if (!kept) throw new VaultError('not-found')
    return this.#view(kept)
  }

  async #look(input: LookInput, signal: AbortSignal): Promise<void> {
    const { clock } = this.#context
    const at = clock.now()
    try {
      const { looked, tooShort } = await this.#search(input, signal)
      if (signal.aborted) return
      const { files, bytes, skipped } = looked
      const found = [...looked.found.values()].reduce((sum, spots) => sum + spots.length, 0)
      this.#remember(input, looked, at)
      const progress = { files, bytes, leftMs: 0, found }
      this.#end({ phase: 'ready', progress, skipped, tooShort, tookMs: clock.now() - at })
    } catch (thrown) {
      if (signal.aborted || thrown instanceof LookStopped) return
      this.#end({ phase: 'failed', failed: errorCodeOf(thrown) })
    }
  }

  async #search(
    { itemId, folders, withHistory }: LookInput,
    signal: AbortSignal,
  ): Promise<{ readonly looked: Looked; readonly tooShort: number }> {
    const { session, eyes, breathe } = this.#context
    const needles = needlesOf(session, itemId)
    try {
      const onProgress = (progress: UsedState['progress']) => this.#tell(progress, signal)
      const order = { eyes, needles, folders, withHistory, signal, onProgress, breathe }
      return { looked: await lookFor(order), tooShort: needles.tooShort }
    } finally {
      needles.wipe()
    }
  }

  #remember({ folders, withHistory, itemId }: LookInput, { found }: Looked, at: number): void {
    const { session } = this.#context
    const look = { at, folders, withHistory }
    // A vault that may only be read remembers it no longer than it is open.
    if (session.readOnly !== null) {
      this.#unsaved = new Map([...this.#unsaved, ...seenNow(session, found, look)])
      return
    }
    rememberSeen(session, found, look)
    if (itemId === null) rememberFolders(session, look)
  }

  #tell(progress: UsedState['progress'], signal: AbortSignal): void {
    if (signal.aborted || !this.#run) return
    this.#run = { ...this.#run, progress }
    this.#context.changed()
  }

  #end(change: Partial<Run>): void {
    if (!this.#working || !this.#run) return
    this.#working = null
    this.#run = { ...this.#run, ...change }
    this.#context.changed()
  }

  #views(): UsedView[] {
    return this.#context.session.overviews().map((kept) => this.#view(kept))
  }

  #view({ id, body }: Remembered): UsedView {
    const unsaved = this.#unsaved.get(id)
    return usedViewOf({ id, body: unsaved ? { ...body, seen: unsaved } : body })
  }
}
