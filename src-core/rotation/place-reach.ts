/**
 * Reaches one place: understands its description, and lends it the token of its account.
 *
 * The token is read for one piece of work, written into the audit log as used, and wiped.
 */
import { Caller, type StoredCaller } from '../../src-shared/caller.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { ConnectionId } from '../../src-shared/ids.ts'
import type { AccountLink, PlaceAt } from '../callers/place-hand.ts'
import type { RotationContext } from './context.ts'

/** A place that Keyturn can write. */
export type WritableCaller = Exclude<Caller, { kind: 'manual' }>

/** What is needed to reach a place. */
export type ReachContext = Pick<RotationContext, 'session' | 'account' | 'places'>

/** The place as this version understands it, or null. */
export function understood(stored: StoredCaller | null): Caller | null {
  return Caller.safeParse(stored).data ?? null
}

/** The place if Keyturn can write it; null for words, a person's own, and what is not understood. */
export function writable(stored: StoredCaller | null): WritableCaller | null {
  const caller = understood(stored)
  return caller === null || caller.kind === 'manual' ? null : caller
}

/** Whether putting the same there twice is the same as once. */
export function mayRepeat(caller: WritableCaller): boolean {
  return caller.kind !== 'command' || caller.preset !== 'own'
}

/** Whether what is put there counts only from the next deployment on. */
export function countsLater(caller: WritableCaller): boolean {
  return caller.kind === 'vercel-variable' && caller.target !== 'development'
}

/** The account through which a place is written, or null. */
export function accountIdOf(caller: Caller): ConnectionId | null {
  return 'accountId' in caller ? caller.accountId : null
}

/** Works with a place; the token of its account is wiped when the work ends. */
export async function withPlace<T>(
  context: ReachContext,
  caller: WritableCaller,
  work: (at: PlaceAt) => Promise<T>,
): Promise<T> {
  const accountId = accountIdOf(caller)
  const account = accountId && accountLink(context, accountId)
  try {
    return await work({ caller, account, signal: new AbortController().signal })
  } finally {
    account?.token.fill(0)
  }
}

/** A place for what needs no token, such as its check. */
export function openly(caller: WritableCaller): PlaceAt {
  return { caller, account: null, signal: new AbortController().signal }
}

function accountLink(context: ReachContext, id: ConnectionId): AccountLink {
  const { session } = context
  const body = session.connections().find((connection) => connection.id === id)?.body
  if (!body) throw new VaultError('not-found')
  const known = context.account(body)
  if (!known) throw new VaultError('capability-missing')
  const versionId = body.adminVersionId
  const token = versionId && session.secret(id, versionId)
  if (!token) throw new VaultError('provider-unauthorized')
  try {
    // A vault that may not be written is still looked at, and its log does not show it.
    if (session.readOnly === null) {
      session.transact((tx) => tx.audit({ event: 'used', itemId: null, versionId }))
    }
    return { ...known, token }
  } catch (thrown) {
    token.fill(0)
    throw thrown
  }
}
