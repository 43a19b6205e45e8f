// The exact search as a thread does it.
// Promises one answer to every order but the first.
import type { ThreadPort } from '../threads.ts'
import type { ExactOrder } from './exact-messages.ts'
import { FileSearch } from './file-search.ts'

/** Serves the orders of `scanTrees`. */
export function exactTask(port: ThreadPort): (order: unknown) => void {
  let search: FileSearch | null = null
  return (message) => {
    const order = orderOf(message)
    if (order.is === 'begin') search = new FileSearch(order)
    else if (search !== null) port.post(search.through(order.paths))
  }
}

/** `serveThread` hands over what scanTrees of this process sent, and nothing else. */
function orderOf(message: unknown): ExactOrder {
  return message as ExactOrder
}
