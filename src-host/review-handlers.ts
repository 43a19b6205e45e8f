import {
  acceptFinding,
  finishReview,
  reviewOf,
  setIdleAfter,
  type ReviewContext,
} from '../src-core/index.ts'
import type { ReviewView } from '../src-shared/care.ts'
import type { VaultHost } from './host.ts'
import type { HostHandlers } from './serve.ts'

type ReviewHandlers = Pick<
  HostHandlers,
  'review.get' | 'review.done' | 'review.accept' | 'review.set'
>

/** The review of all keys. */
export function reviewHandlers(host: VaultHost): ReviewHandlers {
  const change = (work: (context: ReviewContext) => void): ReviewView => {
    const context = contextOf(host)
    work(context)
    host.emit('items.changed', null)
    return reviewOf(context)
  }
  return {
    'review.get': () => reviewOf(contextOf(host)),
    'review.done': () => {
      const view = change(finishReview)
      // What is done is due no more, at once and not at the next beat.
      host.clockwork.due.look()
      return view
    },
    'review.accept': (of) =>
      change((context) => {
        acceptFinding(context, of)
      }),
    'review.set': ({ idleAfterDays }) =>
      change((context) => {
        setIdleAfter(context, idleAfterDays)
      }),
  }
}

function contextOf({ open }: VaultHost): ReviewContext {
  return { ...open.rotation, isRunning: (id) => open.desk.isRunning(id) }
}
