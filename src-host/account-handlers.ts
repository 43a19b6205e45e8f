import { isAccountUsed, type ConnectionBody } from '../src-core/index.ts'
import type { AccountView } from '../src-shared/caller.ts'
import { VaultError } from '../src-shared/errors.ts'
import { ConnectionId, VersionId } from '../src-shared/ids.ts'
import type { Input } from '../src-shared/ipc-contract.ts'
import { limits } from '../src-shared/policy.ts'
import { isOver } from '../src-shared/rotation.ts'
import { accountHome, accountKindOf, isPracticeAccount } from './account.ts'
import type { VaultHost } from './host.ts'
import type { OpenVault } from './open-vault.ts'
import type { HostHandlers } from './serve.ts'
import { newId, type HostWorld } from './world.ts'

type AccountHandlers = Pick<HostHandlers, 'accounts.list' | 'accounts.add' | 'accounts.remove'>

/** The accounts through which places are written. */
export function accountHandlers(host: VaultHost): AccountHandlers {
  return {
    'accounts.list': () => {
      const views = host.open.session.connections().flatMap(({ id, body }) => viewOf(id, body))
      return views.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    },
    'accounts.add': async (input) => {
      const { kind, name } = input
      const { origin, provider } = accountHome(host.open.place, input)
      await host.confirm({ about: 'account', name, origin: `${kind}, ${origin ?? provider}` })
      const id = addAccount(host.world, host.open, input)
      host.emit('items.changed', null)
      return accountView(host, id)
    },
    'accounts.remove': ({ accountId }) => {
      removeAccount(host.open, accountId)
      host.emit('items.changed', null)
      return null
    },
  }
}

/** Keeps an account with its token; throws 'connector-invalid' for an origin it cannot have. */
export function addAccount(
  world: HostWorld,
  { session, place }: OpenVault,
  { kind, name, origin, token }: Input<'accounts.add'>,
): ConnectionId {
  const id = ConnectionId.parse(newId(world))
  const adminVersionId = VersionId.parse(newId(world))
  const body: ConnectionBody = {
    v: 1,
    name,
    ...accountHome(place, { kind, origin }),
    ...{ adminVersionId, liveKeys: null, refreshedAt: null, createdAt: world.clock.now() },
  }
  const bytes = new TextEncoder().encode(token)
  try {
    if (bytes.length > limits.secretBytes) throw new VaultError('bad-secret')
    session.transact((tx) => {
      tx.putSecret(id, adminVersionId, bytes)
      tx.putConnection(id, body, null)
      tx.audit({ event: 'connection-added', itemId: null, versionId: null })
    })
    return id
  } finally {
    bytes.fill(0)
  }
}

function removeAccount({ session }: OpenVault, id: ConnectionId): void {
  const found = session.connections().find((connection) => connection.id === id)
  if (!found || accountKindOf(found.body) === null) throw new VaultError('not-found')
  const isWritten = session
    .journals()
    .filter(({ body }) => !isOver(body.step))
    .some(({ body }) => body.places?.some(({ caller }) => caller?.['accountId'] === id))
  if (isWritten || isAccountUsed({ session }, id)) throw new VaultError('not-allowed-now')
  session.transact((tx) => {
    tx.dropConnection(id)
    tx.audit({ event: 'connection-deleted', itemId: null, versionId: null })
  })
}

function accountView(host: VaultHost, id: ConnectionId): AccountView {
  const found = host.open.session.connections().find((connection) => connection.id === id)
  const [view] = found ? viewOf(id, found.body) : []
  if (!view) throw new VaultError('not-found')
  return view
}

/** Nothing where the connection is a provider's, or of a later version. */
function viewOf(id: ConnectionId, body: ConnectionBody): AccountView[] {
  const kind = accountKindOf(body)
  if (kind === null) return []
  const practice = isPracticeAccount(body)
  return [{ id, kind, name: body.name, origin: body.origin ?? '', practice }]
}
