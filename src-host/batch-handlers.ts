import { VaultError } from '../src-shared/errors.ts'
import type { HostHandlers } from './serve.ts'

type BatchHandlers = Pick<
  HostHandlers,
  | 'batches.plan'
  | 'batches.start'
  | 'batches.list'
  | 'batches.act'
  | 'batches.export'
  | 'due.state'
  | 'due.quiet'
>

/** Many keys at once, and what is due. */
export function batchHandlers(): BatchHandlers {
  const missing = (): never => {
    throw new VaultError('capability-missing')
  }
  return {
    'batches.plan': missing,
    'batches.start': missing,
    'batches.list': () => [],
    'batches.act': missing,
    'batches.export': missing,
    'due.state': () => ({
      ...{ overdue: 0, dueSoon: 0, expired: 0, oldStillWork: 0 },
      ...{ first: [], quiet: true },
    }),
    'due.quiet': () => null,
  }
}
