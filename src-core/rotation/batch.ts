/**
 * Replaces many keys, one after another: a key that fails does not stop the others.
 *
 * Promises: what is done to a key stands in its own journal, and the batch is told from there;
 * nothing is begun for a batch that was not started or resumed in this process; an account that
 * asks to wait is left alone until then, while others go on. Has no timer of its own: whoever owns
 * it calls `tick`.
 */
import type { Batch, BatchFilter, BatchPlanItem, BatchView } from '../../src-shared/batch.ts'
import { assertNever, errorCodeOf, VaultError } from '../../src-shared/errors.ts'
import { BatchId, type ItemId, type RotationId } from '../../src-shared/ids.ts'
import type { Input } from '../../src-shared/ipc-contract.ts'
import { isOver, type RotationAction } from '../../src-shared/rotation.ts'
import {
  addBatch,
  batchById,
  batchesIn,
  changeBatch,
  withItem,
  type BatchItem,
} from './batch-book.ts'
import { BatchReader } from './batch-reader.ts'
import { batchView, whoActs } from './batch-state.ts'
import { summaryBytes } from './batch-summary.ts'
import type { RotationContext } from './context.ts'
import type { RotationDesk } from './desk.ts'
import { planBatch } from './plan-batch.ts'
import { beginReplace } from './start.ts'

/** What batches work with. */
export type BatchesDeps = {
  readonly context: RotationContext
  readonly desk: Pick<RotationDesk, 'get' | 'act' | 'isRunning'>
  /** Lets others have their turn between two keys. */
  readonly breathe: () => Promise<void>
  /** Something about a batch is not what the window was told. */
  readonly changed: () => void
}

/** One key whose turn it is. */
type Turn = { readonly batch: Batch; readonly item: BatchItem }

/** How Keyturn goes on with a key; none of these sends a request again blindly. */
const goingOn: readonly RotationAction[] = ['continue', 'start-again', 'check']

/** The batches of one unlocked vault. */
export class Batches {
  readonly #deps: BatchesDeps
  readonly #reader: BatchReader
  /** Batches that a person started or resumed in this process. */
  readonly #alive = new Set<BatchId>()
  /** Replacements that are to be taken up once more. */
  readonly #again = new Set<RotationId>()
  #work: Promise<void> | null = null
  #halted = false

  constructor(deps: BatchesDeps) {
    this.#deps = deps
    this.#reader = new BatchReader({ ...deps, isAlive: (id) => this.#alive.has(id) })
  }

