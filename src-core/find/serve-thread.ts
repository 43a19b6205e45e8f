// What a thread does: it serves the task that each message names.
// Promises that an order of an unknown task ends the thread, so that nobody waits for its answer.
// Must not start threads itself.
import { detectTask } from './detect-task.ts'
import { exactTask } from './exact/exact-task.ts'
import { historyTask } from './exact/history-task.ts'
import type { ThreadPort } from './threads.ts'

/** Makes what serves the messages of one task; it lives as long as the thread. */
type Task = (port: ThreadPort) => (message: unknown) => void

const tasks: Readonly<Record<string, Task>> = {
  detect: detectTask,
  exact: exactTask,
  history: historyTask,
}

/** Serves the messages that come through a port. */
export function serveThread(port: ThreadPort): void {
  const served = new Map<string, (message: unknown) => void>()
  port.onMessage((message) => {
    const name = taskOf(message)
    const serve = served.get(name) ?? tasks[name]?.(port)
    if (serve === undefined) throw new RangeError('A thread was asked for an unknown task.')
    served.set(name, serve)
    serve(message)
  })
}

function taskOf(message: unknown): string {
  if (typeof message !== 'object' || message === null || !('task' in message)) return ''
  return typeof message.task === 'string' ? message.task : ''
}
