import type * as Electron from 'electron'
import { decode, encode } from '../codec.ts'
import { HostEmitter, makeLoud, standingFor } from '../loud.ts'
import type { FromUtility, ToUtility } from './wire.ts'

type Tell = (message: FromUtility) => void

const held = new Map<number, UtilityPort>()

class UtilityPort
  extends HostEmitter
  implements Pick<Electron.MessagePortMain, 'start' | 'postMessage' | 'close'>
{
  readonly #id: number
  readonly #tell: Tell
  #detached = false

  constructor(id: number, tell: Tell) {
    super('MessagePortMain', ['message', 'close'])
    this.#id = id
    this.#tell = tell
    held.set(id, this)
  }

  start(): void {
    if (!this.#detached) this.#tell({ kind: 'port-started', port: this.#id })
  }

  postMessage(message: unknown, transfer: readonly Electron.MessagePortMain[] = []): void {
    const text = encode(message)
    if (this.#detached) return
    this.#tell({ kind: 'port', port: this.#id, text, ports: transfer.map(detachPort) })
  }

  close(): void {
    if (this.#detached) return
    this.#tell({ kind: 'port-closed', port: this.#id })
    setImmediate(() => this.end())
  }

  detach(): number {
    if (this.#detached) throw new Error('Port is already detached')
    this.#detached = true
    held.delete(this.#id)
    return this.#id
  }

  end(): void {
    if (this.#detached) return
    this.#detached = true
    held.delete(this.#id)
    this.emit('close')
  }
}
makeLoud('MessagePortMain', UtilityPort)

/** The object for a port that this process now holds. */
export function adoptPort(id: number, tell: Tell): Electron.MessagePortMain {
  return standingFor<Electron.MessagePortMain>(new UtilityPort(id, tell))
}

/** Brings what main says about a port to it. */
export function receiveForPort(
  message: Extract<ToUtility, { kind: 'port' | 'port-closed' }>,
  tell: Tell,
): void {
  const port = held.get(message.port)
  if (message.kind === 'port-closed') {
    port?.end()
    return
  }
  const ports = message.ports.map((id) => adoptPort(id, tell))
  port?.emit('message', { data: decode(message.text), ports })
}

function detachPort(port: Electron.MessagePortMain): number {
  if (port instanceof UtilityPort) return port.detach()
  throw new TypeError('Invalid value for transfer')
}
