import type { RotationView } from '../../../src-shared/rotation.ts'
import { formatNearDay } from '../../format/dates.ts'
import { batchWords } from '../../words/en-batches.ts'

const words = batchWords.progress

/** What is left to do about the old key of a batch's replacement; empty once it is over. */
export function oldLeft(
  view: Pick<RotationView, 'kind' | 'step' | 'strategy' | 'oldOffAt' | 'graceEndsAt'> | null,
  now: number,
): string {
  if (view?.kind !== 'replace' || view.oldOffAt !== null) return ''
  if (view.step === 'done' || view.step === 'abandoned') return ''
  const day = view.graceEndsAt === null ? null : formatNearDay(view.graceEndsAt, now)
  if (view.strategy === 'guided') return day === null ? words.oldByHand : words.oldFrom(day)
  return day === null ? words.oldStillWorks : words.oldUntil(day)
}
