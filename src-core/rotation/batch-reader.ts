/**
 * Reads how a batch stands from the replacements that were begun for it.
 *
 * A replacement names its batch from its first record on, so that one is found again that a crash
 * kept the batch from noting. Writes nothing.
 */
import type { Batch } from '../../src-shared/batch.ts'
import type { BatchId, ConnectionId, ItemId, RotationId } from '../../src-shared/ids.ts'
import { isOver, type RotationView } from '../../src-shared/rotation.ts'
import type { BatchItem } from './batch-book.ts'
import { isFinished, isSettled, standingOf, type ItemStanding } from './batch-state.ts'
import type { KeptJournal, RotationContext } from './context.ts'
import type { RotationDesk } from './desk.ts'

/** What a batch is read with. */
export type BatchReaderDeps = {
  readonly context: Pick<RotationContext, 'session' | 'clock'>
  readonly desk: Pick<RotationDesk, 'get' | 'isRunning'>
  /** Whether a person started or resumed this batch in this process. */
  readonly isAlive: (id: BatchId) => boolean
}

/** Tells how batches stand. */
export class BatchReader {
  readonly #deps: BatchReaderDeps
  /** How replacements stood when they were last read, by the stamp of their journal. */
  readonly #read = new Map<RotationId, { readonly stamp: number; readonly is: ItemStanding }>()

  constructor(deps: BatchReaderDeps) {
    this.#deps = deps
  }

  /** The batch with every key as its replacement stands now; one that is over stays over. */
  asItStands(batch: Batch): Batch {
    const begun = this.#begunFor(batch.id)
    const read = batch.items.map((item) => this.#item(item, begun))
    const items = read.some((item, index) => item !== batch.items[index]) ? read : batch.items
    const state = isFinished({ items }) || batch.state === 'done' ? 'done' : this.#pace(batch)
    return items === batch.items && state === batch.state ? batch : { ...batch, items, state }
  }

  /** One key of a batch as its replacement stands now. */
  itemAsItStands(batch: Batch, item: BatchItem): BatchItem {
    return this.#item(item, this.#begunFor(batch.id))
  }

  /** A replacement, or null where there is none any more. */
  rotation(id: RotationId | null): RotationView | null {
    if (id === null || !this.#deps.context.session.journal(id)) return null
    return this.#deps.desk.get(id)
  }

  /** The accounts that asked to be left alone, and for how long they did. */
  pausedAccounts(): ReadonlySet<ConnectionId> {
    const { session, clock } = this.#deps.context
    const now = clock.now()
    const paused = session.journals().flatMap(({ body }) => {
      const isPaused = body.trouble?.code === 'provider-rate-limited' && !isOver(body.step)
      return isPaused && body.connectionId && (body.notBefore ?? 0) > now ? [body.connectionId] : []
    })
    return new Set(paused)
  }

  #pace({ id }: Batch): 'running' | 'stopped' {
    return this.#deps.isAlive(id) ? 'running' : 'stopped'
  }

  #item(item: BatchItem, begun: ReadonlyMap<ItemId, RotationId>): BatchItem {
    const rotationId = item.rotationId ?? begun.get(item.itemId) ?? null
    if (rotationId === null) return item
    const standing = this.#standing(rotationId)
    if (standing === null) {
      // Its journal went with its item, or made room for newer ones of the same item.
      return isSettled(item) ? item : { ...item, state: 'failed', code: 'not-found' }
    }
    const { state, code } = standing
    const isSame = state === item.state && code === item.code && rotationId === item.rotationId
    return isSame ? item : { ...item, rotationId, state, code, at: this.#deps.context.clock.now() }
  }

  /** How a replacement stands; told once for each writing of it, for a batch may have a thousand. */
  #standing(id: RotationId): ItemStanding | null {
    const kept = this.#deps.context.session.journal(id)
    if (kept === null) return null
    const before = this.#read.get(id)
    const isRunning = this.#deps.desk.isRunning(id)
    if (before?.stamp === kept.stamp && !isRunning) return before.is
    const is = standingOf(this.#deps.desk.get(id))
    if (!isRunning) this.#read.set(id, { stamp: kept.stamp, is })
    return is
  }

  /** Replacements of this batch that may stand for a key which names none. */
  #begunFor(id: BatchId): ReadonlyMap<ItemId, RotationId> {
    const own = this.#deps.context.session
      .journals()
      .filter(({ body }: KeptJournal) => body.batchId === id && body.step !== 'abandoned')
      .sort((a, b) => a.body.startedAt - b.body.startedAt)
    return new Map(own.map((kept) => [kept.body.itemId, kept.id]))
  }
}
