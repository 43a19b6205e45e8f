// Threads that are used again: starting one costs more than most work trees are worth.
// Promises that a thread is handed on only when it owes no answer, so that no run hears what another
// one asked for, and that none is left after `close`.
// Must not look at messages.
import type { Thread, ThreadMaker } from './threads.ts'

/** A maker whose threads come back to it when they are ended. */
export type KeptThreads = ThreadMaker & { readonly close: () => Promise<void> }

/** A thread, and what it owes. */
type Kept = {
  readonly thread: Thread
  /** Messages to it that were not answered. */
  open: number
  listener: (message: unknown) => void
}

/** What a run tells a thread first is never answered (crew.ts). */
const unanswered = 1

/** Keeps the threads of a maker for the next who wants one. */
export function keptThreads(maker: ThreadMaker): KeptThreads {
  const idle: Kept[] = []
  const begin = (): Kept => {
    const kept: Kept = { thread: maker.start(), open: 0, listener: () => undefined }
    kept.thread.onMessage((message) => {
      kept.open -= 1
      kept.listener(message)
    })
    return kept
  }
  const giveBack = async (kept: Kept): Promise<void> => {
    kept.listener = () => undefined
    if (kept.open === unanswered) idle.push(kept)
    else await kept.thread.end()
  }
  return {
    count: maker.count,
    start: () => lent(idle.pop() ?? begin(), giveBack),
    close: async () => {
      await Promise.all(idle.splice(0).map(({ thread }) => thread.end()))
    },
  }
}

function lent(kept: Kept, giveBack: (kept: Kept) => Promise<void>): Thread {
  kept.open = 0
  return {
    post: (message, transfer) => {
      kept.open += 1
      kept.thread.post(message, transfer)
    },
    onMessage: (listener) => {
      kept.listener = listener
    },
    exited: kept.thread.exited,
    end: () => giveBack(kept),
  }
}
