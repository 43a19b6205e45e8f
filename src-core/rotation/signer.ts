/**
 * Chooses which key a provider signs webhooks with.
 *
 * The provider is asked first; the call may be repeated safely, so a lost reply is simply asked
 * again. Afterwards its list says who signs, for every item of the connection at once.
 */
import { VaultError } from '../../src-shared/errors.ts'
import type { RotationId } from '../../src-shared/ids.ts'
import { withReach, type RotationContext } from './context.ts'
import { journalOf, writeStep } from './journal.ts'
import { versionById } from './versions.ts'
import { applyRemoteKeys } from './refresh.ts'

/** Makes the journal's version the signer; ends in `done`. */
export async function setSigner(context: RotationContext, id: RotationId): Promise<void> {
  const { body } = journalOf(context, id)
  const overview = context.session.overview(body.itemId)?.body ?? null
  const remoteId = versionById(overview, body.oldVersionId)?.remoteId ?? null
  if (remoteId === null) throw new VaultError('capability-missing')
  const { connectionId } = body
  if (connectionId === null) throw new VaultError('capability-missing')
  const live = await withReach(context, connectionId, async ({ connector, link }) => {
    await connector.setSigner(link, remoteId)
    return connector.list(link)
  })
  writeStep(context, id, {
    from: ['planned'],
    change: { step: 'done' },
    also: (tx) => {
      applyRemoteKeys(context, tx, { connectionId, live })
      tx.audit({ event: 'signer-set', itemId: body.itemId, versionId: body.oldVersionId })
    },
  })
}
