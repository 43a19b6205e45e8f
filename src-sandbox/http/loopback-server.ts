import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** An HTTP server on a free port of 127.0.0.1, which nobody on the network can reach. */
export class LoopbackServer {
  readonly #server: Server
  readonly #running = new Set<Promise<void>>()
  #port = 0

  constructor(serve: Serve) {
    this.#server = createServer((request, response) => {
      // A client that leaves in the middle is an everyday event and not an error of ours.
      response.on('error', () => undefined)
      const run = serve(request, response).catch(() => void response.destroy())
      this.#running.add(run)
      void run.finally(() => this.#running.delete(run))
    })
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  get port(): number {
    return this.#port
  }

  /** Listens on the port of an earlier start where it is still free, and else on any. */
  async listen(earlier = 0): Promise<void> {
    const isOpen = earlier !== 0 && (await this.#open(earlier).then(yes, no))
    if (!isOpen) await this.#open(0)
    const address = this.#server.address()
    if (typeof address === 'object' && address !== null) this.#port = address.port
  }

  #open(port: number): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(port, '127.0.0.1', () => {
        this.#server.off('error', reject)
        resolve()
      })
    })
  }

  /** Whether a request names us: a page that rebinds its own name to 127.0.0.1 does not. */
  isAddressed(request: IncomingMessage): boolean {
    const { host } = request.headers
    return host === `127.0.0.1:${this.#port}` || host === `localhost:${this.#port}`
  }

  /** Ends all connections and waits until no request is being worked on. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve())
    })
    this.#server.closeAllConnections()
    await Promise.allSettled([...this.#running])
    await closed
  }
}

const yes = (): boolean => true
const no = (): boolean => false
