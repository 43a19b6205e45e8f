/**
 * Has a provider replace a key itself: the old one is dead as soon as the request is carried out.
 *
 * Order: write the intent and the ballast → ONE request, never repeated → commit the new secret as
 * the one in use, and the old one as dead, in one transaction. Until that commit nobody can say
 * which of the two lives (I1, I4 and I8 hold from then on); a lost reply is written down as such.
 */
import { VaultError } from '../../src-shared/errors.ts'
import type { RotationId } from '../../src-shared/ids.ts'
import { withReach, type RotationContext } from './context.ts'
import { storeInHand, writeFailure, type InHand } from './create.ts'
import { journalOf, whyOf, writeStep } from './journal.ts'
import { refuseWhileShared } from './shared-key.ts'
import { versionOf } from './try-key.ts'

/** Replaces the key of a planned rotation; ends in `stored`, `unknown`, or `planned` with trouble. */
export async function rotateInPlace(
  context: RotationContext,
  id: RotationId,
  inHand: InHand,
): Promise<void> {
  const { body } = journalOf(context, id)
  const { remoteId } = versionOf(context, body, body.oldVersionId)
  if (remoteId === null) throw new VaultError('capability-missing')
  refuseWhileShared(context, body)
  await withReach(context, body.connectionId, async ({ connector, link }) => {
    writeIntent(context, id)
    try {
      const generated = await connector.rotateInPlace(link, { remoteId, name: body.name })
      inHand.set(id, { generated, code: null })
    } catch (thrown) {
      writeFailure(context, id, thrown)
      return
    }
    storeInHand(context, id, inHand)
  })
}

function writeIntent(context: RotationContext, id: RotationId): void {
  const { body } = journalOf(context, id)
  const audited = { itemId: body.itemId, versionId: null, ...whyOf(body) }
  context.ballast.make()
  writeStep(context, id, {
    from: ['planned'],
    change: { step: 'creating', askedAt: context.clock.now() },
    also: (tx) => tx.audit({ event: 'generate-asked', ...audited }),
  })
}
