import type { MessagePortMain } from 'electron'
import type { Child } from '../../../src-main/child.ts'

/** A process that ends when it is told to, and remembers what it was told. */
export class FakeChild implements Child {
  readonly posted: object[] = []
  readonly ports: MessagePortMain[] = []
  readonly exited: Promise<void>
  endings = 0
  #exit: () => void = () => undefined
  #listener: (message: unknown) => void = () => undefined

  constructor() {
    this.exited = new Promise((resolve) => {
      this.#exit = resolve
    })
  }

  post(message: object, port?: MessagePortMain): void {
    this.posted.push(message)
    if (port !== undefined) this.ports.push(port)
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#listener = listener
  }

  end(): Promise<void> {
    this.endings += 1
    this.#exit()
    return this.exited
  }

  /** The process says something. */
  say(message: unknown): void {
    this.#listener(message)
  }

  /** The process dies of itself. */
  die(): Promise<void> {
    this.#exit()
    return this.exited
  }
}
