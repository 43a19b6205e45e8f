import { VaultError } from '../src-shared/errors.ts'
import type { Input } from '../src-shared/ipc-contract.ts'
import { limits } from '../src-shared/policy.ts'
import { storedWebhookOf } from '../src-shared/stored-webhook.ts'
import type { Replay, SentSample } from '../src-shared/webhook.ts'
import type { VaultHost } from './host.ts'
import { sampleFor } from './webhook-items.ts'
import { receiverAt } from './webhook-receiver.ts'
import { allowReceiver, deliver, signingOf, type Signing } from './webhook-sending.ts'

/** How many tests an item keeps. */
const mostReplays = 20

/**
 * Tries a receiver with the new secret and then with the old one, and writes down what came of it.
 *
 * Only an answer that refuses what was sent counts as refused: a receiver that does not answer, or
 * that breaks, has shown nothing.
 */
export async function replay(
  host: VaultHost,
  { itemId, to }: Input<'webhooks.replay'>,
): Promise<Replay> {
  const { open, world } = host
  if (open.session.readOnly !== null) throw new VaultError('vault-read-only')
  const receiver = receiverAt(to)
  const signing = signingOf(host, itemId)
  const versionId = signing.newId
  if (versionId === null) throw new VaultError('no-secret')
  await allowReceiver(host, signing, receiver)
  const send = async (id: Signing['newId']): Promise<SentSample | null> => {
    if (id === null) return null
    const body = sampleFor(world, open, itemId)
    return deliver(host, { signing, versionIds: [id], receiver, body })
  }
  const fresh = await send(versionId)
  const old = await send(signing.oldId)
  const result: Replay = {
    at: world.clock.now(),
    // Of a name that is too long to keep, the end says whose it is.
    ...{ host: receiver.host.slice(-limits.label), versionId },
    ...{ newStatus: fresh?.status ?? null, oldStatus: old?.status ?? null },
    newAccepted: isAccepted(fresh?.status ?? null),
    oldRefused: old && isRefused(old.status),
  }
  record(host, signing, result)
  return result
}

function isAccepted(status: number | null): boolean {
  return status !== null && status >= 200 && status <= 299
}

/** RFC 9110 section 15.5; 408 and 429 are about the connection and the rate, not about the key. */
function isRefused(status: number | null): boolean {
  return status !== null && status >= 400 && status <= 499 && status !== 408 && status !== 429
}

function record({ open, world }: VaultHost, { itemId }: Signing, result: Replay): void {
  const { session } = open
  session.transact((tx) => {
    // Read anew: others may have written while the receiver was asked.
    const kept = session.overview(itemId)
    const stored = kept && storedWebhookOf(kept.body)
    if (!kept || !stored) throw new VaultError('changed-elsewhere')
    const replays = [result, ...stored.replays].slice(0, mostReplays)
    const webhook = { ...stored, replays }
    const body = { ...kept.body, webhook, changedAt: world.clock.now() }
    tx.putOverview(itemId, body, kept.stamp)
    tx.audit({ event: 'replayed', itemId, versionId: result.versionId })
  })
}
