import { useEffect, useState } from 'react'
import type { RotationView } from '../../../src-shared/rotation.ts'
import { call } from '../../api.ts'
import type { Weighing } from './use-acting.ts'

/** The provider's id of the key that is about to be turned off; null until it is known. */
export function useTarget(view: RotationView, { action, remoteId }: Weighing): string | null {
  // Ending turns the new key off.
  const isNew = action === 'abandon'
  const known = remoteId ?? (isNew ? null : view.target)
  const versionId = isNew ? view.new?.versionId : undefined
  const { itemId } = view
  const [found, setFound] = useState<string | null>(null)
  useEffect(() => {
    if (versionId === undefined) return
    let stale = false
    call('items.get', { itemId }).then(
      ({ versions }) => {
        const version = versions.find(({ id }) => id === versionId)
        if (!stale) setFound(version?.remoteId ?? null)
      },
      // Without the item there is nothing to ask a phrase for; the action itself says why.
      () => undefined,
    )
    return () => {
      stale = true
    }
  }, [itemId, versionId])
  return known ?? found
}
