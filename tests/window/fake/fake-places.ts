import { CallerId, ConnectionId } from '../../../src-shared/ids.ts'
import type { FakeBodies } from '../fake-bridge.ts'
import type { FakeVault } from './fake-vault.ts'
import { hexId } from './sample-items.ts'

/** What the fake answers about the places of an item and the accounts they are written through. */
export function placeReplies(vault: FakeVault) {
  return {
    'places.look': () => ({ holds: 'current', hint: null, line: 12, facts: [] }),
    'places.put': ({ itemId, caller }) => {
      const { places = [] } = vault.item(itemId).overview
      const others = places.filter(({ id }) => id !== caller.id)
      vault.edit(itemId, { places: [...others, caller] })
      return null
    },
    'places.remove': ({ itemId, callerId }) => {
      const { places = [] } = vault.item(itemId).overview
      vault.edit(itemId, { places: places.filter(({ id }) => id !== callerId) })
      return null
    },
    'places.newId': () => ({ id: CallerId.parse(hexId('e', vault.next())) }),
    'accounts.list': () => [],
    'accounts.add': ({ kind, name, origin }) => ({
      id: ConnectionId.parse(hexId('c', vault.next())),
      kind,
      name,
      origin: origin ?? '',
      practice: true,
    }),
    'accounts.remove': () => null,
  } satisfies Partial<FakeBodies>
}
