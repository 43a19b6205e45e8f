/**
 * Finds what the vault holds of a key that a provider lists, and describes such a key as a version.
 *
 * Pure readings; nothing is written and no provider is asked.
 */
import { VersionId, type ConnectionId, type ItemId } from '../../src-shared/ids.ts'
import type { Overview, SecretVersion } from '../../src-shared/item.ts'
import type { RemoteKey } from '../connectors/connector.ts'
import { secretHint } from '../vault/secret-hint.ts'
import type { RotationContext } from './context.ts'

/** One key of an account: the account, and the provider's id of the key. */
export type KeyAt = { readonly connectionId: ConnectionId; readonly remoteId: string }

/** The item that holds a key of an account, and the version that it is. */
export type HeldKey = {
  readonly itemId: ItemId
  readonly overview: Overview
  readonly version: SecretVersion
}

const liveStages = ['current', 'pending', 'previous'] as const

/** What the vault holds of a key; null where it does not know it. */
export function heldKey(
  { session }: Pick<RotationContext, 'session'>,
  { connectionId, remoteId }: KeyAt,
): HeldKey | null {
  for (const { id, body } of session.overviews()) {
    if (body.connectionId !== connectionId) continue
    // Where keys are replaced in place a dead version may have the id of the living one.
    const all = body.versions.filter((version) => version.remoteId === remoteId)
    const version = liveStages.flatMap((stage) => all.filter((one) => one.stage === stage))[0]
    if (version) return { itemId: id, overview: body, version }
  }
  return null
}

/** A key of the list, with its value where the provider shows it. */
export type ListedValue = { readonly key: RemoteKey; readonly secret: Uint8Array | null }

/** The version of a key of the list; its id is new. */
export function versionOfListed(
  { session, clock, newId }: RotationContext,
  { key, secret }: ListedValue,
  credentialId: string | null,
): SecretVersion {
  return {
    id: VersionId.parse(newId()),
    stage: 'current',
    credentialId,
    remoteId: key.remoteId,
    nameAtProvider: key.name,
    createdAt: key.createdAt,
    createdSource: key.createdAt === null ? null : 'provider',
    lastUsedAt: key.lastUsedAt,
    lastUsedSource: key.lastUsedKnown ? 'provider' : 'unknown',
    expiresAt: key.expiresAt,
    signer: key.signer,
    hint: secret && secretHint(secret),
    fingerprint: secret && session.fingerprint(secret),
    storedAt: clock.now(),
    replacedAt: null,
    graceEndsAt: null,
    revokedAt: null,
  }
}
