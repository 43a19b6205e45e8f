/**
 * What every piece of rotation work is given, and the one way to reach a provider.
 *
 * A connection's admin credential is read for one call, written into the audit log as used, and
 * wiped afterwards. Nothing here decides what is done next: `nextWork` in src-shared does.
 */
import type { Clock } from '../../src-shared/clock.ts'
import { errorCodeOf, VaultError } from '../../src-shared/errors.ts'
import type { ConnectionId, RotationId } from '../../src-shared/ids.ts'
import type { ProviderFacts } from '../../src-shared/provider.ts'
import { codeOfRepeatable, type Journal } from '../../src-shared/rotation.ts'
import type { AccountLink, PlaceHand } from '../callers/place-hand.ts'
import type { Connector, Link } from '../connectors/connector.ts'
import type { Ballast } from '../files/ballast.ts'
import type { ConnectionBody } from '../vault/connection.ts'
import type { Session } from '../vault/session.ts'
import type { Kept } from '../vault/transaction.ts'

/** A provider within reach, for the length of one call. */
export type Reach = { readonly connector: Connector; readonly link: Link }

/** Makes everything but the admin credential of a link; throws 'provider-unreachable'. */
export type Dial = (connection: ConnectionBody) => {
  readonly connector: Connector
  readonly link: Omit<Link, 'admin'>
}

/** Who is told about progress. */
export interface RotationListener {
  /** Something about this rotation was written down, or work on it began or ended. */
  changed(id: RotationId): void
}

/** The part of an unlocked vault that rotation works with. */
export type RotationVault = Pick<
  Session,
  | 'lineage'
  | 'readOnly'
  | 'overviews'
  | 'overview'
  | 'connections'
  | 'journals'
  | 'journal'
  | 'settings'
  | 'secret'
  | 'hasSecret'
  | 'fingerprint'
  | 'transact'
>

/** What rotation works with; everything that touches the world is injected. */
export type RotationContext = {
  readonly session: RotationVault
  readonly clock: Clock
  /** Sixteen random bytes as 32 hexadecimal digits. */
  readonly newId: () => string
  /** Random bytes for a secret that Keyturn chooses. */
  readonly randomBytes: (count: number) => Uint8Array
  readonly dial: Dial
  /** What is known of a connection's provider; null for one that this version does not know. */
  readonly facts: (connection: ConnectionBody) => ProviderFacts | null
  readonly ballast: Pick<Ballast, 'make' | 'drop'>
  /** Reaches the places where keys are used. */
  readonly places: PlaceHand
  /** Where an account answers through which places are written; null for any other connection. */
  readonly account: (connection: ConnectionBody) => Omit<AccountLink, 'token'> | null
  readonly listener: RotationListener
  /**
   * True once the vault is being locked: what runs ends after the piece or the place at hand (D4).
   *
   * Left out for never.
   */
  readonly isLeaving?: () => boolean
}

/** A journal record with its id and stamp. */
export type KeptJournal = Kept<RotationId, Journal>

/** Reads a connection; throws 'not-found'. */
export function connectionOf(
  { session }: RotationContext,
  id: ConnectionId,
): Kept<ConnectionId, ConnectionBody> {
  const found = session.connections().find((connection) => connection.id === id)
  if (!found) throw new VaultError('not-found')
  return found
}

/** Calls a provider with the connection's admin credential, if any, which is wiped when the call ends. */
export async function withReach<T>(
  context: RotationContext,
  id: ConnectionId | null,
  work: (reach: Reach) => Promise<T>,
): Promise<T> {
  if (id === null) throw new VaultError('capability-missing')
  const { body } = connectionOf(context, id)
  const { connector, link } = context.dial(body)
  const versionId = body.adminVersionId
  // Without one, whatever asks for it is refused before anything is sent; a key itself may be tried.
  const admin = versionId === null ? new Uint8Array() : context.session.secret(id, versionId)
  if (!admin) throw new VaultError('provider-unauthorized')
  try {
    if (versionId !== null) {
      context.session.transact((tx) => tx.audit({ event: 'used', itemId: null, versionId }))
    }
    return await work({ connector, link: { ...link, admin } })
  } finally {
    admin.fill(0)
  }
}

/** Work that may be asked for again; throws its failures as such. */
export async function repeatable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (thrown) {
    throw new VaultError(codeOfRepeatable(errorCodeOf(thrown)), { cause: thrown })
  }
}
