import {
  lookAtPlace,
  placeToWrite,
  putPlace,
  removePlace,
  writeCurrent,
} from '../src-core/index.ts'
import type { Caller } from '../src-shared/caller.ts'
import type { Confirmation } from '../src-shared/confirmation.ts'
import { VaultError } from '../src-shared/errors.ts'
import { CallerId, type ItemId } from '../src-shared/ids.ts'
import { isInBrowser } from '../src-shared/public-variables.ts'
import { confirmationOf } from './confirmations.ts'
import { editPlaces } from './edit-stamp.ts'
import { followPlaces } from './follow-places.ts'
import type { VaultHost } from './host.ts'
import type { HostHandlers } from './serve.ts'
import { newId } from './world.ts'

type PlaceHandlers = Pick<
  HostHandlers,
  'places.look' | 'places.put' | 'places.remove' | 'places.write' | 'places.newId'
>

/** The places that use a key. */
export function placeHandlers(host: VaultHost): PlaceHandlers {
  return {
    'places.look': ({ itemId, caller }) => lookAtPlace(host.open.rotation, itemId, caller),
    'places.put': async ({ caller, ...of }) => {
      if (isInBrowser(caller)) throw new VaultError('place-in-browser')
      await askBefore(host, of.itemId, caller)
      const { open } = host
      editPlaces(open, of, (stamp) => {
        putPlace(open.rotation, { itemId: of.itemId, stamp }, caller)
      })
      return tellChange(host, of.itemId)
    },
    'places.remove': ({ callerId, ...of }) => {
      const { open } = host
      editPlaces(open, of, (stamp) => {
        removePlace(open.rotation, { itemId: of.itemId, stamp }, callerId)
      })
      return tellChange(host, of.itemId)
    },
    'places.write': async (of) => {
      const { open } = host
      const question = questionOf(host, of.itemId, placeToWrite(open.rotation, of))
      // A key leaves the vault for it, so it is asked each time, also for a place that is kept.
      if (question) await host.confirm(question)
      await writeCurrent(open.rotation, of)
      return tellChange(host, of.itemId)
    },
    'places.newId': () => ({ id: CallerId.parse(newId(host.world)) }),
  }
}

/**
 * Has the person allow what a place reaches, unless it is kept already and reaches the same.
 *
 * A place decides which program runs and where keys go: the page alone does not (D8).
 */
async function askBefore(host: VaultHost, itemId: ItemId, caller: Caller): Promise<void> {
  const { places } = host.open.book.get(itemId)
  const before = places.find(({ id }) => id === caller.id)?.caller ?? null
  const question = questionOf(host, itemId, caller)
  if (question === null) return
  const asked = before && questionOf(host, itemId, before)
  if (JSON.stringify(question) !== JSON.stringify(asked)) await host.confirm(question)
}

function questionOf({ open }: VaultHost, itemId: ItemId, of: Caller): Confirmation | null {
  const { book, session } = open
  const accountId = 'accountId' in of ? of.accountId : null
  const account = session.connections().find(({ id }) => id === accountId)
  if (accountId !== null && !account) throw new VaultError('not-found')
  const origin = account?.body.origin ?? account?.body.name ?? ''
  return confirmationOf(of, { item: book.get(itemId).summary.name, origin })
}

function tellChange(host: VaultHost, itemId: ItemId): null {
  followPlaces(host.open, itemId)
  host.emit('items.changed', null)
  return null
}
