/**
 * Tells how far a key of a batch is, from how its replacement stands.
 *
 * Pure: the replacement decides, and the batch only repeats it.
 */
import type { Batch, BatchItemState, BatchView } from '../../src-shared/batch.ts'
import { knownCode, type ErrorCode } from '../../src-shared/errors.ts'
import type { PlaceState, RotationView } from '../../src-shared/rotation.ts'
import type { BatchItem } from './batch-book.ts'

/** How far one key is, and why it is no further. */
export type ItemStanding = { readonly state: BatchItemState; readonly code: ErrorCode | null }

/** Places at which something went wrong that only a person can put right. */
const stuck: ReadonlySet<PlaceState> = new Set<PlaceState>(['failed', 'differs', 'unknown'])

/** How far a key is whose replacement stands like this. */
export function standingOf(view: RotationView): ItemStanding {
  if (view.step === 'abandoned' || view.truth === 'taken-back') {
    return { state: 'failed', code: view.trouble?.code ?? null }
  }
  // The new key is in use everywhere; what becomes of the old one is no matter of the batch.
  if (view.step === 'done') return { state: 'done', code: null }
  if (view.promotedAt !== null && view.backAt === null) return { state: 'done', code: null }
  const trouble = view.trouble?.code ?? null
  if (view.notBefore !== null) return { state: 'waiting', code: trouble }
  if (view.turn === 'keyturn') return { state: 'running', code: null }
  const isUnclear = view.step === 'unknown' || view.step === 'creating' || view.step === 'orphaned'
  if (trouble !== null || isUnclear) {
    return { state: 'failed', code: trouble ?? 'provider-no-reply' }
  }
  const place = view.places.find(({ state }) => stuck.has(state))
  return { state: 'waiting', code: place?.code ?? null }
}

/** Whether nothing more is done about a key of a batch by itself. */
export function isSettled({ state }: Pick<BatchItem, 'state'>): boolean {
  return state === 'done' || state === 'failed' || state === 'skipped'
}

/** Whether nothing more is done in a batch by itself. */
export function isFinished({ items }: Pick<Batch, 'items'>): boolean {
  return items.every(isSettled)
}

/** Who acts next on a key of a batch. */
export function whoActs(
  { state }: Pick<BatchItem, 'state'>,
  view: RotationView | null,
): 'keyturn' | 'person' | 'nobody' {
  switch (state) {
    case 'todo':
    case 'running':
      return 'keyturn'
    case 'waiting':
      return view !== null && view.notBefore !== null ? 'keyturn' : 'person'
    case 'failed':
      return 'person'
    case 'done':
    case 'skipped':
      return 'nobody'
  }
}

/** A batch as the window shows it: field by field, so that nothing of a later version slips in. */
export function batchView(batch: Batch): BatchView {
  const { id, title, reason, startedAt, state } = batch
  return {
    ...{ id, title, reason, startedAt, state },
    items: batch.items.map((item) => ({
      itemId: item.itemId,
      name: item.name,
      rotationId: item.rotationId,
      state: item.state,
      code: item.code === null ? null : knownCode(item.code),
      at: item.at,
    })),
  }
}
