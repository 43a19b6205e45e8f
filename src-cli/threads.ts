import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Thread, ThreadMaker } from '../src-core/index.ts'

/** More threads than this wait for the disk, and for the one that puts together what they find. */
const mostThreads = 8

/** Starts threads that run the program at a path. */
export function workerThreads(program: URL): ThreadMaker {
  const count = Math.min(mostThreads, availableParallelism())
  return { count, start: () => startThread(program) }
}

function startThread(program: URL): Thread {
  // Nothing of the environment is needed there.
  const worker = new Worker(program, { env: {} })
  const exited = Promise.withResolvers<null>()
  worker.on('exit', () => exited.resolve(null))
  // A thread that fails ends; whoever waits for its answer learns it from that.
  worker.on('error', () => undefined)
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    onMessage: (listener) => void worker.on('message', listener),
    exited: exited.promise.then(() => undefined),
    end: async () => {
      await worker.terminate()
    },
  }
}
