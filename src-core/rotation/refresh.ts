/**
 * Brings what a provider says about its keys into the vault: last use, creation, signer.
 *
 * Only versions that carry the provider's own id are touched, only with what the provider states;
 * where it cannot say, what Keyturn saw itself stays. A key that is no longer listed is not
 * changed here: that is a finding for a person.
 */
import type { ConnectionId } from '../../src-shared/ids.ts'
import type { SecretVersion } from '../../src-shared/item.ts'
import type { Role } from '../connectors/account-reply.ts'
import type { RemoteKey } from '../connectors/connector.ts'
import type { Transaction } from '../vault/transaction.ts'
import { connectionOf, withReach, type RotationContext } from './context.ts'
import { versionByRemoteId } from './versions.ts'

/** What a provider said about one connection. */
export type Listed = {
  readonly connectionId: ConnectionId
  /** The keys that it listed, or null where it lists none to us. */
  readonly live: readonly RemoteKey[] | null
}

/** Reads the provider's list, writes what changed, and hands the list on; throws its failures. */
export async function refreshConnection(
  context: RotationContext,
  connectionId: ConnectionId,
): Promise<readonly RemoteKey[]> {
  const before = writingsOf(context, connectionId)
  const live = await withReach(context, connectionId, async ({ connector, link }) => {
    const signedInAs = await connector.role(link)
    // Who may not see the keys is told in what role, and not only that it was refused.
    if (signedInAs !== null) writeRole(context, connectionId, signedInAs)
    const lists = connector.facts.capabilities.list === 'api'
    return lists ? connector.list(link) : null
  })
  // What was written while the provider was answering is newer than its answer.
  if (writingsOf(context, connectionId) !== before) return live ?? []
  context.session.transact((tx) => {
    applyRemoteKeys(context, tx, { connectionId, live })
  })
  return live ?? []
}

function writeRole(context: RotationContext, id: ConnectionId, { role, mayManage }: Role): void {
  const { body, stamp } = connectionOf(context, id)
  if (body.role === role && body.mayManage === mayManage) return
  context.session.transact((tx) => {
    tx.putConnection(id, { ...body, role, mayManage }, stamp)
  })
}

/** Changes with every writing to an item of the connection. */
function writingsOf({ session }: RotationContext, connectionId: ConnectionId): string {
  const items = session.overviews().filter(({ body }) => body.connectionId === connectionId)
  return items.map(({ id, stamp }) => `${id}:${stamp}`).join()
}

/** Writes what a list says, inside a transaction of the caller. */
export function applyRemoteKeys(context: RotationContext, tx: Transaction, listed: Listed): void {
  const byId = new Map((listed.live ?? []).map((key) => [key.remoteId, key]))
  for (const { id, stamp, body } of context.session.overviews()) {
    if (body.connectionId !== listed.connectionId) continue
    const versions = body.versions.map((version) => {
      // Where keys are replaced in place several versions have the id of the one that lives.
      const living = version.remoteId && versionByRemoteId(body, version.remoteId)
      return living && living.id !== version.id ? version : withRemoteFacts(version, byId)
    })
    if (versions.some((version, index) => version !== body.versions[index])) {
      tx.putOverview(id, { ...body, versions }, stamp)
    }
  }
  const connection = connectionOf(context, listed.connectionId)
  const refreshedAt = context.clock.now()
  const count = listed.live === null ? {} : { liveKeys: listed.live.length }
  const body = { ...connection.body, ...count, refreshedAt }
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
