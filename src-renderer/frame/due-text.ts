import type { DueView } from '../../src-shared/batch.ts'
import { batchWords } from '../words/en-batches.ts'

const words = batchWords.due

/** What is due in one sentence, such as `3 keys are overdue, 2 more within 14 days.`; may be empty. */
export function dueText({
  overdue,
  dueSoon,
  expired,
  oldStillWork,
}: Pick<DueView, 'overdue' | 'dueSoon' | 'expired' | 'oldStillWork'>): string {
  const parts = [
    overdue > 0 && words.overdue(overdue),
    expired > 0 && words.expired(expired),
    dueSoon > 0 && (overdue > 0 ? words.soonMore(dueSoon) : words.soon(dueSoon)),
    oldStillWork > 0 && words.oldWork(oldStillWork),
  ].filter((part) => part !== false)
  return parts.length === 0 ? '' : `${parts.join(', ')}.`
}
