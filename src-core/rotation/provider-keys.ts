/**
 * The keys that a provider lists, beside what the vault holds of them; takes one into the vault.
 *
 * A key that is taken in comes without its value, unless the provider shows values again: then it
 * is read and saved at once. Nothing is changed at the provider.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { ItemId, VersionId, type ConnectionId } from '../../src-shared/ids.ts'
import { parseItemName, toServiceName } from '../../src-shared/item-name.ts'
import type { ItemFields, Overview, SecretVersion } from '../../src-shared/item.ts'
import { limits } from '../../src-shared/policy.ts'
import type { RemoteKey } from '../connectors/connector.ts'
import { defaultRotationPolicy, newOverview } from '../vault/new-overview.ts'
import { secretHint } from '../vault/secret-hint.ts'
import { connectionOf, repeatable, withReach, type RotationContext } from './context.ts'
import { refreshConnection } from './refresh.ts'

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

/**
 * Takes a key of the provider's list into the vault, so that it can be managed from here.
 *
 * One that is here already stays as it is. Throws 'not-found' for a key that is not listed.
 */
export async function adoptKey(context: RotationContext, at: KeyAt): Promise<ItemId> {
  const live = await repeatable(refreshConnection(context, at.connectionId))
  const key = live.find(({ remoteId }) => remoteId === at.remoteId)
  if (!key) throw new VaultError('not-found')
  const held = heldKey(context, at)
  if (held) return held.itemId
  const secret = await valueOf(context, at)
  try {
    // It may have been taken in from another window while the provider was answering.
    const since = heldKey(context, at)
    if (since) return since.itemId
    return writeKey(context, at, { key, secret })
  } finally {
    secret?.fill(0)
  }
}

async function valueOf(context: RotationContext, at: KeyAt): Promise<Uint8Array | null> {
  const facts = context.facts(connectionOf(context, at.connectionId).body)
  if (facts?.capabilities.readAgain !== 'api') return null
  const read = withReach(context, at.connectionId, ({ connector, link }) =>
    connector.readAgain(link, at.remoteId),
  )
  return (await repeatable(read)).secret
}

type Taken = { readonly key: RemoteKey; readonly secret: Uint8Array | null }

function writeKey(context: RotationContext, at: KeyAt, taken: Taken): ItemId {
  const { session, clock, newId } = context
  const connection = connectionOf(context, at.connectionId).body
  const facts = context.facts(connection)
  if (!facts) throw new VaultError('connector-invalid')
  const itemId = ItemId.parse(newId())
  const now = clock.now()
  const area = facts.areas?.find(({ id }) => id === at.remoteId)?.name
  const told = taken.key.name === '' ? null : taken.key.name
  const name = (told ?? area ?? at.remoteId).slice(0, limits.name)
  const isPair = facts.issues === 'key-pair'
  const version = versionOf(context, taken, isPair ? at.remoteId : null)
  const overview = newOverview({
    at: now,
    name,
    service: parseItemName(name)?.service ?? toServiceName(name),
    kind: facts.issues,
    fields: fieldsFor(facts.rotateAfterMonths),
    providerName: facts.name,
    linked: { connectionId: at.connectionId, provider: connection.provider },
  })
  const readableAgain = facts.capabilities.readAgain === 'api'
  session.transact((tx) => {
    if (taken.secret) tx.putSecret(itemId, version.id, taken.secret)
    tx.putOverview(itemId, { ...overview, readableAgain, versions: [version] }, null)
    tx.putDetails(itemId, { v: 1, notes: '' }, null)
    tx.audit({ event: 'added', itemId, versionId: version.id })
  })
  return itemId
}

function versionOf(
  { session, clock, newId }: RotationContext,
  { key, secret }: Taken,
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

function fieldsFor(everyMonths: number | null): ItemFields {
  const policy =
    everyMonths === null
      ? defaultRotationPolicy
      : { ...defaultRotationPolicy, everyDays: null, everyMonths }
  return {
    ...{ environment: '', business: '', owner: '', integration: '', envVar: '', purpose: '' },
    ...{ callers: [], tags: [], canWrite: false, policy, notes: '' },
  }
}
