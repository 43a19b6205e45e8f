/**
 * Admits, when a vault is opened, that a request which was under way may have made a key.
 *
 * Whoever opens a vault makes sure that no other process of this app is still working on it.
 */
import { writeStep } from './journal.ts'
import type { RotationContext } from './context.ts'

/** Writes down as unknown what was cut off; touches nothing of another lineage. */
export function admitCutOff(context: RotationContext): void {
  const { session, clock } = context
  if (session.readOnly !== null) return
  for (const { id, body } of session.journals()) {
    if (body.step !== 'creating' || body.lineage !== session.lineage) continue
    const trouble = { code: 'provider-no-reply' as const, at: clock.now() }
    writeStep(context, id, { from: ['creating'], change: { step: 'unknown', trouble } })
  }
}
