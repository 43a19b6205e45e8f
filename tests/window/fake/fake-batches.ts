import type { FakeBodies } from '../fake-bridge.ts'
import { refuse } from './fake-vault.ts'

/** What the fake answers about many keys at once, and about what is due. */
export function batchReplies() {
  return {
    'batches.plan': () => [],
    'batches.start': () => refuse('not-allowed-now'),
    'batches.list': () => [],
    'batches.act': () => refuse('not-found'),
    'batches.export': () => null,
    'due.state': () => ({
      overdue: 0,
      dueSoon: 0,
      expired: 0,
      oldStillWork: 0,
      first: [],
      quiet: true,
    }),
    'due.quiet': () => null,
  } satisfies Partial<FakeBodies>
}
