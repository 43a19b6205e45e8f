import { VaultError } from '../src-shared/errors.ts'
import type { ConnectionId } from '../src-shared/ids.ts'
import type { ConnectionView, Input } from '../src-shared/ipc-contract.ts'
import { limits } from '../src-shared/policy.ts'
import type { VaultHost } from './host.ts'
import { factsOf } from './open-vault.ts'
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
  | 'rotations.plan'
  | 'rotations.supply'
  | 'rotations.place'
  | 'rotations.placeDiff'
>

/** Everything that is done at providers. */
export function keyHandlers(host: VaultHost): KeyHandlers {
  return {
    'keys.generate': (input) => host.open.desk.generate(input),
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
    // What is under way comes first: what is left out is the oldest history.
    'rotations.list': () => host.open.desk.list().slice(0, limits.rotations),
    'rotations.get': ({ rotationId }) => host.open.desk.get(rotationId),
    'rotations.start': (input) => host.open.desk.start(input),
    'rotations.act': ({ rotationId, ...decision }) => host.open.desk.act(rotationId, decision),
    'rotations.plan': ({ itemId }) => host.open.desk.plan(itemId),
    'rotations.supply': (input) => supply(host, input),
    'rotations.place': ({ rotationId, placeId, action }) =>
      host.open.desk.place(rotationId, placeId, action),
    'rotations.placeDiff': ({ rotationId, placeId }) =>
      host.open.desk.placeDiff(rotationId, placeId),
    'rotations.challenge': async ({ connectionId, remoteId }) => {
      return { phrase: await host.open.desk.challenge(connectionId, remoteId) }
    },
  }
}

async function supply(
  host: VaultHost,
  { rotationId, secret, credentialId }: Input<'rotations.supply'>,
) {
  const bytes = new TextEncoder().encode(secret)
  try {
    if (bytes.length > limits.secretBytes) throw new VaultError('bad-secret')
    return await host.open.desk.supply(rotationId, { secret: bytes, credentialId })
  } finally {
    bytes.fill(0)
  }
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
  return { id, name, facts, refreshedAt, liveKeys, knownKeys }
}
