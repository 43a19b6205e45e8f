import { useEffect, useState } from 'react'
import type { ItemId } from '../../../src-shared/ids.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { call } from '../../api.ts'

/** The item that is being replaced; null until it is read, and where it cannot be. */
export function useItemOf(itemId: ItemId): ItemDetail | null {
  const [item, setItem] = useState<ItemDetail | null>(null)
  useEffect(() => {
    let stale = false
    call('items.get', { itemId }).then(
      (read) => {
        if (!stale) setItem(read)
      },
      // Then only what the story knows of the old key says what is asked for.
      () => undefined,
    )
    return () => {
      stale = true
    }
  }, [itemId])
  return item?.summary.id === itemId ? item : null
}
