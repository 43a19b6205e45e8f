/**
 * Runs in a utility process before its own script: gives it `process.parentPort`, takes away
 * Node's own channel to main, and answers `import 'electron'` as such a process may ask it.
 */
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { decode, encode } from '../codec.ts'
import { HostEmitter, makeLoud } from '../loud.ts'
import { adoptPort, receiveForPort } from './port.ts'
import type { FromUtility, ToUtility } from './wire.ts'

const send = process.send?.bind(process)
if (send === undefined) throw new Error('This runs in a utility process of the stand-in only')

// Many small writes would be lost when the process exits; a batch a turn is not.
let batch: FromUtility[] = []
function tell(message: FromUtility): void {
  if (batch.push(message) === 1) queueMicrotask(flush)
}
function flush(): void {
  const full = batch
  batch = []
  if (full.length === 0 || !process.connected) return
  // Main may be gone before it is written; then this process ends too, and nothing is to be said.
  send?.(full, undefined, undefined, () => undefined)
}

class ParentPort extends HostEmitter {
  #waiting: readonly ToUtility[] = []

  constructor() {
    super('parentPort', ['message'])
    this.on('newListener', () => setImmediate(() => this.#release()))
  }

  postMessage(message: unknown): void {
    tell({ kind: 'message', text: encode(message) })
  }

  receive(message: ToUtility): void {
    this.#waiting = [...this.#waiting, message]
    this.#release()
  }

  // Without a listener messages wait, as Electron promises.
  #release(): void {
    while (this.listenerCount('message') > 0) {
      const [next, ...rest] = this.#waiting
      this.#waiting = rest
      if (next?.kind !== 'message') return
      const ports = next.ports.map((id) => adoptPort(id, tell))
      this.emit('message', { data: decode(next.text), ports })
    }
  }
}
makeLoud('parentPort', ParentPort)

const parentPort = new ParentPort()
process.on('message', (message) => {
  const known = parseFromMain(message)
  if (known.kind === 'message') parentPort.receive(known)
  else receiveForPort(known, tell)
})
process.on('disconnect', () => process.exit(0))
process.on('exit', flush)

Object.defineProperty(process, 'parentPort', { value: parentPort, enumerable: true })
Object.defineProperty(process, 'type', { value: 'utility', enumerable: true })
for (const own of ['send', 'disconnect']) {
  Object.defineProperty(process, own, { value: undefined })
}

const electron = pathToFileURL(join(import.meta.dirname, 'electron.ts')).href
registerHooks({
  resolve(specifier, context, nextResolve) {
    return specifier === 'electron' || specifier === 'electron/utility'
      ? { url: electron, shortCircuit: true }
      : nextResolve(specifier, context)
  },
})

// The other end is the stand-in; Node types its messages as anything.
function parseFromMain(message: unknown): ToUtility {
  return message as ToUtility
}
