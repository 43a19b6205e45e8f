/**
 * Looks what happened after a reply was lost. Makes nothing and turns nothing off.
 *
 * A key counts as ours only if its id was absent from the list stored with the intent, and its
 * name is exactly ours, and it was created inside the window (DESIGN section 3). Anything less is
 * shown to the person, who decides.
 */
import type { RotationId } from '../../src-shared/ids.ts'
import { clockSkewMs } from '../../src-shared/policy.ts'
import type { Candidate, Journal } from '../../src-shared/rotation.ts'
import type { RemoteKey } from '../connectors/connector.ts'
import { withReach, type RotationContext } from './context.ts'
import { journalOf, writeStep } from './journal.ts'

/** Reads the provider's list and writes down what it proves. */
export async function checkWhatHappened(context: RotationContext, id: RotationId): Promise<void> {
  const { body } = journalOf(context, id)
  const live = await withReach(context, body.connectionId, ({ connector, link }) =>
    connector.list(link),
  )
  const candidates = candidatesOf(body, live, context.clock.now())
  writeStep(context, id, {
    change: verdict(candidates),
    also: (tx) => tx.audit({ event: 'reconciled', itemId: body.itemId, versionId: null }),
  })
}

/** The keys that were not there before the request, and whether each is ours by every sign. */
export function candidatesOf(
  journal: Pick<Journal, 'idsBefore' | 'name' | 'askedAt'>,
  live: readonly RemoteKey[],
  now: number,
): Candidate[] {
  const before = new Set(journal.idsBefore ?? [])
  const from = (journal.askedAt ?? now) - clockSkewMs
  return live
    .filter((key) => !before.has(key.remoteId))
    .map((key) => ({
      remoteId: key.remoteId,
      name: key.name,
      createdAt: key.createdAt,
      signer: key.signer,
      ours:
        key.name === journal.name &&
        key.createdAt !== null &&
        key.createdAt >= from &&
        key.createdAt <= now + clockSkewMs,
    }))
}

/** What a list of candidates proves: nothing was made, exactly one of ours was, or neither. */
export function verdict(
  candidates: Candidate[],
): Pick<Journal, 'step' | 'candidates' | 'target'> & Partial<Pick<Journal, 'idsBefore'>> {
  const ours = candidates.filter((candidate) => candidate.ours)
  const [only] = ours
  if (candidates.length === 0) {
    return { step: 'planned', candidates, target: null, idsBefore: null }
  }
  if (only && ours.length === 1) return { step: 'orphaned', candidates, target: only.remoteId }
  return { step: 'unknown', candidates, target: null }
}
