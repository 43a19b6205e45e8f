import type { BatchItemState, BatchView } from '../../../src-shared/batch.ts'
import { batchWords } from '../../words/en-batches.ts'

/** What a person may do with a batch. */
export type BatchAction = 'stop' | 'resume' | 'retry' | 'end'

const words = batchWords.progress

/** How many keys of a batch stand in each state. */
export function countsOf(view: Pick<BatchView, 'items'>): Readonly<Record<BatchItemState, number>> {
  const count = (state: BatchItemState) => view.items.filter((item) => item.state === state).length
  return {
    todo: count('todo'),
    running: count('running'),
    waiting: count('waiting'),
    done: count('done'),
    failed: count('failed'),
    skipped: count('skipped'),
  }
}

/** The rest of the sum beside what is done, such as `1 under way, 2 stopped`; may be empty. */
export function partsText(view: Pick<BatchView, 'items'>): string {
  const counts = countsOf(view)
  return (['running', 'failed', 'waiting', 'todo', 'skipped'] as const)
    .filter((state) => counts[state] > 0)
    .map((state) => words.parts[state](counts[state]))
    .join(', ')
}

/** What may be done with a batch now, the likeliest first. */
export function batchActions(view: Pick<BatchView, 'state' | 'items'>): readonly BatchAction[] {
  const { todo, running, failed } = countsOf(view)
  const isOpen = todo > 0
  if (view.state === 'done') return failed > 0 ? ['retry'] : []
  if (view.state === 'stopped') return [...(isOpen ? ['resume' as const] : []), ...after()]
  return [...(isOpen || running > 0 ? ['stop' as const] : []), ...after()]

  function after(): readonly BatchAction[] {
    return [...(failed > 0 ? ['retry' as const] : []), ...(isOpen ? ['end' as const] : [])]
  }
}

/** The one sentence about what is true of a batch. */
export function truthOf(view: Pick<BatchView, 'state' | 'items'>): string {
  if (view.state !== 'done') return words.truths[view.state]
  return countsOf(view).failed > 0 ? words.truths.doneWithFailed : words.truths.done
}
