import { VaultError } from '../src-shared/errors.ts'
import type { VaultHost } from './host.ts'
import { assertPlainPath, writePlainFile } from './plain-file.ts'
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
export function batchHandlers({ clockwork }: Pick<VaultHost, 'clockwork'>): BatchHandlers {
  return {
    'batches.plan': (filter) => clockwork.batches.plan(filter),
    'batches.start': (input) => clockwork.batches.start(input),
    'batches.list': () => clockwork.batches.list(),
    'batches.act': (input) => clockwork.batches.act(input),
    'batches.export': ({ path, ...order }) => {
      assertPlainPath(path)
      // The names in it are anybody's: a file of another ending could be one that programs obey.
      if (!path.toLowerCase().endsWith(`.${order.form}`)) throw new VaultError('bad-request')
      writePlainFile(path, clockwork.batches.summary(order))
      return null
    },
    'due.state': () => clockwork.due.state(),
    'due.quiet': () => {
      clockwork.due.quiet()
      return null
    },
  }
}
