import { Worker } from 'node:worker_threads'
import type { Thread, ThreadMaker } from '../src-core/index.ts'

/** Starts threads of this process that run `find-thread`; they see nothing of its environment. */
export function workerThreads(program: URL, count: number): ThreadMaker {
  return { count: Math.max(1, count), start: () => startThread(program) }
}

/**
 * How many threads are worth having: one for every processor, and no more than reading from a disk
 * gains by.
 */
export function usefulThreads(processors: number): number {
  return Math.min(Math.max(1, processors), 8)
}

function startThread(program: URL): Thread {
  const worker = new Worker(program, { env: {} })
  const exited = Promise.withResolvers<undefined>()
  worker.once('exit', () => exited.resolve(undefined))
  // A thread that failed ends as well, which is what its owner looks at.
  worker.on('error', () => undefined)
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    onMessage: (listener) => void worker.on('message', listener),
    exited: exited.promise,
    end: async () => {
      await worker.terminate()
    },
  }
}
