/**
 * Turns a key off at its provider: the old one, a new one that is not wanted, or an orphan.
 *
 * The intent stands in the journal before the request leaves. Turning off is repeated safely: the
 * id is ours, and a provider that no longer knows it has done what we asked. Only ids that we made
 * or that the person named are ever turned off (invariant I7).
 */
import { errorCodeOf } from '../../src-shared/errors.ts'
import type { RotationId } from '../../src-shared/ids.ts'
import { isRefusal, type Journal, type Step } from '../../src-shared/rotation.ts'
import { withReach, type RotationContext } from './context.ts'
import { journalOf, writeStep, type JournalChange } from './journal.ts'
import { versionById, versionByRemoteId, withRevoked } from './versions.ts'

/** What a key that is being turned off is to this rotation. */
export type TargetRole = 'old' | 'new' | 'orphan'

/** Which key the journal's target is. */
export function roleOfTarget({ session }: RotationContext, body: Journal): TargetRole {
  const overview = session.overview(body.itemId)?.body ?? null
  if (versionById(overview, body.oldVersionId)?.remoteId === body.target) return 'old'
  if (versionById(overview, body.newVersionId)?.remoteId === body.target) return 'new'
  return 'orphan'
}

/** Writes down that a key is about to be turned off. */
export function writeRetireIntent(context: RotationContext, id: RotationId, target: string): void {
  const { body } = journalOf(context, id)
  const overview = context.session.overview(body.itemId)?.body ?? null
  const versionId = versionByRemoteId(overview, target)?.id ?? null
  writeStep(context, id, {
    from: [body.step],
    change: { step: 'retiring', target },
    who: 'person',
    also: (tx) => tx.audit({ event: 'turn-off-asked', itemId: body.itemId, versionId }),
  })
}

/**
 * Asks the provider to turn the target off, with the phrase that the person typed where it asks
 * for one; true once that is written down.
 *
 * Goes back to the step before, with nothing changed, only after a refusal of the provider (then
 * it throws) or when the key still lives and a phrase is missing (then it answers false). After
 * everything else, a failure of our own disk included, the step stays `retiring`.
 */
export async function retireKey(
  context: RotationContext,
  id: RotationId,
  { phrase, before }: { readonly phrase: string | null; readonly before: Step },
): Promise<boolean> {
  const { target } = journalOf(context, id).body
  if (target === null) return false
  let isOff: boolean
  try {
    isOff = await askToTurnOff(context, id, { target, phrase })
  } catch (thrown) {
    if (isRefusal(errorCodeOf(thrown))) goBack(context, id, before)
    throw thrown
  }
  if (isOff) writeRetired(context, id)
  else goBack(context, id, before)
  return isOff
}

function askToTurnOff(
  context: RotationContext,
  id: RotationId,
  { target, phrase }: { readonly target: string; readonly phrase: string | null },
): Promise<boolean> {
  const { body } = journalOf(context, id)
  return withReach(context, body.connectionId, async ({ connector, link }) => {
    if (connector.facts.revokeWeight === 'typed-phrase' && phrase === null) {
      // Resumed without a phrase: a look at the list says whether it was done already.
      const live = await connector.list(link)
      return live.every((key) => key.remoteId !== target)
    }
    await connector.revoke(link, target, phrase)
    return true
  })
}

function goBack(context: RotationContext, id: RotationId, before: Step): void {
  // An orphan stays the one that is to be turned off.
  const change = before === 'orphaned' ? { step: before } : { step: before, target: null }
  writeStep(context, id, { from: ['retiring'], change })
}

function writeRetired(context: RotationContext, id: RotationId): void {
  const { body } = journalOf(context, id)
  const role = roleOfTarget(context, body)
  const at = context.clock.now()
  writeStep(context, id, {
    from: ['retiring'],
    change: changeAfter(role, body),
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

function changeAfter(role: TargetRole, body: Journal): JournalChange {
  switch (role) {
    case 'old':
      return { step: 'retired' }
    case 'new':
      return { step: 'abandoned' }
    case 'orphan': {
      // What the person has seen is not offered again; what shows up late still is.
      const seen = body.candidates.map(({ remoteId }) => remoteId)
      const idsBefore = [...new Set([...(body.idsBefore ?? []), ...seen])]
      return { step: 'planned', target: null, candidates: [], idsBefore }
    }
  }
}
