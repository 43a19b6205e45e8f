/** What was asked of the main process and waits for its answer. */
export class AskedOfMain<T> {
  readonly #waiting = new Map<number, (answer: T) => void>()
  #last = 0

  /** Sends a question under a number of its own, and waits for the answer to it. */
  ask(send: (id: number) => void): Promise<T> {
    const id = (this.#last += 1)
    const { promise, resolve } = Promise.withResolvers<T>()
    this.#waiting.set(id, resolve)
    send(id)
    return promise
  }

  /** Hands on an answer; one that nobody waits for is left alone. */
  settle(id: number, answer: T): void {
    this.#waiting.get(id)?.(answer)
    this.#waiting.delete(id)
  }
}
