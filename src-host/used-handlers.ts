import { adoptSeen } from '../src-core/index.ts'
import { VaultError } from '../src-shared/errors.ts'
import { followPlaces } from './follow-places.ts'
import type { VaultHost } from './host.ts'
import type { HostHandlers } from './serve.ts'
import { assertReadable, holdsKeyOf, usedBookOf } from './used.ts'
import { newId } from './world.ts'

type UsedHandlers = Pick<
  HostHandlers,
  'used.state' | 'used.look' | 'used.stop' | 'used.list' | 'used.get' | 'used.adopt'
>

/** Where the keys of the open vault stand. */
export function usedHandlers(host: VaultHost): UsedHandlers {
  return {
    'used.state': () => usedBookOf(host).state(),
    'used.look': async (input) => {
      const { open } = host
      const book = usedBookOf(host)
      if (book.state().phase === 'working') throw new VaultError('intake-busy')
      await assertReadable(host, input.folders)
      void book.look(input).then(() => {
        // Badges say more now than before.
        if (!open.leaving.aborted) host.emit('items.changed', null)
      })
      return null
    },
    'used.stop': () => usedBookOf(host).stop(),
    'used.list': (input) => usedBookOf(host).list(input),
    'used.get': ({ itemId }) => usedBookOf(host).get(itemId),
    'used.adopt': async ({ itemId }) => {
      const { open, world } = host
      const added = await adoptSeen(
        {
          ...{ session: open.session, clock: world.clock, newId: () => newId(world) },
          holdsKeyOf: (id, caller) => holdsKeyOf(open, id, caller),
        },
        itemId,
      )
      if (added > 0) followPlaces(open, itemId)
      host.emit('items.changed', null)
      return { added }
    },
  }
}
