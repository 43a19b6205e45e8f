/**
 * Tries a key of this vault by a real call, and gives an answer time to change before it is
 * believed: providers need seconds until every machine of theirs knows of a change (W9).
 */
import { VaultError, type ErrorCode } from '../../src-shared/errors.ts'
import type { RotationId } from '../../src-shared/ids.ts'
import type { SecretVersion } from '../../src-shared/item.ts'
import { proofPausesMs } from '../../src-shared/policy.ts'
import type { Journal } from '../../src-shared/rotation.ts'
import { withReach, type RotationContext } from './context.ts'
import { journalOf, writeStep } from './journal.ts'
import { versionById } from './versions.ts'

/** What the provider says of a key; throws 'no-secret' where the vault does not hold it. */
export async function tryKey(
  context: RotationContext,
  { itemId, connectionId }: Pick<Journal, 'itemId' | 'connectionId'>,
  { id: versionId, remoteId, credentialId }: SecretVersion,
): Promise<'accepted' | 'refused'> {
  const secret = context.session.secret(itemId, versionId)
  if (secret === null) throw new VaultError('no-secret')
  try {
    context.session.transact((tx) => tx.audit({ event: 'used', itemId, versionId }))
    return await withReach(context, connectionId, ({ connector, link }) =>
      // A key that a person made has no id of the provider's beside its credential ID.
      connector.verify(link, { remoteId: remoteId ?? credentialId ?? '', credentialId, secret }),
    )
  } finally {
    secret.fill(0)
  }
}

/** Puts the next try off; throws the code once there were enough of them. */
export function putOff(context: RotationContext, id: RotationId, code: ErrorCode): void {
  const { step, attempts: tried = 0 } = journalOf(context, id).body
  const pause = proofPausesMs[tried]
  if (pause === undefined) throw new VaultError(code)
  const notBefore = context.clock.now() + pause
  writeStep(context, id, { from: [step], change: { attempts: tried + 1, notBefore } })
}

/** A version of the journal's item; throws 'not-found'. */
export function versionOf(
  { session }: RotationContext,
  { itemId }: Pick<Journal, 'itemId'>,
  id: string | null,
): SecretVersion {
  const version = versionById(session.overview(itemId)?.body ?? null, id)
  if (!version) throw new VaultError('not-found')
  return version
}
