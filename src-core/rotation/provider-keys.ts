/**
 * The keys that a provider lists, beside what the vault holds of them; takes one into the vault.
 *
 * A key that is taken in comes without its value, unless the provider shows values again: then it
 * is read and saved at once. Nothing is changed at the provider.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { ItemId } from '../../src-shared/ids.ts'
import { parseItemName, toServiceName } from '../../src-shared/item-name.ts'
import type { ItemFields } from '../../src-shared/item.ts'
import { limits } from '../../src-shared/policy.ts'
import { defaultRotationPolicy, newOverview } from '../vault/new-overview.ts'
import { connectionOf, repeatable, type RotationContext } from './context.ts'
import { heldKey, versionOfListed, type KeyAt, type ListedValue } from './held-key.ts'
import { keepIfChanged, valueAtProvider } from './read-again.ts'
import { refreshConnection } from './refresh.ts'

/**
 * Takes a key of the provider's list into the vault, so that it can be managed from here.
 *
 * One that is here already stays as it is, unless its provider shows another value by now. Throws
 * 'not-found' for a key that is not listed.
 */
export async function adoptKey(context: RotationContext, at: KeyAt): Promise<ItemId> {
  const live = await repeatable(refreshConnection(context, at.connectionId))
  const key = live.find(({ remoteId }) => remoteId === at.remoteId)
  if (!key) throw new VaultError('not-found')
  const before = heldKey(context, at)?.version.id ?? null
  const secret = await valueAtProvider(context, at)
  try {
    if (secret) keepIfChanged(context, at, { key, secret, before })
    const held = heldKey(context, at)
    return held ? held.itemId : writeKey(context, at, { key, secret })
  } finally {
    secret?.fill(0)
  }
}

function writeKey(context: RotationContext, at: KeyAt, taken: ListedValue): ItemId {
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
  const version = versionOfListed(context, taken, isPair ? at.remoteId : null)
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
