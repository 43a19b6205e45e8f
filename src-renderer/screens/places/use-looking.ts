import { useState } from 'react'
import type { CallerView, PlaceLook } from '../../../src-shared/caller.ts'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import type { CallerId, ItemId } from '../../../src-shared/ids.ts'
import { call, codeOf } from '../../api.ts'

/** What was seen in a place, or why it could not be looked at. */
export type Seen = { readonly look: PlaceLook } | { readonly code: ErrorCode }

/** Looks at all places of an item, one after the other, and keeps what was seen. */
export function useLooking(itemId: ItemId, places: readonly CallerView[]) {
  const [seen, setSeen] = useState<ReadonlyMap<CallerId, Seen>>(new Map())
  const [busy, setBusy] = useState(false)
  const look = async () => {
    if (busy) return
    setBusy(true)
    setSeen(new Map())
    for (const { id, caller } of places) {
      if (caller === null || caller.kind === 'manual') continue
      const one = await call('places.look', { itemId, caller }).then(
        (found): Seen => ({ look: found }),
        (thrown: unknown): Seen => ({ code: codeOf(thrown) }),
      )
      setSeen((before) => new Map(before).set(id, one))
    }
    setBusy(false)
  }
  return { seen, busy, look }
}
