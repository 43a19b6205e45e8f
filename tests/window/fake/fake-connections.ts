import type { ConnectionView, ProviderKey } from '../../../src-shared/connections-contract.ts'
import { ConnectionId, type ItemId } from '../../../src-shared/ids.ts'
import type { FakeBodies } from '../fake-bridge.ts'
import { refuse, type FakeVault } from './fake-vault.ts'
import { hexId } from './sample-items.ts'
import { linkable, moreConnections, strangers } from './sample-providers.ts'

/** What the fake answers about accounts at providers. */
export function connectionReplies(vault: FakeVault) {
  if (vault.extra === 'providers') vault.connections.push(...moreConnections(Date.now()))
  return {
    'connections.keys': ({ connectionId }) => {
      const connection = found(vault, connectionId)
      if (connection.facts.capabilities.list !== 'api') refuse('capability-missing')
      const keys = [...held(vault, connection), ...strangers(connection, Date.now())]
      return { connection, keys, at: Date.now() }
    },
    'connections.adopt': ({ connectionId, remoteId }) => adopt(vault, connectionId, remoteId),
    'connections.providers': () =>
      linkable.map((facts) => ({
        facts,
        parameters: facts.vendor === 'ckeditor' ? [environment] : [],
        origins: facts.vendor === 'ckeditor' ? null : [],
        needsAdmin: facts.capabilities.list === 'api',
      })),
    'connections.add': ({ provider, name }) => {
      const facts = linkable.find(({ id }) => id === provider) ?? refuse('connector-invalid')
      const id = ConnectionId.parse(hexId('c', 50 + vault.connections.length))
      const none = { refreshedAt: null, liveKeys: null, knownKeys: 0, role: null, mayManage: null }
      const view: ConnectionView = { id, name, facts, ...none }
      vault.connections.push(view)
      vault.tell('items.changed', null)
      return view
    },
    'connections.remove': ({ connectionId }) => {
      vault.connections.splice(vault.connections.indexOf(found(vault, connectionId)), 1)
      vault.tell('items.changed', null)
      return null
    },
  } satisfies Partial<FakeBodies>
}

const environment = { id: 'environment', name: 'Environment ID', values: null }

function found(vault: FakeVault, id: ConnectionId): ConnectionView {
  return vault.connections.find((one) => one.id === id) ?? refuse('not-found')
}

/** The keys of the vault's items, as a provider that lists them would name them. */
function held(vault: FakeVault, { id, facts }: ConnectionView): ProviderKey[] {
  return vault.items
    .filter(({ overview }) => overview.connectionId === id)
    .flatMap((item) =>
      item.overview.versions
        .filter(({ stage, remoteId }) => stage !== 'revoked' && remoteId !== null)
        .map((version) => ({
          remoteId: version.remoteId ?? '',
          name: item.overview.name,
          createdAt: version.createdAt,
          lastUsedAt: facts.capabilities.lastUsedAt === 'api' ? version.lastUsedAt : null,
          lastUsedKnown: facts.capabilities.lastUsedAt === 'api',
          expiresAt: null,
          signer: version.signer,
          hint: version.hint,
          owner: null,
          scopes: [],
          itemId: item.id,
          itemName: item.overview.name,
        })),
    )
}

function adopt(vault: FakeVault, connectionId: ConnectionId, remoteId: string) {
  const connection = found(vault, connectionId)
  const key = strangers(connection, Date.now()).find((one) => one.remoteId === remoteId)
  if (!key) refuse('not-found')
  const itemId: ItemId = vault.add({
    name: key.name ?? remoteId,
    kind: connection.facts.issues,
    providerName: connection.name,
    credentialId: null,
    createdAt: key.createdAt,
  })
  const { versions } = vault.item(itemId).overview
  vault.edit(itemId, { versions: versions.map((version) => ({ ...version, remoteId })) })
  return { itemId }
}
