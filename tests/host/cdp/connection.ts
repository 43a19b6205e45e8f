import type { Readable, Writable } from 'node:stream'
import { CdpSession, type Outgoing } from './session.ts'

type Incoming = {
  readonly id?: number
  readonly sessionId?: string
  readonly method?: string
  readonly params?: object
  readonly result?: object
  readonly error?: { readonly message: string }
}

type Waiting = {
  readonly method: string
  readonly sessionId: string | undefined
  readonly resolve: (result: object) => void
  readonly reject: (error: Error) => void
}

/** The pipe to Chromium: JSON texts, each ended by a zero byte. */
export class CdpConnection {
  readonly browser: CdpSession
  readonly #out: Writable
  readonly #sessions = new Map<string, CdpSession>()
  readonly #waiting = new Map<number, Waiting>()
  #lastId = 0
  #rest: readonly Buffer[] = []
  #ended = false

  constructor(out: Writable, incoming: Readable) {
    this.#out = out
    this.browser = new CdpSession((message) => this.#post(message))
    incoming.on('data', (data: Buffer) => this.#read(data))
    incoming.on('close', () => this.#end())
    // A pipe that breaks is an ended Chromium; whoever waits for an answer hears of it there.
    incoming.on('error', () => this.#end())
    out.on('error', () => this.#end())
  }

  /** The session of a target that was attached to this connection. */
  session(id: string): CdpSession {
    const known = this.#sessions.get(id)
    if (known !== undefined) return known
    const session = new CdpSession((message) => this.#post(message), id)
    this.#sessions.set(id, session)
    return session
  }

  /** Forgets a session whose target is gone and fails what it still waits for. */
  forget(id: string): void {
    this.#sessions.delete(id)
    this.#failAll((waiting) => waiting.sessionId === id)
  }

  #post(message: Outgoing): Promise<object> {
    if (this.#ended) return Promise.reject(new Error(`${message.method}: Chromium is gone`))
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      const { method, sessionId } = message
      this.#waiting.set(id, { method, sessionId, resolve, reject })
      this.#out.write(`${JSON.stringify({ id, ...message })}\0`)
    })
  }

  #read(data: Buffer): void {
    let start = 0
    for (let end = data.indexOf(0); end !== -1; end = data.indexOf(0, start)) {
      const text = Buffer.concat([...this.#rest, data.subarray(start, end)]).toString('utf8')
      this.#rest = []
      start = end + 1
      this.#receive(parseIncoming(text))
    }
    if (start < data.length) this.#rest = [...this.#rest, data.subarray(start)]
  }

  #receive(message: Incoming): void {
    if (message.id !== undefined) {
      const waiting = this.#waiting.get(message.id)
      this.#waiting.delete(message.id)
      if (message.error === undefined) waiting?.resolve(message.result ?? {})
      else waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`))
    } else if (message.method !== undefined) {
      const session =
        message.sessionId === undefined ? this.browser : this.session(message.sessionId)
      session.receive(message.method, message.params)
    }
  }

  #end(): void {
    if (this.#ended) return
    this.#ended = true
    this.#failAll(() => true)
  }

  #failAll(concerns: (waiting: Waiting) => boolean): void {
    for (const [id, waiting] of this.#waiting) {
      if (!concerns(waiting)) continue
      this.#waiting.delete(id)
      waiting.reject(new Error(`${waiting.method}: the page or Chromium is gone`))
    }
  }
}

// The other end is Chromium, started by us; the envelope of its messages is fixed.
function parseIncoming(text: string): Incoming {
  return JSON.parse(text) as Incoming
}
