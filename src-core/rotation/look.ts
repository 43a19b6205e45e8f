/**
 * Looks whether an old key is still used once its grace is over, and has it turned off if not.
 *
 * Only the provider's own word counts: a key that it does not show quiet stays, and the person
 * decides. A provider whose clock and ours are far apart cannot be believed about dates (W7).
 */
import { VaultError } from '../../src-shared/errors.ts'
import type { RotationId } from '../../src-shared/ids.ts'
import { clockSkewMs, lookAgainMs } from '../../src-shared/policy.ts'
import type { RemoteKey } from '../connectors/connector.ts'
import { withReach, type RotationContext } from './context.ts'
import { journalOf, writeStep } from './journal.ts'
import { writeRetireIntent } from './retire.ts'
import { meansOf } from './strategy.ts'
import { tryKey, versionOf } from './try-key.ts'

/** Writes down what the provider says; ends in `retiring` where the old key may go by itself. */
export async function lookIfQuiet(context: RotationContext, id: RotationId): Promise<void> {
  const decidedOn = journalOf(context, id)
  const { body, stamp: basis } = decidedOn
  const { remoteId } = versionOf(context, body, body.oldVersionId)
  if (remoteId === null) throw new VaultError('capability-missing')
  const live = await listByRightClock(context, id)
  const key = live.find((one) => one.remoteId === remoteId) ?? null
  const now = context.clock.now()
  const since = Math.min(body.promotedAt ?? 0, now)
  const usedAt = key === null ? await usedThoughGone(context, id) : usedSince(key, since)
  const notBefore = now + lookAgainMs
  if (usedAt === 'unknown') {
    writeStep(context, id, { basis, change: { notBefore } })
  } else if (usedAt !== null) {
    const change = { stillUsedAt: usedAt, quietAt: undefined, notBefore }
    writeStep(context, id, { basis, change })
  } else if (meansOf(context, body).asksPhrase || key?.signer === true) {
    const change = { stillUsedAt: undefined, quietAt: now, notBefore }
    writeStep(context, id, { basis, change })
  } else {
    writeRetireIntent(context, { decidedOn, target: remoteId, who: 'keyturn', quietAt: now })
  }
}

/** A list without the key shows nothing about it: only a call with it tells that it is gone. */
async function usedThoughGone(context: RotationContext, id: RotationId): Promise<null | 'unknown'> {
  const { body } = journalOf(context, id)
  const old = versionOf(context, body, body.oldVersionId)
  if (!meansOf(context, body).verifies) return 'unknown'
  return (await tryKey(context, body, old)) === 'refused' ? null : 'unknown'
}

/** When a key was used after an instant; null if it was not. */
function usedSince(key: RemoteKey, since: number): number | null | 'unknown' {
  if (!key.lastUsedKnown) return 'unknown'
  return key.lastUsedAt !== null && key.lastUsedAt > since ? key.lastUsedAt : null
}

async function listByRightClock(
  context: RotationContext,
  id: RotationId,
): Promise<readonly RemoteKey[]> {
  const { connectionId } = journalOf(context, id).body
  let apart = 0
  const live = await withReach(context, connectionId, ({ connector, link }) => {
    const heard = (date: number) => {
      apart = Math.abs(date - context.clock.now())
      link.heard?.(date)
    }
    return connector.list({ ...link, heard })
  })
  if (apart > clockSkewMs) throw new VaultError('clock-skewed')
  return live
}
