/**
 * Reads the trail of a journal: which step came before, and when one was reached.
 */
import type { Journal, Step } from '../../src-shared/rotation.ts'

/** The step at which a journal stood before it came to the present one, or null. */
export function stepBefore({ trail }: Pick<Journal, 'trail'>, present: Step): Step | null {
  const last = trail.findLastIndex(({ step }) => step !== present)
  return trail[last]?.step ?? null
}
