import { useState } from 'react'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import type { ItemId } from '../../../src-shared/ids.ts'
import type { ItemSummary } from '../../../src-shared/item.ts'
import { codeOf } from '../../api.ts'
import { startReplacement } from './start-replacement.ts'

/** Begins replacements one at a time, and tells which is beginning and why one could not. */
export function useReplacing() {
  const [busyId, setBusyId] = useState<ItemId | null>(null)
  const [failed, setFailed] = useState<ErrorCode | null>(null)
  const replace = async (item: Pick<ItemSummary, 'id' | 'worst'>) => {
    if (busyId !== null) return
    setBusyId(item.id)
    setFailed(null)
    try {
      await startReplacement(item)
    } catch (thrown) {
      setFailed(codeOf(thrown))
    } finally {
      setBusyId(null)
    }
  }
  return { busyId, failed, replace, forget: () => setFailed(null) }
}
