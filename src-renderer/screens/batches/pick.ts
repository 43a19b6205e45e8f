import type { BatchFilter } from '../../../src-shared/batch.ts'
import type { ConnectionId, ItemId } from '../../../src-shared/ids.ts'

/** Which keys a person is about to choose. */
export type Pick = {
  readonly by: BatchFilter['by']
  readonly owner: string
  readonly connectionId: ConnectionId | null
  readonly itemIds: ReadonlySet<ItemId>
}

/** Before anything was chosen. */
export const emptyPick: Pick = {
  by: 'overdue',
  owner: '',
  connectionId: null,
  itemIds: new Set(),
}

/** The filter that a choice stands for, or null while something is left to choose. */
export function filterOf({ by, owner, connectionId, itemIds }: Pick): BatchFilter | null {
  switch (by) {
    case 'overdue':
      return { by }
    case 'owner':
      return owner === '' ? null : { by, owner }
    case 'account':
      return connectionId === null ? null : { by, connectionId }
    case 'items':
      return itemIds.size === 0 ? null : { by, itemIds: [...itemIds] }
  }
}
