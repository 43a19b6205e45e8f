/**
 * Every message port of the app, wherever its end is held: main connects all of them.
 *
 * A message is text from end to end, encoded by its sender and decoded by its receiver. A port
 * queues until its holder starts it; a transferred port starts anew; its end follows its queue.
 */

/** Text with the ports that travel along. */
export type PortMessage = { readonly text: string; readonly ports: readonly number[] }

/** Whoever holds ports: main itself, the preload of a page, or a utility process. */
export type PortHolder = {
  deliver(port: number, message: PortMessage): void
  closed(port: number): void
}

type Port = {
  readonly id: number
  peer: Port | null
  holder: PortHolder
  started: boolean
  queue: readonly PortMessage[]
  /** The other end is closed; said to the holder once the queue is empty. */
  ended: boolean
}

const ports = new Map<number, Port>()
let lastPort = 0

/** Makes two ends of one channel, both held by one holder. */
export function makeChannel(holder: PortHolder): readonly [number, number] {
  const [a, b] = [makePort(holder), makePort(holder)]
  a.peer = b
  b.peer = a
  return [a.id, b.id]
}

/** Lets the messages that wait at a port, and all later ones, through to its holder. */
export function startPort(id: number): void {
  const port = ports.get(id)
  if (port === undefined) return
  port.started = true
  flush(port)
}

/** Sends from one port to the other end; on a closed channel the message is lost, as in Electron. */
export function postToPort(id: number, message: PortMessage): void {
  const peer = ports.get(id)?.peer
  if (!peer) {
    for (const lost of message.ports) closePort(lost)
    return
  }
  // While they wait in the queue the ports belong to nobody and must not lose what arrives.
  for (const travelling of message.ports) movePort(travelling, nobody)
  peer.queue = [...peer.queue, message]
  flush(peer)
}

/** Gives a port to another holder. */
export function movePort(id: number, holder: PortHolder): void {
  const port = ports.get(id)
  if (port === undefined) return
  port.holder = holder
  port.started = false
}

/** Closes a port; the other end hears of it after what was sent before. */
export function closePort(id: number): void {
  const port = ports.get(id)
  if (port === undefined) return
  ports.delete(id)
  const peer = port.peer
  for (const message of port.queue) for (const lost of message.ports) closePort(lost)
  if (peer === null) return
  peer.peer = null
  peer.ended = true
  flush(peer)
}

/** Closes all ports of a holder that is gone. */
export function closePortsOf(holder: PortHolder): void {
  for (const port of [...ports.values()]) if (port.holder === holder) closePort(port.id)
}

const nobody: PortHolder = { deliver: () => undefined, closed: () => undefined }

function makePort(holder: PortHolder): Port {
  const id = ++lastPort
  const port: Port = { id, peer: null, holder, started: false, queue: [], ended: false }
  ports.set(id, port)
  return port
}

function flush(port: Port): void {
  if (!port.started) return
  const waiting = port.queue
  port.queue = []
  for (const message of waiting) {
    for (const arriving of message.ports) movePort(arriving, port.holder)
    port.holder.deliver(port.id, message)
  }
  if (!port.ended) return
  ports.delete(port.id)
  port.holder.closed(port.id)
}
