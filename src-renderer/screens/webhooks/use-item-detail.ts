import { useEffect, useState } from 'react'
import type { ItemId } from '../../../src-shared/ids.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { call } from '../../api.ts'
import { useWebhooks } from '../../stores/webhooks.ts'

/** An item as it stands, read again whenever the secrets that sign were read again. */
export function useItemDetail(itemId: ItemId): ItemDetail | null {
  const keys = useWebhooks((state) => state.keys)
  const [item, setItem] = useState<ItemDetail | null>(null)
  useEffect(() => {
    let isShown = true
    call('items.get', { itemId }).then(
      (read) => {
        if (isShown) setItem(read)
      },
      // It was removed meanwhile: the list, which is read again as well, leaves it out.
      () => undefined,
    )
    return () => {
      isShown = false
    }
  }, [itemId, keys])
  return item?.summary.id === itemId ? item : null
}
