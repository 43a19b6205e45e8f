import { adoptKey, heldKey } from '../src-core/index.ts'
import type { ProviderKey, ProviderKeys } from '../src-shared/connections-contract.ts'
import { VaultError } from '../src-shared/errors.ts'
import type { ConnectionId } from '../src-shared/ids.ts'
import type { Input } from '../src-shared/ipc-contract.ts'
import { limits } from '../src-shared/policy.ts'
import { connectionView, connectionViews } from './connection-view.ts'
import type { VaultHost } from './host.ts'
import {
  accountOrigin,
  deliveryAddress,
  linkableProviders,
  linkAccount,
  unlinkAccount,
} from './link-account.ts'
import type { HostHandlers } from './serve.ts'

type ConnectionHandlers = Pick<
  HostHandlers,
  | 'connections.list'
  | 'connections.refresh'
  | 'connections.keys'
  | 'connections.adopt'
  | 'connections.providers'
  | 'connections.add'
  | 'connections.remove'
>

/** The accounts at providers, and the keys that stand there. */
export function connectionHandlers(host: VaultHost): ConnectionHandlers {
  return {
    'connections.list': () => connectionViews(host.open),
    'connections.refresh': async ({ connectionId }) => {
      await host.open.desk.refresh(connectionId)
      host.emit('items.changed', null)
      return connectionView(host.open, connectionId)
    },
    'connections.keys': ({ connectionId }) => keysOf(host, connectionId),
    'connections.adopt': async (at) => {
      const itemId = await adoptKey(host.open.rotation, at)
      host.emit('items.changed', null)
      return { itemId }
    },
    'connections.providers': () => linkableProviders(host.open.place),
    'connections.add': (input) => add(host, input),
    'connections.remove': ({ connectionId }) => {
      unlinkAccount(host.open, connectionId)
      host.emit('items.changed', null)
      return null
    },
  }
}

async function add(host: VaultHost, input: Input<'connections.add'>) {
  const origin = accountOrigin(host.open.place, input)
  const { name, provider } = input
  const calls = deliveryAddress(host.open.place, input)
  const question = { about: 'account' as const, name, origin: origin ?? provider }
  await host.confirm({ ...question, ...(calls === null ? {} : { calls }) })
  const id = linkAccount(host.world, host.open, input)
  // What the provider says first is shown at once; an account whose sign-in fails is kept and told.
  const hasList = connectionView(host.open, id).facts.capabilities.list === 'api'
  if (hasList) await host.open.desk.refresh(id).catch(() => undefined)
  host.emit('items.changed', null)
  return connectionView(host.open, id)
}

/** What the provider lists just now, beside what the vault knows of each key. */
async function keysOf(host: VaultHost, connectionId: ConnectionId): Promise<ProviderKeys> {
  const { facts } = connectionView(host.open, connectionId)
  if (facts.capabilities.list !== 'api') throw new VaultError('capability-missing')
  const listed: readonly ListedKey[] = await host.open.desk.refresh(connectionId)
  host.emit('items.changed', null)
  return {
    connection: connectionView(host.open, connectionId),
    keys: listed.map((key) => providerKey(host, connectionId, key)),
    at: host.world.clock.now(),
  }
}

/** A key of the list; what a connector cannot say is left out. */
type ListedKey = Omit<ProviderKey, 'hint' | 'owner' | 'scopes' | 'itemId' | 'itemName'> & {
  readonly masked?: string | null
  readonly owner?: string | null
  readonly scopes?: readonly string[] | null
}

function providerKey(host: VaultHost, connectionId: ConnectionId, key: ListedKey): ProviderKey {
  const held = heldKey(host.open.rotation, { connectionId, remoteId: key.remoteId })
  const { remoteId, name, createdAt, lastUsedAt, lastUsedKnown, expiresAt, signer } = key
  return {
    ...{ remoteId, createdAt, lastUsedAt, lastUsedKnown, expiresAt, signer },
    name: name?.slice(0, limits.name) ?? null,
    hint: (key.masked ?? held?.version.hint ?? null)?.slice(0, 64) ?? null,
    owner: key.owner?.slice(0, limits.label) ?? null,
    scopes: (key.scopes ?? []).slice(0, limits.tags).map((scope) => scope.slice(0, limits.label)),
    itemId: held?.itemId ?? null,
    itemName: held?.overview.name ?? null,
  }
}
