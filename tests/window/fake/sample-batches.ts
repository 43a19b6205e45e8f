import type { BatchView } from '../../../src-shared/batch.ts'
import { BatchId, RotationId } from '../../../src-shared/ids.ts'
import type { FakeItem } from './fake-items.ts'
import { hexId } from './sample-items.ts'

type Line = BatchView['items'][number]
type Standing = Pick<Line, 'state' | 'code'>

const hourMs = 3_600_000

const underWay: readonly Standing[] = [
  { state: 'done', code: null },
  { state: 'done', code: null },
  { state: 'failed', code: 'provider-forbidden' },
  { state: 'waiting', code: 'provider-slots-full' },
  { state: 'running', code: null },
  { state: 'waiting', code: 'provider-rate-limited' },
  { state: 'todo', code: null },
  { state: 'todo', code: null },
]

const over: readonly Standing[] = [
  { state: 'done', code: null },
  { state: 'failed', code: 'provider-no-reply' },
  { state: 'done', code: null },
  { state: 'skipped', code: null },
]

/** A batch under way, one that was stopped, one that ended with a key that failed, a good one. */
export function sampleBatches(items: readonly FakeItem[], now: number): BatchView[] {
  const batch = (number: number, rest: Pick<BatchView, 'title' | 'reason' | 'state'>) => {
    const startedAt = now - (number * 26 + 1) * hourMs
    return (standings: readonly Standing[]): BatchView => ({
      id: BatchId.parse(hexId('f', number)),
      startedAt,
      ...rest,
      items: standings.flatMap(({ state, code }, index): readonly Line[] => {
        const item = items[index]
        if (!item) return []
        const isBegun = state !== 'todo' && state !== 'skipped'
        return [
          {
            itemId: item.id,
            name: item.overview.name,
            rotationId: isBegun ? RotationId.parse(hexId('d', index + 1)) : null,
            state,
            code,
            at: isBegun ? startedAt + index * 60_000 : null,
          },
        ]
      }),
    })
  }
  return [
    batch(0, { title: 'All overdue keys', reason: 'Overdue', state: 'running' })(underWay),
    batch(1, { title: 'Keys of Priya Raman', reason: 'Priya Raman has left', state: 'stopped' })(
      underWay,
    ),
    batch(2, { title: 'Keys at ATNA', reason: '', state: 'done' })(over),
    batch(3, { title: '2 keys', reason: 'You asked for it', state: 'done' })(over.slice(2, 3)),
  ]
}
