import type * as Electron from 'electron'
import { decode, encode } from '../codec.ts'
import { HostEmitter, makeLoud, standingFor } from '../loud.ts'
import {
  closePort,
  makeChannel,
  movePort,
  postToPort,
  startPort,
  type PortHolder,
  type PortMessage,
} from './switchboard.ts'

const held = new Map<number, HostMessagePort>()

/** Main as a holder: what arrives is emitted a turn later, never inside the sender's call. */
export const mainHolder: PortHolder = {
  deliver(id, message) {
    setImmediate(() => held.get(id)?.receive(message))
  },
  closed(id) {
    setImmediate(() => held.get(id)?.end())
  },
}

class HostMessagePort
  extends HostEmitter
  implements Pick<Electron.MessagePortMain, 'start' | 'postMessage' | 'close'>
{
  readonly #id: number
  #detached = false

  constructor(id: number) {
    super('MessagePortMain', ['message', 'close'])
    this.#id = id
    held.set(id, this)
  }

  start(): void {
    if (!this.#detached) startPort(this.#id)
  }

  postMessage(message: unknown, transfer: readonly Electron.MessagePortMain[] = []): void {
    const text = encode(message)
    if (!this.#detached) postToPort(this.#id, { text, ports: transfer.map(detachPort) })
  }

  close(): void {
    if (this.#detached) return
    closePort(this.#id)
    setImmediate(() => this.end())
  }

  /** Gives the port away: from here on this object is empty. */
  detach(): number {
    if (this.#detached) throw new Error('Port is already detached')
    this.#detached = true
    held.delete(this.#id)
    return this.#id
  }

  receive({ text, ports }: PortMessage): void {
    this.emit('message', { data: decode(text), ports: ports.map(adoptPort) })
  }

  end(): void {
    if (this.#detached) return
    this.#detached = true
    held.delete(this.#id)
    this.emit('close')
  }
}
makeLoud('MessagePortMain', HostMessagePort)

/** The two ends of a new channel, both in main. */
export class MessageChannelMain {
  readonly port1: Electron.MessagePortMain
  readonly port2: Electron.MessagePortMain

  constructor() {
    const [first, second] = makeChannel(mainHolder)
    this.port1 = adoptPort(first)
    this.port2 = adoptPort(second)
  }
}
makeLoud('MessageChannelMain', MessageChannelMain)

/** Main's object for a port that it now holds. */
export function adoptPort(id: number): Electron.MessagePortMain {
  movePort(id, mainHolder)
  return standingFor<Electron.MessagePortMain>(new HostMessagePort(id))
}

/** Takes a port out of main's hands, to be given to somebody else. */
export function detachPort(port: Electron.MessagePortMain): number {
  if (port instanceof HostMessagePort) return port.detach()
  throw new TypeError('Invalid value for transfer')
}
