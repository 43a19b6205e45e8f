import { VaultError } from '../src-shared/errors.ts'
import type { VaultHost } from './host.ts'
import type { HostHandlers } from './serve.ts'

type ReviewHandlers = Pick<
  HostHandlers,
  'review.get' | 'review.done' | 'review.accept' | 'review.set'
>

/** The review of all keys. */
export function reviewHandlers(_host: VaultHost): ReviewHandlers {
  return {
    'review.get': notYet,
    'review.done': notYet,
    'review.accept': notYet,
    'review.set': notYet,
  }
}

function notYet(): never {
  throw new VaultError('capability-missing')
}
