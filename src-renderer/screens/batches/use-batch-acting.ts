import type { BatchId } from '../../../src-shared/ids.ts'
import { call } from '../../api.ts'
import { putBatch } from '../../stores/batches.ts'
import { useAsking } from '../use-asking.ts'
import type { BatchAction } from './batch-progress.ts'

/** Stops, resumes, retries or ends a batch. */
export function useBatchActing(batchId: BatchId) {
  const { busy, code, ask } = useAsking()
  const act = (action: BatchAction) =>
    ask(async () => {
      putBatch(await call('batches.act', { batchId, action }))
    })
  return { busy, code, act }
}
