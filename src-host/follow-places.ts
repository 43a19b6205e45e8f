import { adoptPlaces } from '../src-core/index.ts'
import type { ItemId } from '../src-shared/ids.ts'
import { isOver } from '../src-shared/rotation.ts'
import type { OpenVault } from './open-vault.ts'

/** A replacement that is under way follows changed places, unless it is just being worked on. */
export function followPlaces({ session, desk, rotation }: OpenVault, itemId: ItemId): void {
  const underWay = session
    .journals()
    .find(({ body }) => body.itemId === itemId && !isOver(body.step))
  if (underWay && !desk.isRunning(underWay.id)) adoptPlaces(rotation, underWay.id)
}