  /** Whether there is a key that is still to be begun or taken up by itself. */
  get hasWork(): boolean {
    if (this.#halted || this.#alive.size === 0) return false
    const { body } = this.#deps.context.session.settings()
    const alive = batchesIn(body).filter(({ id }) => this.#alive.has(id))
    const isLeft = alive.some(({ items }) => items.some(({ state }) => state === 'todo'))
    return isLeft || this.#again.size > 0
  }

  /** Whether this replacement may be part of a batch. */
  concerns(id: RotationId): boolean {
    return this.#deps.context.session.journal(id)?.body.batchId !== undefined
  }

  /** What would be replaced, and how. */
  plan(filter: BatchFilter): BatchPlanItem[] {
    return planBatch(this.#deps.context, filter)
  }

  /** Every batch, the newest first, as its replacements stand now. */
  list(): BatchView[] {
    const { body } = this.#deps.context.session.settings()
    return batchesIn(body).map((batch) => batchView(this.#reader.asItStands(batch)))
  }

  /** Begins a batch; throws 'not-found' where one of its items is gone. */
  start({ title, reason, itemIds, acceptsBreak }: Input<'batches.start'>): BatchView {
    const { session, clock, newId } = this.#deps.context
    const items = [...new Set(itemIds)].map((itemId) => this.#newItem(itemId))
    const id = BatchId.parse(newId())
    const startedAt = clock.now()
    addBatch(session, { id, title, reason, startedAt, state: 'running', acceptsBreak, items })
    this.#alive.add(id)
    return this.#goOnWith(id)
  }

  /** Stops, resumes, retries or ends a batch; throws 'not-allowed-now' where that means nothing. */
  act({ batchId, action }: Input<'batches.act'>): BatchView {
    const batch = this.#now(batchId)
    switch (action) {
      case 'stop':
        assertThat(batch.state === 'running')
        this.#putDown(batch, { state: 'stopped' })
        break
      case 'resume':
        assertThat(batch.state === 'stopped')
        this.#takeUp(batch, 'waiting')
        break
      case 'retry':
        assertThat(batch.items.some(({ state }) => state === 'failed'))
        this.#takeUp(batch, 'failed')
        break
      case 'end':
        assertThat(batch.state !== 'done')
        this.#putDown(batch, { state: 'done', items: batch.items.map(leftOut) })
        break
      default:
        assertNever(action)
    }
    return this.#goOnWith(batchId)
  }

  /** The bytes of a summary without any value; throws 'not-found'. */
  summary({ batchId, form }: Pick<Input<'batches.export'>, 'batchId' | 'form'>): Uint8Array {
    const view = batchView(this.#now(batchId))
    const items = view.items.map((item) => ({
      ...item,
      who: whoActs(item, this.#reader.rotation(item.rotationId)),
    }))
    return summaryBytes({ ...view, items }, form)
  }

  /** Writes down how the batches stand, and goes on with those that run; never throws. */
  async tick(): Promise<void> {
    try {
      if (this.#halted || this.#deps.context.session.readOnly !== null) return
      for (const id of this.#alive) this.#settle(id)
    } catch {
      // What cannot be written down now is written with a later tick.
    }
    await this.run()
  }

  /** Works until no key of a running batch can be begun now; never throws. */
  run(): Promise<void> {
    this.#work ??= this.#loop().finally(() => (this.#work = null))
    return this.#work
  }

  /** Begins nothing more; what is under way is carried to its end by the desk. */
  halt(): void {
    this.#halted = true
  }

  #goOnWith(id: BatchId): BatchView {
    this.#deps.changed()
    void this.run()
    return batchView(this.#now(id))
  }

  async #loop(): Promise<void> {
    try {
      for (let turn = this.#next(); turn !== null; turn = this.#next()) {
        await this.#take(turn)
        await this.#deps.breathe()
      }
    } catch {
      // What could not be written down, as on a full disk, is tried again with the next tick.
    }
  }

  /** The next key that can be begun now, of the oldest batch first; null if there is none. */
  #next(): Turn | null {
    const { session } = this.#deps.context
    if (this.#halted || this.#alive.size === 0 || session.readOnly !== null) return null
    const paused = this.#reader.pausedAccounts()
    const alive = batchesIn(session.settings().body).filter(({ id }) => this.#alive.has(id))
    for (const batch of alive.reverse()) {
      const item = batch.items.find((each) => {
        const account = session.overview(each.itemId)?.body.connectionId ?? null
        return !(account !== null && paused.has(account)) && this.#isWanted(batch, each)
      })
      if (item) return { batch, item }
    }
    return null
  }

  #isWanted(batch: Batch, item: BatchItem): boolean {
    if (item.rotationId !== null) return this.#again.has(item.rotationId)
    return item.state === 'todo' && this.#reader.itemAsItStands(batch, item).state === 'todo'
  }

  /** Begins or takes up one key; whatever happens to it stops no other. */
  async #take({ batch, item }: Turn): Promise<void> {
    const { itemId } = item
    try {
      const rotationId = item.rotationId ?? this.#begin(batch, itemId)
      this.#again.delete(rotationId)
      this.#note(batch.id, itemId, { rotationId, state: 'running', code: null })
      await this.#carryOn(rotationId)
    } catch (thrown) {
      this.#note(batch.id, itemId, { state: 'failed', code: errorCodeOf(thrown) })
    }
    this.#settle(batch.id)
  }

  #begin({ id, reason, acceptsBreak }: Batch, itemId: ItemId): RotationId {
    const accepts = acceptsBreak.includes(itemId)
    return beginReplace(this.#deps.context, { itemId, reason, acceptsBreak: accepts, batchId: id })
  }

  /** Goes on as far as Keyturn can: where a look was needed first, once more after it. */
  async #carryOn(id: RotationId): Promise<void> {
    const first = await this.#actOn(id)
    if (first === 'check') await this.#actOn(id)
  }

  async #actOn(id: RotationId): Promise<RotationAction | null> {
    const { actions } = this.#deps.desk.get(id)
    const action = goingOn.find((each) => actions.includes(each))
    if (action === undefined) return null
    await this.#deps.desk.act(id, { action, remoteId: null, phrase: null })
    return action
  }

  /** Has a batch go on, and takes up once more the keys that wait or have failed. */
  #takeUp(batch: Batch, which: 'waiting' | 'failed'): void {
    const items = batch.items.map((item) => {
      if (item.state !== which) return item
      const rotation = this.#reader.rotation(item.rotationId)
      if (rotation === null || isOver(rotation.step)) {
        return which === 'failed' ? ({ ...item, ...unbegun } as const) : item
      }
      const isReady = rotation.actions.some((action) => goingOn.includes(action))
      // What waits until a certain time is carried on by the desk.
      if (isReady && rotation.notBefore === null) this.#again.add(rotation.id)
      return item
    })
    this.#alive.add(batch.id)
    this.#write(batch.id, { state: 'running', items })
  }

  #putDown({ id }: Batch, change: Partial<Pick<Batch, 'state' | 'items'>>): void {
    this.#write(id, change)
    this.#alive.delete(id)
  }

  #write(id: BatchId, change: Partial<Pick<Batch, 'state' | 'items'>>): void {
    changeBatch(this.#deps.context.session, id, (batch) => ({ ...batch, ...change }))
  }

  #note(id: BatchId, itemId: ItemId, change: Partial<BatchItem>): void {
    const { session, clock } = this.#deps.context
    const at = clock.now()
    changeBatch(session, id, (batch) => withItem(batch, itemId, { ...change, at }))
    this.#deps.changed()
  }

  /** Writes a batch down as its replacements stand; one in which nothing is left is over. */
  #settle(id: BatchId): void {
    const { session } = this.#deps.context
    const { batch, isNew } = changeBatch(session, id, (found) => this.#reader.asItStands(found))
    if (batch.state === 'done') this.#alive.delete(id)
    if (isNew) this.#deps.changed()
  }

  #now(id: BatchId): Batch {
    return this.#reader.asItStands(batchById(this.#deps.context.session, id))
  }

  #newItem(itemId: ItemId): BatchItem {
    const overview = this.#deps.context.session.overview(itemId)?.body
    if (!overview) throw new VaultError('not-found')
    return { itemId, name: overview.name, ...unbegun, at: null }
  }
}

const unbegun = { rotationId: null, state: 'todo', code: null } as const

/** What has not begun is left out; what is under way goes its own way. */
function leftOut(item: BatchItem): BatchItem {
  return item.state === 'todo' ? { ...item, state: 'skipped' } : item
}

function assertThat(isAllowed: boolean): void {
  if (!isAllowed) throw new VaultError('not-allowed-now')
}
