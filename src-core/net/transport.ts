// The one door through which requests leave: a fetch with the house's rules around it.
// Promises TLS (this machine excepted), no redirect followed, a cap on time and on size, one
// request for one call, and every failure as a code that says whether anything can have happened.
// Must not retry, follow, keep cookies, cache, or pass on the words of a failure.
import { VaultError } from '../../src-shared/errors.ts'
import { failureOf } from './failure.ts'
import type { Header, HttpReply, HttpRequest, Transport } from './http.ts'
import { isAllowedOrigin } from './origin.ts'
import { readDate, readRetryAfter } from './reply-headers.ts'

/** The part of the platform's reply that is read. */
export type FetchReply = {
  readonly status: number
  readonly type: string
  /** Left out by a fake that has none. */
  readonly headers?: {
    readonly get: (name: string) => string | null
    readonly forEach?: (visit: (value: string, name: string) => void) => void
  }
  readonly body: { readonly getReader: () => BodyReader } | null
}

/** The part of the platform's body reader that is used. */
export type BodyReader = {
  readonly read: () => Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>
  readonly cancel: () => Promise<void>
}

/** What the platform's fetch is asked for. */
export type FetchOrder = {
  readonly method: string
  readonly headers: Record<string, string>
  readonly body?: Uint8Array<ArrayBuffer>
  readonly redirect: 'manual'
  readonly credentials: 'omit'
  readonly cache: 'no-store'
  readonly referrerPolicy: 'no-referrer'
  readonly signal: AbortSignal
}

/** A fetch of the platform: Electron's `net.fetch` or Node's own. */
export type FetchLike = (url: string, order: FetchOrder) => Promise<FetchReply>

/** The largest reply and the longest exchange. */
export type TransportCaps = { readonly replyBytes: number; readonly totalMs: number }

/** The caps that hold where nothing else is said: 1 MiB and 20 s. */
export const transportCaps: TransportCaps = { replyBytes: 1_048_576, totalMs: 20_000 }

/** A transport over a fetch of the platform. */
export function fetchTransport(fetchLike: FetchLike, caps = transportCaps): Transport {
  return async (request, signal) => {
    if (!isAllowedOrigin(request.origin) || !request.target.startsWith('/')) {
      throw new VaultError('connector-invalid')
    }
    // The only moment at which an ended request has certainly not been sent.
    if (signal.aborted) throw new VaultError('provider-unreachable')
    const deadline = new Deadline(signal, caps.totalMs)
    try {
      const order = orderOf(request, deadline.signal)
      const reply = await deadline.race(fetchLike(request.origin + request.target, order))
      refuseRedirect(reply)
      return await readWhole(reply, deadline, caps.replyBytes)
    } catch (thrown) {
      throw failureOf(thrown)
    } finally {
      deadline.end()
    }
  }
}

function orderOf(request: HttpRequest, signal: AbortSignal): FetchOrder {
  return {
    method: request.method,
    // A connection of its own for every request: on one that is kept, a request can meet its end,
    // after which nobody knows what was done, and Chromium silently sends such a request again.
    headers: { ...Object.fromEntries(request.headers), connection: 'close' },
    ...(request.body === null ? {} : { body: new Uint8Array(request.body) }),
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal,
  }
}

function refuseRedirect(reply: FetchReply): void {
  const redirected = reply.type === 'opaqueredirect' || (reply.status >= 300 && reply.status < 400)
  if (redirected) throw new VaultError('provider-redirected')
}

async function readWhole(reply: FetchReply, deadline: Deadline, cap: number): Promise<HttpReply> {
  const reader = reply.body?.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  while (reader !== undefined) {
    const { done, value } = await deadline.race(reader.read())
    if (done || value === undefined) break
    size += value.byteLength
    // The provider has acted; what it wanted to say is lost.
    if (size > cap) throw new VaultError('provider-no-reply')
    chunks.push(value)
  }
  const body = new Uint8Array(size)
  chunks.reduce((at, chunk) => (body.set(chunk, at), at + chunk.byteLength), 0)
  const header = (name: string): string | null => reply.headers?.get(name) ?? null
  return {
    status: reply.status,
    body,
    retryAfterMs: readRetryAfter(header),
    date: readDate(header),
    headers: headersOf(reply),
  }
}

function headersOf({ headers }: FetchReply): readonly Header[] {
  const all: Header[] = []
  headers?.forEach?.((value, name) => all.push([name.toLowerCase(), value]))
  return all
}

/** Ends an exchange when its time is over or its caller leaves, whichever comes first. */
class Deadline {
  readonly #controller = new AbortController()
  readonly #caller: AbortSignal
  readonly #timer: NodeJS.Timeout
  readonly #stop = (): void => this.#controller.abort()

  constructor(caller: AbortSignal, ms: number) {
    this.#caller = caller
    this.#timer = setTimeout(this.#stop, ms)
    caller.addEventListener('abort', this.#stop, { once: true })
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** What the work gives, or a rejection as soon as the time is over, even if it ignores that. */
  async race<T>(work: Promise<T>): Promise<T> {
    const { promise, reject } = Promise.withResolvers<never>()
    const leave = (): void => reject(new VaultError('provider-no-reply'))
    this.signal.addEventListener('abort', leave, { once: true })
    if (this.signal.aborted) leave()
    try {
      return await Promise.race([work, promise])
    } finally {
      this.signal.removeEventListener('abort', leave)
    }
  }

  /** Frees what it holds; an exchange that is not over is cut off. */
  end(): void {
    clearTimeout(this.#timer)
    this.#caller.removeEventListener('abort', this.#stop)
    this.#controller.abort()
  }
}
