import { serveThread } from '../../../../src-core/find/serve-thread.ts'
import type { Thread, ThreadMaker } from '../../../../src-core/find/threads.ts'

/** Threads that are none: each message is served in a later turn of this one. */
export function inProcessThreads(count = 2): ThreadMaker & { readonly started: () => number } {
  let started = 0
  const start = (): Thread => {
    started += 1
    return startThread()
  }
  return { count, start, started: () => started }
}

function startThread(): Thread {
  const outer: ((message: unknown) => void)[] = []
  const inner: ((message: unknown) => void)[] = []
  const exited = Promise.withResolvers<undefined>()
  let isOver = false
  const deliver = (to: readonly ((message: unknown) => void)[], message: unknown): void => {
    const copy: unknown = structuredClone(message)
    setImmediate(() => {
      if (!isOver) for (const listener of to) listener(copy)
    })
  }
  const end = (): Promise<void> => {
    isOver = true
    exited.resolve(undefined)
    return Promise.resolve()
  }
  serveThread({
    post: (message) => deliver(outer, message),
    onMessage: (listener) => void inner.push(listener),
  })
  return {
    post: (message) => deliver(inner, message),
    onMessage: (listener) => void outer.push(listener),
    exited: exited.promise,
    end,
  }
}
