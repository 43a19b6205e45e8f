import type { ConnectionBody } from '../src-core/index.ts'
import type { ConnectionView } from '../src-shared/connections-contract.ts'
import { VaultError } from '../src-shared/errors.ts'
import type { ConnectionId } from '../src-shared/ids.ts'
import { limits } from '../src-shared/policy.ts'
import { factsOf, type OpenVault } from './open-vault.ts'

type KeptConnection = ReturnType<OpenVault['session']['connections']>[number]

/** Every account whose provider this version knows, the oldest first. */
export function connectionViews(open: OpenVault): ConnectionView[] {
  // An account at a provider that only a later version knows cannot be drawn by this one.
  const known = open.session.connections().filter(({ body }) => factsOf(body) !== null)
  return known.sort(byAgeThenName).map(({ id }) => connectionView(open, id))
}

/** One account as the window shows it; throws 'not-found', 'connector-invalid'. */
export function connectionView(
  { session }: Pick<OpenVault, 'session'>,
  id: ConnectionId,
): ConnectionView {
  const connection = session.connections().find((kept) => kept.id === id)
  if (!connection) throw new VaultError('not-found')
  const { name, liveKeys, refreshedAt } = connection.body
  const facts = factsOf(connection.body)
  if (!facts) throw new VaultError('connector-invalid')
  const living = session
    .overviews()
    .filter(({ body }) => body.connectionId === id)
    .flatMap(({ body }) => body.versions)
    .filter(({ stage }) => stage !== 'revoked')
  // Where keys are replaced in place an old value has the id of the key that lives.
  const knownKeys = new Set(living.flatMap(({ remoteId }) => remoteId ?? [])).size
  return { id, name, facts, refreshedAt, liveKeys, knownKeys, ...roleOf(connection.body) }
}

/** What the provider said of the sign-in when it was last asked; null where it does not say. */
function roleOf(body: ConnectionBody): Pick<ConnectionView, 'role' | 'mayManage'> {
  const { role, mayManage } = body
  return {
    role: typeof role === 'string' ? role.slice(0, limits.label) : null,
    mayManage: typeof mayManage === 'boolean' ? mayManage : null,
  }
}

function byAgeThenName(a: KeptConnection, b: KeptConnection): number {
  return a.body.createdAt - b.body.createdAt || (a.body.name < b.body.name ? -1 : 1)
}
