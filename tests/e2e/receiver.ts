import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A delivery as it came over the wire. */
export type Delivery = {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A receiver that is not Keyturn's: it keeps what comes, and answers 200 with a text of its own. */
export type Receiver = {
  readonly address: string
  readonly deliveries: readonly Delivery[]
  readonly close: () => Promise<void>
}

/** Starts a receiver on this machine. */
export async function startReceiver(): Promise<Receiver> {
  const deliveries: Delivery[] = []
  const server = createServer((request, reply) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      deliveries.push({ headers: request.headers, body: Buffer.concat(pieces).toString() })
      reply.writeHead(200, { 'content-type': 'text/plain' }).end('kept by the test')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => {
        resolve()
      })
      server.closeAllConnections()
    })
  return { address: `http://127.0.0.1:${String(port)}/hooks`, deliveries, close }
}
