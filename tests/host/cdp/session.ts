import { EventEmitter } from 'node:events'
import type { Protocol } from './protocol.ts'

/** A command of the protocol. */
export type Command = keyof Protocol.CommandParameters & keyof Protocol.CommandReturnValues
/** An event of the protocol. */
export type EventName = keyof Protocol.EventMap

/** A message as a session hands it to the connection. */
export type Outgoing = {
  readonly method: string
  readonly params: object
  readonly sessionId?: string
}

/** Sends a message and gives the answer to it. */
export type Post = (message: Outgoing) => Promise<object>

/** One conversation with Chromium: with the browser itself, a page or a worker. */
export class CdpSession {
  readonly id: string | undefined
  readonly #post: Post
  readonly #events = new EventEmitter()

  constructor(post: Post, id?: string) {
    this.#post = post
    this.id = id
    this.#events.setMaxListeners(0)
  }

  async send<M extends Command>(
    method: M,
    params?: Protocol.CommandParameters[M],
  ): Promise<Protocol.CommandReturnValues[M]> {
    const session = this.id === undefined ? {} : { sessionId: this.id }
    const result = await this.#post({ method, params: params ?? {}, ...session })
    return believed(method, result)
  }

  /** Sends where a refusal is no harm: the page may be gone, or the domain unknown to a worker. */
  attempt<M extends Command>(method: M, params?: Protocol.CommandParameters[M]): Promise<void> {
    return this.send(method, params).then(
      () => undefined,
      () => undefined,
    )
  }

  /** Listens to an event; what it gives stops listening. */
  on<E extends EventName>(
    event: E,
    listener: (payload: Protocol.EventMap[E][0]) => void,
  ): () => void {
    this.#events.on(event, listener)
    return () => this.#events.off(event, listener)
  }

  once<E extends EventName>(event: E, listener: (payload: Protocol.EventMap[E][0]) => void): void {
    this.#events.once(event, listener)
  }

  /** The next occurrence of an event. */
  next<E extends EventName>(event: E): Promise<Protocol.EventMap[E][0]> {
    return new Promise((resolve) => {
      this.once(event, resolve)
    })
  }

  /** Called by the connection for each event of this session. */
  receive(event: string, payload: unknown): void {
    this.#events.emit(event, payload)
  }
}

// Chromium answers a command with what its protocol declares; that is the one thing to believe.
function believed<M extends Command>(_method: M, result: object): Protocol.CommandReturnValues[M] {
  return result as Protocol.CommandReturnValues[M]
}
