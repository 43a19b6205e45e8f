import { useEffect, useState } from 'react'
import type { ItemId } from '../../../src-shared/ids.ts'
import type { UsedView } from '../../../src-shared/used.ts'
import { call } from '../../api.ts'
import { useItems } from '../../stores/items.ts'
import { useUsed } from '../../stores/used.ts'

/** Where one item was seen, read again after every look and every change to it; null before. */
export function useUsedOf(itemId: ItemId): UsedView | null {
  const [view, setView] = useState<UsedView | null>(null)
  const phase = useUsed(({ state }) => state?.phase ?? null)
  const stamp = useItems(({ detail }) => (detail?.summary.id === itemId ? detail.stamp : null))
  useEffect(() => {
    let stale = false
    call('used.get', { itemId }).then(
      (next) => {
        if (!stale) setView(next)
      },
      () => {
        // Nothing else depends on it: what cannot be read is not shown.
        if (!stale) setView(null)
      },
    )
    return () => {
      stale = true
    }
  }, [itemId, phase, stamp])
  return view
}
