/**
 * The places that use an item, as Keyturn can reach them: adds, changes and removes them.
 *
 * What a place is called stands in the overview; no secret does. A place that a later version
 * wrote is kept as it is.
 */
import type { Clock } from '../../src-shared/clock.ts'
import type { Caller, StoredCaller } from '../../src-shared/caller.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { CallerId, ConnectionId, ItemId } from '../../src-shared/ids.ts'
import type { Overview } from '../../src-shared/item.ts'
import type { Session } from './session.ts'

/** What places are written with. */
export type ItemPlacesContext = {
  readonly session: Pick<Session, 'overview' | 'overviews' | 'connections' | 'transact'>
  readonly clock: Clock
}

/** Which item, and which writing of it was read. */
export type PlacesOf = { readonly itemId: ItemId; readonly stamp: number }

/** The most places of one item. */
const most = 200

/**
 * Adds a place, or changes the one with its id; throws 'changed-elsewhere' for an old stamp.
 *
 * Throws 'not-found' where the account is not in this vault, 'bad-request' where there are too many.
 */
export function putPlace(context: ItemPlacesContext, of: PlacesOf, caller: Caller): void {
  const { session } = context
  const isLinked =
    !('accountId' in caller) || session.connections().some(({ id }) => id === caller.accountId)
  if (!isLinked) throw new VaultError('not-found')
  write(context, of, (places) => {
    const isThere = places.some(({ id }) => id === caller.id)
    const next = isThere
      ? places.map((each) => (each.id === caller.id ? caller : each))
      : [...places, caller]
    if (next.length > most) throw new VaultError('bad-request')
    return next
  })
}

/** What is added to an item at once: places that Keyturn can write, and places in words. */
export type MorePlaces = { readonly callers: readonly Caller[]; readonly words: readonly string[] }

/** Adds places of files all at once, as many as fit; answers how many were added. */
export function addPlaces(
  { session, clock }: ItemPlacesContext,
  { itemId, stamp }: PlacesOf,
  more: MorePlaces,
): number {
  const kept = session.overview(itemId)
  if (!kept) throw new VaultError('not-found')
  const { places = [], callers } = kept.body
  const added = more.callers.slice(0, Math.max(0, most - places.length))
  const words = more.words.slice(0, Math.max(0, most - callers.length))
  if (added.length + words.length === 0) return 0
  const body: Overview = {
    ...kept.body,
    callers: [...callers, ...words],
    changedAt: clock.now(),
    // Left out where there are none.
    ...(places.length + added.length > 0 && { places: [...places, ...added] }),
  }
  session.transact((tx) => {
    tx.putOverview(itemId, body, stamp)
    tx.audit({ event: 'edited', itemId, versionId: null })
  })
  return added.length + words.length
}

/** Removes a place; throws 'changed-elsewhere' for an old stamp, 'not-found' if it is not there. */
export function removePlace(context: ItemPlacesContext, of: PlacesOf, callerId: CallerId): void {
  write(context, of, (places) => {
    const next = places.filter(({ id }) => id !== callerId)
    if (next.length === places.length) throw new VaultError('not-found')
    return next
  })
}

/** Whether a place of any item is written through this account. */
export function isAccountUsed(
  { session }: Pick<ItemPlacesContext, 'session'>,
  accountId: ConnectionId,
): boolean {
  const places = session.overviews().flatMap(({ body }) => body.places ?? [])
  return places.some((place) => place['accountId'] === accountId)
}

function write(
  { session, clock }: ItemPlacesContext,
  { itemId, stamp }: PlacesOf,
  change: (places: readonly StoredCaller[]) => StoredCaller[],
): void {
  const kept = session.overview(itemId)
  if (!kept) throw new VaultError('not-found')
  const places = change(kept.body.places ?? [])
  const body: Overview = { ...kept.body, places, changedAt: clock.now() }
  session.transact((tx) => {
    tx.putOverview(itemId, body, stamp)
    tx.audit({ event: 'edited', itemId, versionId: null })
  })
}
