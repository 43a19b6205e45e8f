import { request } from 'node:http'

const timeoutMs = 5_000

/** One message as it goes to a server on this machine. */
export type OutgoingMessage = {
  readonly url: URL
  /** POST where it is left out. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** The address of a server on this machine, or null: practice never writes to anybody else. */
export function loopbackUrl(text: unknown): URL | null {
  if (typeof text !== 'string' || !URL.canParse(text)) return null
  const url = new URL(text)
  const isLoopback = url.hostname === '127.0.0.1' || url.hostname === 'localhost'
  const isBare = url.username === '' && url.password === ''
  return url.protocol === 'http:' && isLoopback && isBare ? url : null
}

/** Sends a message and tells the status that it was answered with, or null when there was none. */
export function sendMessage(
  message: OutgoingMessage,
  stopped: AbortSignal,
): Promise<number | null> {
  const { url, headers, body } = message
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)])
  return new Promise((resolve) => {
    const outgoing = request(
      {
        // The name is not looked up: what it resolves to could lead off this machine.
        host: '127.0.0.1',
        port: url.port === '' ? 80 : url.port,
        path: url.pathname + url.search,
        method: message.method ?? 'POST',
        headers: { ...headers, Host: url.host, 'Content-Length': body.byteLength },
        signal,
        agent: false,
      },
      (response) => {
        response.on('error', () => undefined).resume()
        resolve(response.statusCode ?? null)
      },
    )
    outgoing.on('error', () => resolve(null))
    outgoing.end(body)
  })
}
