/**
 * What a person decides about something under way, and the writing of it where no provider is asked.
 */
import { VaultError } from '../../src-shared/errors.ts'
import type { RotationId } from '../../src-shared/ids.ts'
import type { Input } from '../../src-shared/ipc-contract.ts'
import type { Journal, RotationAction } from '../../src-shared/rotation.ts'
import type { AuditEvent } from '../vault/audit-event.ts'
import type { RotationContext } from './context.ts'
import { journalOf, writeStep, type JournalChange } from './journal.ts'
import { remoteIdsInVault } from './reconcile.ts'
import { versionById } from './versions.ts'

/** What a person decided about something under way. */
export type Decision = Omit<Input<'rotations.act'>, 'rotationId'>

/** What is decided without asking a provider. */
export type PlainDecision = Extract<
  RotationAction,
  'places-done' | 'none-is-ours' | 'finish-keeping-old' | 'end-here'
>

/** Writes the decision, with its line in the audit log. */
export function writeDecision(
  context: RotationContext,
  id: RotationId,
  decision: PlainDecision,
): void {
  const { body } = journalOf(context, id)
  const { change, event } = written(decision, body, context.clock.now())
  writeStep(context, id, {
    from: [body.step],
    change,
    who: 'person',
    also: (tx) => tx.audit({ event, itemId: body.itemId, versionId: body.newVersionId }),
  })
}

/**
 * The provider's id of the key that a person wants turned off; throws 'bad-request'.
 *
 * Only the old key, or what was listed as a candidate and is no key that this vault holds (I7).
 */
export function targetOf(
  context: RotationContext,
  body: Journal,
  { action, remoteId }: Pick<Decision, 'action' | 'remoteId'>,
): string {
  const overview = context.session.overview(body.itemId)?.body ?? null
  const isOld = action === 'turn-off-old'
  const old = versionById(overview, body.oldVersionId)
  const target = isOld ? old?.remoteId : (body.target ?? remoteId)
  const isCandidate = body.candidates.some((candidate) => candidate.remoteId === target)
  const mayBe = isOld || (isCandidate && !remoteIdsInVault(context).has(target ?? ''))
  if (!target || !mayBe) throw new VaultError('bad-request')
  return target
}

function written(
  decision: PlainDecision,
  body: Journal,
  now: number,
): { readonly change: JournalChange; readonly event: AuditEvent } {
  switch (decision) {
    case 'places-done':
      return { change: { placesDoneAt: now }, event: 'places-done' }
    case 'none-is-ours': {
      // What the person has judged is not offered again; what shows up late still is.
      const judged = body.candidates.map(({ remoteId }) => remoteId)
      const idsBefore = [...new Set([...(body.idsBefore ?? []), ...judged])]
      const change = { step: 'planned' as const, candidates: [], target: null, idsBefore }
      return { change, event: 'reconciled' }
    }
    case 'finish-keeping-old':
      return { change: { step: 'done' }, event: 'abandoned' }
    case 'end-here':
      return { change: { step: 'abandoned' }, event: 'abandoned' }
  }
}
