import { VaultError } from '../src-shared/errors.ts'
import type { ConnectionId } from '../src-shared/ids.ts'
import type { ConnectionView } from '../src-shared/ipc-contract.ts'
import type { VaultHost } from './host.ts'
import { factsOf } from './open-vault.ts'
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
    'connections.list': () => {
      const { session } = host.open
      // An account at a provider that only a later version knows cannot be drawn by this one.
      const known = session.connections().filter(({ body }) => factsOf(body) !== null)
      return known.sort(byAgeThenName).map(({ id }) => connectionView(host, id))
    },
    'connections.refresh': async ({ connectionId }) => {
      await host.open.desk.refresh(connectionId)
      host.emit('items.changed', null)
      return connectionView(host, connectionId)
    },
    'connections.keys': notYet,
    'connections.adopt': notYet,
    'connections.providers': notYet,
    'connections.add': notYet,
    'connections.remove': notYet,
  }
}

function notYet(): never {
  throw new VaultError('capability-missing')
}

type KeptConnection = ReturnType<VaultHost['open']['session']['connections']>[number]

function byAgeThenName(a: KeptConnection, b: KeptConnection): number {
  return a.body.createdAt - b.body.createdAt || (a.body.name < b.body.name ? -1 : 1)
}

function connectionView(host: VaultHost, id: ConnectionId): ConnectionView {
  const { session } = host.open
  const connection = session.connections().find((kept) => kept.id === id)
  if (!connection) throw new VaultError('not-found')
  const { name, liveKeys, refreshedAt } = connection.body
  const facts = factsOf(connection.body)
  if (!facts) throw new VaultError('connector-invalid')
  const knownKeys = session
    .overviews()
    .filter(({ body }) => body.connectionId === id)
    .flatMap(({ body }) => body.versions)
    .filter((version) => version.remoteId !== null && version.stage !== 'revoked').length
  return { id, name, facts, refreshedAt, liveKeys, knownKeys, role: null, mayManage: null }
}
