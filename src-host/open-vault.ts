import {
  Ballast,
  makePlaceHand,
  connectorOf,
  ItemBook,
  RotationDesk,
  type ConnectionBody,
  type Dial,
  type RotationContext,
  type RotationListener,
  type Session,
  type Transport,
} from '../src-core/index.ts'
import { VaultError } from '../src-shared/errors.ts'
import type { Place, PracticeProvider, VaultState } from '../src-shared/ipc-contract.ts'
import { currentVersion, type Overview } from '../src-shared/item.ts'
import type { ProviderFacts } from '../src-shared/provider.ts'
import { accountOf } from './account.ts'
import { newId, type HostWorld } from './world.ts'

/** What a host works with between unlock and lock. */
export type OpenVault = {
  readonly place: Place
  readonly session: Session
  readonly book: ItemBook
  readonly desk: RotationDesk
  readonly rotation: RotationContext
  /** Aborted when the vault is closed. */
  readonly leaving: AbortSignal
}

/** Builds everything that stands on an unlocked session. */
export function openVaultOn(session: Session, place: Place, parts: OpenVaultParts): OpenVault {
  const { world, practice, listener, signal, path, isLeaving } = parts
  const context = { session, clock: world.clock, newId: () => newId(world) }
  const ballast = new Ballast({ path: ballastPathOf(path), fill: world.random.randomBytes })
  const dial = dialer({ world, practice, signal })
  const { randomBytes } = world.random
  const rotation = {
    ...{ ...context, randomBytes, dial, facts: factsOf, ballast, listener, isLeaving },
    places: makePlaceHand(world),
    account: (connection: ConnectionBody) => accountOf(connection, practice()),
  }
  const desk = new RotationDesk(rotation)
  const book = new ItemBook({
    ...context,
    replaceable: (overview) => isReplaceable(session, overview),
    isRunning: (id) => desk.isRunning(id),
  })
  return { place, session, book, desk, rotation, leaving: signal }
}

/** What an open vault is built from. */
export type OpenVaultParts = {
  readonly world: HostWorld
  /** The vault file, beside which the ballast stands. */
  readonly path: string
  /** Where the practice providers answer at present. */
  readonly practice: () => readonly PracticeProvider[]
  readonly listener: RotationListener
  readonly signal: AbortSignal
  /** Whether the vault is being locked. */
  readonly isLeaving: () => boolean
}

/** The ballast that stands beside a vault file. */
export function ballastPathOf(path: string): string {
  return `${path}.ballast`
}

/** What is known of a connection's provider; null where a later version wrote one unknown here. */
export function factsOf(connection: ConnectionBody): ProviderFacts | null {
  return connectorOf(connection.provider)?.facts ?? null
}

/** What the window is told about an open vault, or about none. */
export function stateOf(open: OpenVault | null): VaultState {
  if (!open) {
    const closed = { place: null, readOnly: null, firstOpening: false, failedUnlocks: 0 } as const
    return { state: 'locked', recoveryCode: 'none', ...closed }
  }
  const { session, place } = open
  const confirmed = session.settings().body.recoveryConfirmedAt !== null
  return {
    state: 'unlocked',
    place,
    readOnly: session.readOnly,
    firstOpening: session.firstOpening,
    failedUnlocks: session.failedUnlocks,
    recoveryCode: !session.hasRecoveryCode() ? 'none' : confirmed ? 'confirmed' : 'unconfirmed',
  }
}

/** A connection names a provider and not a port: practice is found where it answers now. */
function dialer({
  world,
  practice,
  signal,
}: Omit<OpenVaultParts, 'listener' | 'path' | 'isLeaving'>): Dial {
  return (connection: ConnectionBody) => {
    const connector = connectorOf(connection.provider)
    if (!connector) throw new VaultError('connector-invalid')
    const origin =
      connection.origin ?? practice().find(({ id }) => id === connection.provider)?.origin
    const { environment, parameters: named = {} } = connection
    const parameters = environment === undefined ? named : { environment, ...named }
    return {
      connector,
      link: {
        origin: origin ?? 'http://127.0.0.1:1',
        parameters,
        transport: origin === undefined ? nowhere : world.transport,
        clock: world.clock,
        signal,
      },
    }
  }
}

/** Stands in for a practice provider that does not run: nothing is ever sent. */
const nowhere: Transport = () => Promise.reject(new VaultError('provider-unreachable'))

/** Whatever has a key in use can be replaced: where no provider helps, a person does its part. */
function isReplaceable(session: Session, overview: Overview): boolean {
  const connection = session.connections().find(({ id }) => id === overview.connectionId)
  // Of a provider that only a later version knows nobody can say how its keys are replaced.
  const isKnown = !connection || factsOf(connection.body) !== null
  return isKnown && currentVersion(overview) !== null
}
