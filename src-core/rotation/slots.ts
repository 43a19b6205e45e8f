/**
 * Which keys may be given up where a provider allows few and all places are taken.
 *
 * Never the key that is being replaced, and never one that signs webhooks: the person chooses
 * among the others, and only what was listed can be chosen.
 */
import { VaultError } from '../../src-shared/errors.ts'
import type { ItemId } from '../../src-shared/ids.ts'
import type { SecretVersion } from '../../src-shared/item.ts'
import { isOver, type Candidate, type Journal } from '../../src-shared/rotation.ts'
import type { RemoteKey } from '../connectors/connector.ts'
import type { RotationContext } from './context.ts'
import { candidate, mostCandidates } from './reconcile.ts'
import { versionById, versionByRemoteId } from './versions.ts'

/** The keys that may be chosen; old ones of this vault whose grace is over come first. */
export function slotCandidates(
  context: RotationContext,
  body: Journal,
  live: readonly RemoteKey[],
): Candidate[] {
  const replaced = replacedId(context, body)
  const isSpent = (key: RemoteKey): boolean => {
    const held = heldByRemoteId(context, body, key.remoteId)?.version
    return held?.stage === 'previous' && (held.graceEndsAt ?? 0) <= context.clock.now()
  }
  return live
    .filter((key) => key.remoteId !== replaced)
    .map((key) => ({ key, spent: isSpent(key) }))
    .sort((a, b) => Number(b.spent) - Number(a.spent))
    .map(({ key }) => candidate(key, false))
    .slice(0, mostCandidates)
}

/** The key to give up; throws 'bad-request', 'provider-signer-protected' or 'replacement-open'. */
export function slotToGiveUp(
  context: RotationContext,
  body: Journal,
  remoteId: string | null,
): string {
  const chosen = body.candidates.find((one) => one.remoteId === remoteId)
  if (!chosen || chosen.remoteId === replacedId(context, body)) throw new VaultError('bad-request')
  if (chosen.signer) throw new VaultError('provider-signer-protected')
  if (isPartOfAnother(context, body, chosen.remoteId)) throw new VaultError('replacement-open')
  return chosen.remoteId
}

/** The version of this vault that a key of the journal's account is, with its item. */
export function heldByRemoteId(
  { session }: RotationContext,
  { itemId, connectionId }: Pick<Journal, 'itemId' | 'connectionId'>,
  remoteId: string,
): { readonly itemId: ItemId; readonly version: SecretVersion } | null {
  const own = session.overview(itemId)
  const others = session.overviews().filter(({ body }) => body.connectionId === connectionId)
  for (const { id, body } of own ? [own, ...others] : others) {
    const version = versionByRemoteId(body, remoteId)
    if (version) return { itemId: id, version }
  }
  return null
}

function replacedId({ session }: RotationContext, body: Journal): string | null {
  const overview = session.overview(body.itemId)?.body ?? null
  return versionById(overview, body.oldVersionId)?.remoteId ?? null
}

/** Whether another replacement counts on that key. */
function isPartOfAnother(context: RotationContext, body: Journal, remoteId: string): boolean {
  const held = heldByRemoteId(context, body, remoteId)
  if (!held) return false
  return context.session
    .journals()
    .filter((kept) => !isOver(kept.body.step) && kept.body.itemId !== body.itemId)
    .some(({ body: { oldVersionId, newVersionId } }) =>
      [oldVersionId, newVersionId].includes(held.version.id),
    )
}
