import { VaultError } from '../src-shared/errors.ts'
import type { ConnectionId } from '../src-shared/ids.ts'
import type { ConnectionView } from '../src-shared/ipc-contract.ts'
import type { VaultHost } from './host.ts'
import type { HostHandlers } from './serve.ts'

type KeyHandlers = Pick<
  HostHandlers,
  | 'keys.generate'
  | 'connections.list'
  | 'connections.refresh'
  | 'rotations.list'
  | 'rotations.get'
  | 'rotations.start'
  | 'rotations.act'
  | 'rotations.challenge'
>

/** Everything that is done at providers. */
export function keyHandlers(host: VaultHost): KeyHandlers {
  return {
    'keys.generate': (input) => host.open.desk.generate(input),
    'connections.list': () => {
      return host.open.session.connections().map(({ id }) => connectionView(host, id))
    },
    'connections.refresh': async ({ connectionId }) => {
      await host.open.desk.refresh(connectionId)
      host.emit('items.changed', null)
      return connectionView(host, connectionId)
    },
    'rotations.list': () => [...host.open.desk.list()],
    'rotations.get': ({ rotationId }) => host.open.desk.get(rotationId),
    'rotations.start': (input) => host.open.desk.start(input),
    'rotations.act': ({ rotationId, ...decision }) => host.open.desk.act(rotationId, decision),
    'rotations.challenge': async ({ connectionId, remoteId }) => {
      return { phrase: await host.open.desk.challenge(connectionId, remoteId) }
    },
  }
}

function connectionView(host: VaultHost, id: ConnectionId): ConnectionView {
  const { session, rotation } = host.open
  const connection = session.connections().find((kept) => kept.id === id)
  if (!connection) throw new VaultError('not-found')
  const { name, liveKeys, refreshedAt } = connection.body
  const { facts } = rotation.dial(connection.body).connector
  const knownKeys = session
    .overviews()
    .filter(({ body }) => body.connectionId === id)
    .flatMap(({ body }) => body.versions)
    .filter((version) => version.remoteId !== null && version.stage !== 'revoked').length
  return { id, name, facts, refreshedAt, liveKeys, knownKeys }
}
