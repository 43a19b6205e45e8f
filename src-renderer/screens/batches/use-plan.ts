import { useEffect, useState } from 'react'
import type { BatchFilter, BatchPlanItem } from '../../../src-shared/batch.ts'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import type { ItemId } from '../../../src-shared/ids.ts'
import { call, codeOf } from '../../api.ts'
import { go } from '../../stores/app.ts'
import { putBatch } from '../../stores/batches.ts'
import { connectionsStore } from '../../stores/connections.ts'
import { useAsking } from '../use-asking.ts'
import { namesOf, sumOf, toggled, type PlanChoice } from './batch-filter.ts'

const nothingChosen: PlanChoice = { left: new Set(), accepted: new Set() }

/** Reads the plan of a batch, holds what the person chooses in it, and starts it. */
export function usePlan(filter: BatchFilter) {
  const { plan, failed } = useRead(filter)
  const [choice, setChoice] = useState(nothingChosen)
  const [names, setNames] = useState(() => namesOf(filter, connectionsStore.getState().views))
  const { busy, code, ask } = useAsking()
  const sum = sumOf(plan ?? [], choice)
  const canStart = sum.itemIds.length > 0 && sum.waiting === 0 && names.title.trim() !== ''
  const start = () => {
    if (!canStart) return
    void ask(async () => {
      const { itemIds, acceptsBreak } = sum
      const view = await call('batches.start', {
        title: names.title.trim(),
        reason: names.reason.trim(),
        itemIds: [...itemIds],
        acceptsBreak: [...acceptsBreak],
      })
      putBatch(view)
      go({ screen: 'batch', batchId: view.id })
    })
  }
  const leave = (id: ItemId) => setChoice((now) => ({ ...now, left: toggled(now.left, id) }))
  const accept = (id: ItemId) =>
    setChoice((now) => ({ ...now, accepted: toggled(now.accepted, id) }))
  return { plan, failed, choice, leave, accept, names, setNames, sum, canStart, start, busy, code }
}

function useRead(filter: BatchFilter) {
  const [plan, setPlan] = useState<readonly BatchPlanItem[] | null>(null)
  const [failed, setFailed] = useState<ErrorCode | null>(null)
  useEffect(() => {
    let isWanted = true
    call('batches.plan', filter).then(
      (items) => isWanted && setPlan(items),
      (thrown: unknown) => isWanted && setFailed(codeOf(thrown)),
    )
    return () => {
      isWanted = false
    }
  }, [filter])
  return { plan, failed }
}
