import { useEffect, useState } from 'react'
import type { ProviderKey } from '../../../src-shared/connections-contract.ts'
import type { ItemId } from '../../../src-shared/ids.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { call } from '../../api.ts'

/** The items of the listed keys that the vault holds, read again with every list. */
export function useAreaItems(keys: readonly ProviderKey[]): ReadonlyMap<ItemId, ItemDetail> {
  const [items, setItems] = useState<ReadonlyMap<ItemId, ItemDetail>>(new Map())
  useEffect(() => {
    let stale = false
    const ids = keys.flatMap(({ itemId }) => itemId ?? [])
    void Promise.allSettled(ids.map((itemId) => call('items.get', { itemId }))).then((answers) => {
      if (stale) return
      // One that was removed meanwhile is shown as not in this vault.
      const read = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
      setItems(new Map(read.map((item) => [item.summary.id, item])))
    })
    return () => {
      stale = true
    }
  }, [keys])
  return items
}
