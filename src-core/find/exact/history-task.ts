// The search through stored files of git as a thread does it.
// Promises one answer to every order but the first.
import { readBlobs } from '../../files/git-objects.ts'
import type { ThreadPort } from '../threads.ts'
import { BlobSearch } from './blob-search.ts'
import type { HistoryAnswer, HistoryOrder } from './history-messages.ts'

type Begin = Extract<HistoryOrder, { is: 'begin' }>

/** Serves the orders of `scanHistory`. */
export function historyTask(port: ThreadPort): (order: unknown) => void {
  let begin: Begin | null = null
  let before: Promise<unknown> = Promise.resolve()
  // A thread is ended by whoever started it; git ends when nobody reads what it writes.
  const { signal } = new AbortController()
  return (message) => {
    const order = orderOf(message)
    if (order.is === 'begin') {
      begin = order
    } else if (begin !== null) {
      const { needles, workTree, env } = begin
      const work = { workTree, env, signal, oids: order.oids }
      // One after the other: a thread that reads two at a time reads both more slowly.
      before = before.then(async () => port.post(await answer(work, new BlobSearch(needles))))
    }
  }
}

async function answer(
  work: Parameters<typeof readBlobs>[0],
  search: BlobSearch,
): Promise<HistoryAnswer> {
  const isWhole = await readBlobs(work, search)
  const hits = search.taken()
  search.wipe()
  return { blobs: search.blobs, bytes: search.bytesRead, hits, isWhole }
}

/** `serveThread` hands over what scanHistory of this process sent, and nothing else. */
function orderOf(message: unknown): HistoryOrder {
  return message as HistoryOrder
}
