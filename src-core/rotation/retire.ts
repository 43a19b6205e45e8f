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
import { withReach, type KeptJournal, type RotationContext } from './context.ts'
import { journalOf, whyOf, writeStep, type JournalChange } from './journal.ts'
import { heldByRemoteId } from './slots.ts'
import { stepBefore } from './trail.ts'
import { versionById, withRevoked } from './versions.ts'

/** What a key that is being turned off is to this rotation. */
export type TargetRole = 'old' | 'new' | 'orphan' | 'slot'

/** Which key the journal's target is. */
export function roleOfTarget({ session }: RotationContext, body: Journal): TargetRole {
  const overview = session.overview(body.itemId)?.body ?? null
  if (versionById(overview, body.oldVersionId)?.remoteId === body.target) return 'old'
  if (versionById(overview, body.newVersionId)?.remoteId === body.target) return 'new'
  // Before a request was sent there is nothing to clear away but what takes up its place.
  return stepBefore(body, 'retiring') === 'planned' ? 'slot' : 'orphan'
}

/** Which key is to be turned off, and on whose word. */
export type RetireIntent = {
  /** The journal as it was when this was decided, before anything was waited for. */
  readonly decidedOn: KeptJournal
  readonly target: string
  readonly who: 'keyturn' | 'person'
  /** When the provider showed it quiet, where that is the reason. */
  readonly quietAt?: number
}

/**
 * Writes down that a key is about to be turned off.
 *
 * Throws 'changed-elsewhere' if the journal was written since this was decided: another program
 * with the same vault may be about to turn the other key off, or to bring this one to a place.
 */
export function writeRetireIntent(
  context: RotationContext,
  { decidedOn, target, who, quietAt }: RetireIntent,
): void {
  const { id, stamp, body } = decidedOn
  const held = heldByRemoteId(context, body, target)
  const itemId = held?.itemId ?? body.itemId
  const versionId = held?.version.id ?? null
  writeStep(context, id, {
    basis: stamp,
    change: { step: 'retiring', target, ...(quietAt === undefined ? {} : { quietAt }) },
    who,
    also: (tx) => tx.audit({ event: 'turn-off-asked', itemId, versionId, ...whyOf(body) }),
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
    const code = errorCodeOf(thrown)
    if (isRefusal(code)) goBack(context, id, before)
    if (code === 'provider-signer-protected') rememberSigner(context, id)
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
  writeStep(context, id, { from: ['retiring'], change: { ...change, quietAt: undefined } })
}

/** What the provider says now, and not what was remembered: in an emergency another comes first. */
function rememberSigner(context: RotationContext, id: RotationId): void {
  const { step, urgent, newVersionId } = journalOf(context, id).body
  if (step !== 'planned' || urgent !== true || newVersionId !== null) return
  writeStep(context, id, { from: ['planned'], change: { oldWasSigner: true } })
}

function writeRetired(context: RotationContext, id: RotationId): void {
  const { body } = journalOf(context, id)
  const role = roleOfTarget(context, body)
  const at = context.clock.now()
  const held = heldByRemoteId(context, body, body.target ?? '')
  const itemId = held?.itemId ?? body.itemId
  writeStep(context, id, {
    from: ['retiring'],
    change: changeAfter(role, body, at),
    also: (tx) => {
      const kept = context.session.overview(itemId)
      if (kept && held) {
        tx.putOverview(itemId, withRevoked(kept.body, held.version.id, at), kept.stamp)
      }
      const versionId = held?.version.id ?? null
      tx.audit({ event: 'turned-off', itemId, versionId, ...whyOf(body) })
    },
  })
}

function changeAfter(role: TargetRole, body: Journal, at: number): JournalChange {
  switch (role) {
    case 'old':
      return { step: 'retired', oldOffAt: at }
    case 'new':
      return { step: 'abandoned' }
    case 'slot':
      return { step: 'planned', target: null, candidates: [] }
    case 'orphan': {
      // What the person has seen is not offered again; what shows up late still is.
      const seen = body.candidates.map(({ remoteId }) => remoteId)
      const idsBefore = [...new Set([...(body.idsBefore ?? []), ...seen])]
      return { step: 'planned', target: null, candidates: [], idsBefore }
    }
  }
}
