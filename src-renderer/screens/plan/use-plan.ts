import { useEffect, useState } from 'react'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import type { ItemId } from '../../../src-shared/ids.ts'
import type { ItemSummary } from '../../../src-shared/item.ts'
import type { ReplacePlan } from '../../../src-shared/rotation.ts'
import { call, codeOf } from '../../api.ts'

type Read = {
  readonly plan: ReplacePlan | null
  readonly item: ItemSummary | null
  readonly failed: ErrorCode | null
}

/** A plan as it is now, and a way to have it made again. */
type Planned = Read & { readonly again: () => void }

const nothing: Read = { plan: null, item: null, failed: null }

/** What replacing an item would do; asks no provider. */
export function usePlan(itemId: ItemId): Planned {
  const [read, setRead] = useState<Read>(nothing)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let stale = false
    Promise.all([call('rotations.plan', { itemId }), call('items.get', { itemId })]).then(
      ([plan, { summary }]) => {
        if (!stale) setRead({ plan, item: summary, failed: null })
      },
      (thrown: unknown) => {
        if (!stale) setRead({ ...nothing, failed: codeOf(thrown) })
      },
    )
    return () => {
      stale = true
    }
  }, [itemId, turn])
  return { ...read, again: () => setTurn((last) => last + 1) }
}
