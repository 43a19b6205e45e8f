import type { ItemDetail, VersionSummary } from '../../../src-shared/item.ts'
import { useConnections } from '../../stores/connections.ts'
import { canTurnOff } from './version-in-use.ts'

/** Says which versions of an item can be turned off; none where its provider ends no key by itself. */
export function useTurnsOff(item: ItemDetail): (version: VersionSummary | null) => boolean {
  const ends = useConnections((state) => {
    const view = state.views.find(({ id }) => id === item.connectionId)
    return view?.facts.capabilities.revoke !== 'none'
  })
  return (version) => ends && version !== null && canTurnOff(item, version)
}
