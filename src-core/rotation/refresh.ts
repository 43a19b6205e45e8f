/**
 * Brings what a provider says about its keys into the vault: last use, creation, signer.
 *
 * Only versions that carry the provider's own id are touched, only with what the provider states;
 * where it cannot say, what Keyturn saw itself stays. A key that is no longer listed is not
 * changed here: that is a finding for a person.
 */
import type { ConnectionId } from '../../src-shared/ids.ts'
import type { SecretVersion } from '../../src-shared/item.ts'
import type { RemoteKey } from '../connectors/connector.ts'
import type { Transaction } from '../vault/transaction.ts'
import { connectionOf, withReach, type RotationContext } from './context.ts'

/** What a provider listed for one connection. */
export type Listed = { readonly connectionId: ConnectionId; readonly live: readonly RemoteKey[] }

/** Reads the provider's list, writes what changed, and hands the list on; throws its failures. */
export async function refreshConnection(
  context: RotationContext,
  connectionId: ConnectionId,
): Promise<readonly RemoteKey[]> {
  const before = writingsOf(context, connectionId)
  const live = await withReach(context, connectionId, ({ connector, link }) => connector.list(link))
  // What was written while the provider was answering is newer than its answer.
  if (writingsOf(context, connectionId) !== before) return live
  context.session.transact((tx) => applyRemoteKeys(context, tx, { connectionId, live }))
  return live
}

/** Changes with every writing to an item of the connection. */
function writingsOf({ session }: RotationContext, connectionId: ConnectionId): string {
  const items = session.overviews().filter(({ body }) => body.connectionId === connectionId)
  return items.map(({ id, stamp }) => `${id}:${stamp}`).join()
}

/** Writes what a list says, inside a transaction of the caller. */
export function applyRemoteKeys(context: RotationContext, tx: Transaction, listed: Listed): void {
  const byId = new Map(listed.live.map((key) => [key.remoteId, key]))
  for (const { id, stamp, body } of context.session.overviews()) {
    if (body.connectionId !== listed.connectionId) continue
    const versions = body.versions.map((version) => withRemoteFacts(version, byId))
    if (versions.some((version, index) => version !== body.versions[index])) {
      tx.putOverview(id, { ...body, versions }, stamp)
    }
  }
  const connection = connectionOf(context, listed.connectionId)
  const refreshedAt = context.clock.now()
  const body = { ...connection.body, liveKeys: listed.live.length, refreshedAt }
  tx.putConnection(connection.id, body, connection.stamp)
}

/** The version with what the provider says of it; the very same object if that is nothing new. */
export function withRemoteFacts(
  version: SecretVersion,
  byId: ReadonlyMap<string, RemoteKey>,
): SecretVersion {
  // Where keys are replaced in place a dead version has the id of the living one.
  const remoteId = version.stage === 'revoked' ? null : version.remoteId
  const key = remoteId === null ? undefined : byId.get(remoteId)
  if (!key) return version
  // What Keyturn saw itself stands where the provider knows less, or has not noticed yet.
  const isNews = key.lastUsedKnown && (key.lastUsedAt ?? 0) >= (version.lastUsedAt ?? 0)
  const use = isNews
    ? { lastUsedAt: key.lastUsedAt, lastUsedSource: 'provider' as const }
    : { lastUsedAt: version.lastUsedAt, lastUsedSource: version.lastUsedSource }
  const made =
    key.createdAt === null
      ? { createdAt: version.createdAt, createdSource: version.createdSource }
      : { createdAt: key.createdAt, createdSource: 'provider' as const }
  const next = {
    ...version,
    ...use,
    ...made,
    expiresAt: key.expiresAt ?? version.expiresAt,
    signer: key.signer,
  }
  const same = (Object.keys(next) as (keyof SecretVersion)[]).every(
    (name) => next[name] === version[name],
  )
  return same ? version : next
}
