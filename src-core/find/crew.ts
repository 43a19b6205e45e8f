// Hands work to threads and takes their answers, as long as there is any.
// Promises that no thread waits while another has work in store, that the work is made no earlier
// than it is needed, and that every thread has ended when it returns.
// Must not look at work or answers.
import { VaultError } from '../../src-shared/errors.ts'
import type { Thread, ThreadMaker } from './threads.ts'

/** What a crew does; every piece of work is answered by one message. */
export type CrewOrder = {
  readonly threads: ThreadMaker
  readonly signal: AbortSignal
  /** What every thread is told first; it is not answered. */
  readonly begin: unknown
  readonly work: Iterator<unknown>
  readonly onAnswer: (answer: unknown) => void
}

/** While one piece is worked on, the next one lies ready. */
const piecesInStore = 2

/** Does all work, or stops at once when asked to; rejects with `internal` if a thread fails. */
export async function runCrew(order: CrewOrder): Promise<'done' | 'stopped'> {
  const crew = new Crew(order)
  const stop = (): void => crew.finish('stopped')
  order.signal.addEventListener('abort', stop, { once: true })
  try {
    if (order.signal.aborted) return 'stopped'
    crew.start()
    return await crew.finished
  } finally {
    order.signal.removeEventListener('abort', stop)
    await crew.end()
    order.work.return?.()
  }
}

class Crew {
  readonly #order: CrewOrder
  readonly #threads: Thread[] = []
  readonly #end = Promise.withResolvers<'done' | 'stopped'>()
  #open = 0
  #isOver = false

  constructor(order: CrewOrder) {
    this.#order = order
  }

  get finished(): Promise<'done' | 'stopped'> {
    return this.#end.promise
  }

  start(): void {
    for (let i = 0; i < this.#order.threads.count; i++) this.#begin()
    for (let piece = 0; piece < piecesInStore; piece++) {
      for (const thread of this.#threads) this.#give(thread)
    }
    this.#checkEnd()
  }

  finish(how: 'done' | 'stopped'): void {
    this.#isOver = true
    this.#end.resolve(how)
  }

  async end(): Promise<void> {
    this.#isOver = true
    await Promise.all(this.#threads.map((thread) => thread.end()))
  }

  #begin(): void {
    const thread = this.#order.threads.start()
    this.#threads.push(thread)
    thread.onMessage((answer) => this.#take(thread, answer))
    void thread.exited.then(() => this.#fail())
    thread.post(this.#order.begin)
  }

  #take(thread: Thread, answer: unknown): void {
    if (this.#isOver) return
    this.#open -= 1
    try {
      this.#order.onAnswer(answer)
      this.#give(thread)
    } catch (thrown) {
      this.#end.reject(thrown)
    }
    this.#checkEnd()
  }

  #give(thread: Thread): void {
    if (this.#isOver) return
    const next = this.#order.work.next()
    if (next.done === true) return
    this.#open += 1
    thread.post(next.value)
  }

  #checkEnd(): void {
    if (this.#open === 0) this.finish('done')
  }

  #fail(): void {
    if (!this.#isOver) this.#end.reject(new VaultError('internal'))
  }
}
