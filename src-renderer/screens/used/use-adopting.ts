import { useState } from 'react'
import type { ItemId } from '../../../src-shared/ids.ts'
import { call } from '../../api.ts'
import { reloadItems } from '../../stores/items.ts'
import { reloadUsed } from '../../stores/used.ts'
import { useAsking } from '../use-asking.ts'

/** Makes places of where an item was seen; `added` is how many there were the last time. */
export function useAdopting(itemId: ItemId) {
  const { busy, code, ask } = useAsking()
  const [added, setAdded] = useState<number | null>(null)
  const adopt = () =>
    ask(async () => {
      setAdded((await call('used.adopt', { itemId })).added)
      await Promise.all([reloadUsed(), reloadItems()])
    })
  return { busy, code, added, adopt }
}
