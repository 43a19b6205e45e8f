/**
 * Does one piece of work: hands each to whoever knows how.
 *
 * Decides nothing; what comes next is read from the journal alone.
 */
import type { RotationId } from '../../src-shared/ids.ts'
import { deploymentPauseMs } from '../../src-shared/policy.ts'
import { nextWork, type NextWork, type Step } from '../../src-shared/rotation.ts'
import type { RotationContext } from './context.ts'
import { createKey, type InHand } from './create.ts'
import { updatePlaces } from './distribute.ts'
import { rotateInPlace } from './in-place.ts'
import { journalOf, writeStep } from './journal.ts'
import { lookIfQuiet } from './look.ts'
import { demoteNewKey, promoteNewKey } from './promote.ts'
import { assertOldWorks, finish, proveNewKey, proveOldKeyRefused } from './prove.ts'
import { checkWhatHappened } from './reconcile.ts'
import { retireKey, writeRetireIntent } from './retire.ts'
import { setSigner } from './signer.ts'
import { meansOf } from './strategy.ts'
import { stepBefore } from './trail.ts'
import { versionOf } from './try-key.ts'
import { undoPlaces } from './undo-places.ts'

/** Does the work that the journal asks for next, and what it needs to be put off. */
export async function doNextWork(
  context: RotationContext,
  id: RotationId,
  inHand: InHand,
): Promise<void> {
  const { body } = journalOf(context, id)
  const work = nextWork(body, meansOf(context, body))
  await doWork(context, { id, work }, inHand)
}

type Piece = { readonly id: RotationId; readonly work: NextWork }

async function doWork(context: RotationContext, { id, work }: Piece, inHand: InHand) {
  switch (work) {
    case 'create':
      return createKey(context, id, inHand)
    case 'rotate-in-place':
      return rotateInPlace(context, id, inHand)
    case 'prove-new':
      return proveNewKey(context, id)
    case 'update-places':
      await updatePlaces(context, id)
      lookAgainLater(context, id)
      return
    case 'promote':
      return promoteNewKey(context, id)
    case 'look-if-quiet':
      return lookIfQuiet(context, id)
    case 'retire':
      await retireOld(context, id)
      return
    case 'prove-old-refused':
      return proveOldKeyRefused(context, id)
    case 'finish':
      finish(context, id)
      return
    case 'undo-places':
      await undoPlaces(context, id)
      lookAgainLater(context, id)
      return
    case 'demote':
      await assertOldWorks(context, id)
      return demoteNewKey(context, id)
    case 'retire-new':
      return retireNew(context, id)
    case 'set-signer':
      return setSigner(context, id)
    case 'check':
      return checkWhatHappened(context, id)
    case 'none':
      return
  }
}

/** Turns off what the journal names, or else the old key; without a phrase of a person. */
export async function retireOld(
  context: RotationContext,
  id: RotationId,
  phrase: string | null = null,
): Promise<boolean> {
  const decidedOn = journalOf(context, id)
  if (decidedOn.body.step !== 'retiring') {
    const { remoteId } = versionOf(context, decidedOn.body, decidedOn.body.oldVersionId)
    if (remoteId === null) return false
    writeRetireIntent(context, { decidedOn, target: remoteId, who: 'keyturn' })
  }
  return retireKey(context, id, { phrase, before: stepAfterRefusal(context, id) })
}

/** Where a journal that is turning a key off stands again after the provider refused. */
export function stepAfterRefusal(context: RotationContext, id: RotationId): Step {
  const { body } = journalOf(context, id)
  // A turn-off of its own that was refused is over: nothing changed, nothing is left to do.
  return body.kind === 'turn-off' ? 'abandoned' : (stepBefore(body, 'retiring') ?? 'planned')
}

async function retireNew(context: RotationContext, id: RotationId): Promise<void> {
  const decidedOn = journalOf(context, id)
  const { body } = decidedOn
  const { remoteId } = versionOf(context, body, body.newVersionId)
  if (remoteId === null) return
  await assertOldWorks(context, id)
  writeRetireIntent(context, { decidedOn, target: remoteId, who: 'keyturn' })
  await retireKey(context, id, { phrase: null, before: body.step })
}

/** A place that waits for a deployment is looked at again; what was put off is no more. */
function lookAgainLater(context: RotationContext, id: RotationId): void {
  const { places = [], notBefore } = journalOf(context, id).body
  const now = context.clock.now()
  if (notBefore !== undefined && notBefore > now) return
  if (places.some(({ state }) => state === 'waiting')) {
    writeStep(context, id, { change: { notBefore: now + deploymentPauseMs } })
  } else if (notBefore !== undefined) {
    writeStep(context, id, { change: { notBefore: undefined } })
  }
}
