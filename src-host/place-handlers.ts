import { adoptPlaces, lookAtPlace, putPlace, removePlace } from '../src-core/index.ts'
import { CallerId, type ItemId } from '../src-shared/ids.ts'
import { isOver } from '../src-shared/rotation.ts'
import { editPlaces } from './edit-stamp.ts'
import type { VaultHost } from './host.ts'
import type { HostHandlers } from './serve.ts'
import { newId } from './world.ts'

type PlaceHandlers = Pick<
  HostHandlers,
  'places.look' | 'places.put' | 'places.remove' | 'places.newId'
>

/** The places that use a key. */
export function placeHandlers(host: VaultHost): PlaceHandlers {
  return {
    'places.look': ({ itemId, caller }) => lookAtPlace(host.open.rotation, itemId, caller),
    'places.put': ({ caller, ...of }) => {
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
    'places.newId': () => ({ id: CallerId.parse(newId(host.world)) }),
  }
}

/** A replacement that is under way follows what was changed, unless it is just being worked on. */
function tellChange(host: VaultHost, itemId: ItemId): null {
  const { session, desk, rotation } = host.open
  const underWay = session
    .journals()
    .find(({ body }) => body.itemId === itemId && !isOver(body.step))
  if (underWay && !desk.isRunning(underWay.id)) adoptPlaces(rotation, underWay.id)
  host.emit('items.changed', null)
  return null
}
