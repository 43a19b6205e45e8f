import {
  builtInConnectors,
  connectorOf,
  isAllowedOrigin,
  isParameterValue,
  type ConnectionBody,
  type Connector,
} from '../src-core/index.ts'
import type { ProviderView } from '../src-shared/connections-contract.ts'
import { VaultError } from '../src-shared/errors.ts'
import { ConnectionId, VersionId } from '../src-shared/ids.ts'
import type { Input, Place } from '../src-shared/ipc-contract.ts'
import { limits } from '../src-shared/policy.ts'
import { isOver } from '../src-shared/rotation.ts'
import type { OpenVault } from './open-vault.ts'
import { newId, type HostWorld } from './world.ts'

type NewAccount = Input<'connections.add'>

/** Every provider that an account can be linked to: in practice the practice ones, and only they. */
export function linkableProviders(place: Place): ProviderView[] {
  const isPractice = place === 'practice'
  return builtInConnectors()
    .filter(({ facts }) => facts.practice === isPractice)
    .map(({ facts, parameters, origins, needsAdmin }) => ({
      facts,
      parameters: parameters.map(({ id, name, values }) => {
        return { id, name, values: values === null ? null : [...values] }
      }),
      origins: origins === 'own' ? null : origins === 'practice' ? [] : [...origins],
      needsAdmin,
    }))
}

/** Where a new account answers, as a person is to be asked; throws 'connector-invalid'. */
export function accountOrigin(place: Place, input: NewAccount): string | null {
  const { origins } = connectorFor(place, input)
  if (origins === 'practice') return refuseUnless(input.origin === null, null)
  if (origins === 'own') {
    return refuseUnless(input.origin !== null && isAllowedOrigin(input.origin), input.origin)
  }
  const origin = input.origin ?? (origins.length === 1 ? (origins[0] ?? null) : null)
  return refuseUnless(origin !== null && origins.includes(origin), origin)
}

/** Where the provider is told to deliver, with what signs deliveries; null for one that is not. */
export function deliveryAddress(place: Place, input: NewAccount): string | null {
  const { parameters } = connectorFor(place, input)
  const addresses = parameters.filter(({ form }) => form === 'url')
  const given = addresses.map(({ id }) => input.parameters[id] ?? '')
  return given.length === 0 ? null : given.join(', ')
}

/** Keeps an account with the credential by which its keys are managed, where it has one. */
export function linkAccount(
  world: HostWorld,
  { session, place }: OpenVault,
  input: NewAccount,
): ConnectionId {
  const connector = connectorFor(place, input)
  const id = ConnectionId.parse(newId(world))
  const admin = input.admin === null ? null : new TextEncoder().encode(input.admin)
  try {
    if (connector.needsAdmin !== (admin !== null)) throw new VaultError('connector-invalid')
    if (admin && admin.length > limits.secretBytes) throw new VaultError('bad-secret')
    const adminVersionId = admin === null ? null : VersionId.parse(newId(world))
    const body: ConnectionBody = {
      v: 1,
      name: input.name,
      provider: connector.facts.id,
      origin: accountOrigin(place, input),
      adminVersionId,
      parameters: parametersOf(connector, input.parameters),
      ...{ liveKeys: null, refreshedAt: null, createdAt: world.clock.now() },
    }
    session.transact((tx) => {
      if (admin && adminVersionId) tx.putSecret(id, adminVersionId, admin)
      tx.putConnection(id, body, null)
      tx.audit({ event: 'connection-added', itemId: null, versionId: null })
    })
    return id
  } finally {
    admin?.fill(0)
  }
}

/**
 * Removes an account with its credential; its keys stay, and nothing links them any more.
 *
 * Throws 'not-allowed-now' while something is under way there.
 */
export function unlinkAccount({ session }: OpenVault, id: ConnectionId): void {
  const found = session.connections().find((connection) => connection.id === id)
  if (!found || connectorOf(found.body.provider) === null) throw new VaultError('not-found')
  const isBusy = session
    .journals()
    .some(({ body }) => body.connectionId === id && !isOver(body.step))
  if (isBusy) throw new VaultError('not-allowed-now')
  const held = session.overviews().filter(({ body }) => body.connectionId === id)
  session.transact((tx) => {
    for (const { id: itemId, stamp, body } of held) {
      // The provider's name stays, so that a person can still be guided through its pages.
      tx.putOverview(itemId, { ...body, connectionId: null }, stamp)
    }
    tx.dropConnection(id)
    tx.audit({ event: 'connection-deleted', itemId: null, versionId: null })
  })
}

function connectorFor(place: Place, { provider }: Pick<NewAccount, 'provider'>): Connector {
  const connector = connectorOf(provider)
  const isPractice = place === 'practice'
  // In practice nothing but practice is reached, and the other way round.
  if (connector?.facts.practice !== isPractice) throw new VaultError('connector-invalid')
  return connector
}

/** Exactly what the connector asks for: one missing or one too many is refused. */
function parametersOf(
  { parameters }: Connector,
  given: NewAccount['parameters'],
): Record<string, string> {
  const known = new Set(parameters.map(({ id }) => id))
  const isComplete = parameters.every((parameter) => {
    const value = given[parameter.id]
    return value !== undefined && isParameterValue(parameter, value)
  })
  const isExact = Object.keys(given).every((id) => known.has(id))
  return refuseUnless(isComplete && isExact, given)
}

function refuseUnless<T>(isGood: boolean, value: T): T {
  if (!isGood) throw new VaultError('connector-invalid')
  return value
}
