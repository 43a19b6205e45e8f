/**
 * Turns a key off at its provider: the old one, a new one that is not wanted, or an orphan.
 *
 * The intent stands in the journal before the request leaves. Turning off is repeated safely: the
 * id is ours, and a provider that no longer knows it has done what we asked. Only ids that we made
 * or that the person named are ever turned off (invariant I7).
 */
import { errorCodeOf } from '../../src-shared/errors.ts'
import type { RotationId } from '../../src-shared/ids.ts'
import { isUnknownOutcome, type Journal, type Step } from '../../src-shared/rotation.ts'
import { withReach, type RotationContext } from './context.ts'
import { journalOf, writeStep } from './journal.ts'
import { versionById, versionByRemoteId, withRevoked } from './versions.ts'

/** What a key that is being turned off is to this rotation. */
export type TargetRole = 'old' | 'new' | 'orphan'

/** Which key the journal's target is. */
export function roleOfTarget(context: RotationContext, body: Journal): TargetRole {
  const overview = context.session.overview(body.itemId)?.body ?? null
  if (versionById(overview, body.oldVersionId)?.remoteId === body.target) return 'old'
  if (versionById(overview, body.newVersionId)?.remoteId === body.target) return 'new'
  return 'orphan'
}

/** Writes down that a key is about to be turned off. */
export function writeRetireIntent(context: RotationContext, id: RotationId, target: string): void {
  const { body } = journalOf(context, id)
  writeStep(context, id, {
    change: { step: 'retiring', target },
    who: 'person',
    also: (tx) => tx.audit({ event: 'turn-off-asked', itemId: body.itemId, versionId: null }),
  })
}

/**
 * Asks the provider to turn the target off, with the phrase that the person typed where it asks
 * for one. Ends in the step that follows, or throws after going back to the step before: a
 * refusal changed nothing. After an unknown outcome the step stays `retiring`.
 */
export async function retireKey(
  context: RotationContext,
  id: RotationId,
  { phrase, before }: { readonly phrase: string | null; readonly before: Step },
): Promise<void> {
  const { body } = journalOf(context, id)
  const { target } = body
  if (target === null) return
  try {
    await withReach(context, body.connectionId, async ({ connector, link }) => {
      const needsPhrase = connector.facts.revokeWeight === 'typed-phrase'
      if (needsPhrase && phrase === null) {
        // Resumed without a phrase: a look at the list says whether it was done already.
        const live = await connector.list(link)
        if (live.some((key) => key.remoteId === target)) {
          goBack(context, id, before)
          return
        }
      } else {
        await connector.revoke(link, target, phrase)
      }
      writeRetired(context, id)
    })
  } catch (thrown) {
    const code = errorCodeOf(thrown)
    if (!isUnknownOutcome(code)) goBack(context, id, before)
    throw thrown
  }
}

function goBack(context: RotationContext, id: RotationId, before: Step): void {
  writeStep(context, id, { change: { step: before, target: null } })
}

function writeRetired(context: RotationContext, id: RotationId): void {
  const { body } = journalOf(context, id)
  const role = roleOfTarget(context, body)
  const at = context.clock.now()
  writeStep(context, id, {
    change: changeAfter(role),
    also: (tx) => {
      const kept = context.session.overview(body.itemId)
      const version = versionByRemoteId(kept?.body ?? null, body.target ?? '')
      if (kept && version) {
        tx.putOverview(body.itemId, withRevoked(kept.body, version.id, at), kept.stamp)
      }
      const versionId = version?.id ?? null
      tx.audit({ event: 'turned-off', itemId: body.itemId, versionId })
    },
  })
}

function changeAfter(
  role: TargetRole,
): Partial<Pick<Journal, 'step' | 'target' | 'candidates'>> &
  Partial<Pick<Journal, 'idsBefore' | 'askedAt'>> {
  switch (role) {
    case 'old':
      return { step: 'retired' }
    case 'new':
      return { step: 'abandoned' }
    case 'orphan':
      return { step: 'planned', target: null, candidates: [], idsBefore: null, askedAt: null }
  }
}
