import type { Reply } from '../src-shared/ipc-contract.ts'

/** How long a call waits for a vault host to be there, in milliseconds. */
export const hostWaitMs = 10_000

/** The answer to every call that the host can no longer answer. */
const gone: Reply<never> = { ok: false, code: 'host-gone' }

/** What the line needs. */
export type HostLineDeps = {
  /** Asks the main process for a port to a vault host. */
  readonly askForPort: () => void
  readonly onEvent: (name: unknown, payload: unknown) => void
}

/** The page's end of the line to the vault host: calls go out numbered, answers find their call. */
export class HostLine {
  readonly #deps: HostLineDeps
  readonly #pending = new Map<number, (reply: Reply<unknown>) => void>()
  readonly #waiting = new Set<(port: MessagePort | null) => void>()
  #port: MessagePort | null = null
  #lastId = 0

  constructor(deps: HostLineDeps) {
    this.#deps = deps
  }

  /** Answers whatever happens: failures are values. */
  async call(channel: string, input: unknown): Promise<Reply<unknown>> {
    const port = this.#port ?? (await this.#nextPort())
    if (port === null) return gone
    const id = ++this.#lastId
    try {
      port.postMessage({ id, channel, input })
    } catch {
      return { ok: false, code: 'bad-request' }
    }
    return new Promise((resolve) => this.#pending.set(id, resolve))
  }

  /** Takes a new port into use, and answers what was asked over the old one. */
  connect(port: MessagePort): void {
    this.disconnect()
    this.#port = port
    port.onmessage = (event) => this.#receive(event.data)
    port.addEventListener('close', () => {
      if (port === this.#port) this.disconnect()
    })
    port.start()
    for (const wake of this.#waiting) wake(port)
  }

  /** Lets go of the port: whoever still waits for an answer hears that the host is gone. */
  disconnect(): void {
    this.#port?.close()
    this.#port = null
    const pending = [...this.#pending.values()]
    this.#pending.clear()
    for (const resolve of pending) resolve(gone)
  }

  #nextPort(): Promise<MessagePort | null> {
    if (this.#waiting.size === 0) this.#deps.askForPort()
    return new Promise((resolve) => {
      const wake = (port: MessagePort | null): void => {
        clearTimeout(timer)
        this.#waiting.delete(wake)
        resolve(port)
      }
      const timer = setTimeout(() => wake(null), hostWaitMs)
      this.#waiting.add(wake)
    })
  }

  // The host is ours, but a reply is looked at all the same: an unknown shape is left alone.
  #receive(message: unknown): void {
    if (typeof message !== 'object' || message === null || !('kind' in message)) return
    if (message.kind === 'event' && 'name' in message && 'payload' in message) {
      this.#deps.onEvent(message.name, message.payload)
    }
    if (message.kind === 'reply' && 'id' in message && 'reply' in message) {
      this.#answer(message.id, trustReply(message.reply))
    }
  }

  #answer(id: unknown, reply: Reply<unknown>): void {
    if (typeof id !== 'number') return
    this.#pending.get(id)?.(reply)
    this.#pending.delete(id)
  }
}

// The vault host parses every output by its schema before it replies.
function trustReply(reply: unknown): Reply<unknown> {
  return reply as Reply<unknown>
}
