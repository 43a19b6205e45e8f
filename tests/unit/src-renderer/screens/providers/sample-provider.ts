import { connectorOf } from '../../../../../src-core/connectors/connector.ts'
import type { ConnectionView, ProviderKey } from '../../../../../src-shared/connections-contract.ts'
import { ConnectionId, ItemId } from '../../../../../src-shared/ids.ts'
import { ProviderId, type ProviderFacts } from '../../../../../src-shared/provider.ts'

/** What the product knows of a provider. */
export function factsOf(provider: string): ProviderFacts {
  const connector = connectorOf(ProviderId.parse(provider))
  if (!connector) throw new Error(`no connector of ${provider}`)
  return connector.facts
}

/** An account there, signed in as an administrator. */
export function account(provider: string, more: Partial<ConnectionView> = {}): ConnectionView {
  return {
    id: ConnectionId.parse('c'.repeat(32)),
    name: 'Mine',
    facts: factsOf(provider),
    refreshedAt: null,
    liveKeys: 1,
    knownKeys: 1,
    role: 'admin',
    mayManage: true,
    ...more,
  }
}

/** A key of its list that the vault holds. */
export function listedKey(more: Partial<ProviderKey> = {}): ProviderKey {
  return {
    remoteId: 'key_1',
    name: 'billing',
    createdAt: Date.parse('2026-09-01T10:00:00Z'),
    lastUsedAt: null,
    lastUsedKnown: true,
    expiresAt: null,
    signer: false,
    hint: 'sk_…8Q2d',
    owner: null,
    scopes: [],
    itemId: ItemId.parse('a'.repeat(32)),
    itemName: 'billing',
    ...more,
  }
}
