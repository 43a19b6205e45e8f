import type { DueView } from '../../src-shared/batch.ts'
import { batchWords } from '../words/en-batches.ts'
import { reviewWords } from '../words/en-review.ts'

const words = batchWords.due

/** What is due in one sentence, such as `3 keys are overdue, 2 more within 14 days.`; may be empty. */
export function dueText({
  overdue,
  dueSoon,
  expired,
  oldStillWork,
  reviewDue,
}: Pick<DueView, 'overdue' | 'dueSoon' | 'expired' | 'oldStillWork' | 'reviewDue'>): string {
  const parts = [
    overdue > 0 && words.overdue(overdue),
    expired > 0 && words.expired(expired),
    dueSoon > 0 && (overdue > 0 ? words.soonMore(dueSoon) : words.soon(dueSoon)),
    oldStillWork > 0 && words.oldWork(oldStillWork),
  ].filter((part) => part !== false)
  const keys = parts.length === 0 ? '' : `${parts.join(', ')}.`
  if (reviewDue !== true) return keys
  return [keys, `${reviewWords.bannerDue}.`].filter((part) => part !== '').join(' ')
}
