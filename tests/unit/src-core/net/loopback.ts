import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { errorCodeOf, type ErrorCode } from '../../../../src-shared/errors.ts'

/** A request as it arrived. */
export type Arrived = {
  readonly method: string
  readonly target: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** The port it came from: one for each connection. */
  readonly from: number
}

/** Answers a request, or leaves it without an answer. */
export type Answerer = (response: ServerResponse, request: Arrived) => void

/** A server on this machine that keeps every request and answers as the test says. */
export class Loopback {
  readonly arrived: Arrived[] = []
  answer: Answerer = (response) => response.end()
  readonly #server = createServer((request, response) => {
    const chunks: Uint8Array[] = []
    request.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url: target = '', headers, socket } = request
      const body = Buffer.concat(chunks).toString('utf8')
      const one = { method, target, headers, body, from: socket.remotePort ?? 0 }
      this.arrived.push(one)
      this.answer(response, one)
    })
  })

  async start(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    this.#server.listen(0, '127.0.0.1', () => resolve(undefined))
    await promise
  }

  get port(): number {
    return portOf(this.#server.address())
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`
  }

  async end(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    this.#server.close(() => resolve(undefined))
    this.#server.closeAllConnections()
    await promise
  }
}

/** Answers with a status and a JSON body. */
export function json(status: number, body: unknown): Answerer {
  return (response) => {
    response.writeHead(status, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify(body))
  }
}

/** The code with which something is refused; throws if it is not refused. */
export async function codeOf(work: Promise<unknown>): Promise<ErrorCode> {
  try {
    await work
  } catch (thrown) {
    return errorCodeOf(thrown)
  }
  throw new Error('it was not refused')
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return address.port
}
