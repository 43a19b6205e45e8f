/**
 * The preload's world in a page: Electron's `contextBridge` and `ipcRenderer`, and message ports.
 *
 * Injected as text after `codec.ts`, `bridge.ts` and `file-paths.ts`. Text goes out by a binding of
 * Chromium that only this world sees, and comes in by a function that main calls in this world.
 */
import { decode, encode } from '../codec.ts'
import { BridgeEnd, type Wire } from './bridge.ts'
import { FilePaths } from './file-paths.ts'

/** What the page tells main. */
export type FromPage =
  | { readonly kind: 'send'; readonly channel: string; readonly args: string }
  | {
      readonly kind: 'invoke'
      readonly channel: string
      readonly args: string
      readonly id: number
    }
  | {
      readonly kind: 'post'
      readonly channel: string
      readonly text: string
      readonly ports: readonly LocalPort[]
    }
  | {
      readonly kind: 'port'
      readonly port: PortName
      readonly text: string
      readonly ports: readonly LocalPort[]
    }
  | { readonly kind: 'port-closed'; readonly port: PortName }
  | { readonly kind: 'input' }
  | { readonly kind: 'file'; readonly id: number }

/** What main tells the page. */
export type ToPage =
  | {
      readonly kind: 'message'
      readonly channel: string
      readonly args: string
      readonly ports: readonly PortName[]
    }
  | {
      readonly kind: 'reply'
      readonly id: number
      readonly value?: string
      readonly error?: string
    }
  | {
      readonly kind: 'port'
      readonly port: PortName
      readonly text: string
      readonly ports: readonly PortName[]
    }
  | { readonly kind: 'port-closed'; readonly port: PortName }
  | { readonly kind: 'file-path'; readonly id: number; readonly path: string }

/** A port as both sides call it: main's number, or a name of the page's own for one it gave away. */
export type PortName = number | LocalPort
type LocalPort = `local-${number}`

/** What main knows of the page when it is made. */
export type PreloadOptions = {
  readonly wire: Wire
  readonly process: object
  readonly binding: string
  readonly receiver: string
  readonly fileGiver: string
}

type Listener = (event: object, ...args: readonly unknown[]) => void
type Settle = (reply: Extract<ToPage, { kind: 'reply' }>) => void

class PreloadWorld {
  readonly files = new FilePaths((id) => this.tell({ kind: 'file', id }))
  readonly #tellMain: (text: string) => void
  readonly #pumps = new Map<PortName, MessagePort>()
  readonly #waiting = new Map<number, Settle>()
  readonly #listeners: { readonly channel: string; readonly listener: Listener }[] = []
  #lastInvoke = 0
  #lastLocal = 0

  constructor(tellMain: (text: string) => void) {
    this.#tellMain = tellMain
  }

  tell(message: FromPage): void {
    this.#tellMain(JSON.stringify(message))
  }

  receive(message: ToPage): void {
    switch (message.kind) {
      case 'message':
        this.#emit(message)
        break
      case 'reply':
        this.#waiting.get(message.id)?.(message)
        this.#waiting.delete(message.id)
        break
      case 'port':
        this.#pumps
          .get(message.port)
          ?.postMessage(decode(message.text), this.#arriving(message.ports))
        break
      case 'port-closed':
        this.#pumps.get(message.port)?.close()
        this.#pumps.delete(message.port)
        break
      case 'file-path':
        this.files.found(message.id, message.path)
        break
    }
  }

  invoke(channel: string, args: readonly unknown[]): Promise<unknown> {
    const id = ++this.#lastInvoke
    const encoded = encode(args)
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ value, error }) => {
        if (value === undefined) reject(new Error(error))
        else resolve(decode(value))
      })
      this.tell({ kind: 'invoke', channel, args: encoded, id })
    })
  }

  post(channel: string, message: unknown, ports: readonly MessagePort[]): void {
    const text = encode(message)
    this.tell({ kind: 'post', channel, text, ports: this.#leaving(ports) })
  }

  listen(channel: string, listener: Listener): void {
    this.#listeners.push({ channel, listener })
  }

  unlisten(channel: string, listener?: Listener): void {
    const concerned = (known: { readonly channel: string; readonly listener: Listener }) =>
      known.channel === channel && (listener === undefined || known.listener === listener)
    const kept = this.#listeners.filter((known) => !concerned(known))
    this.#listeners.splice(0, this.#listeners.length, ...kept)
  }

  #emit(message: Extract<ToPage, { kind: 'message' }>): void {
    const event = { sender: ipcRendererOf(this), ports: this.#arriving(message.ports) }
    const args = argsOf(message.args)
    const concerned = this.#listeners.filter(({ channel }) => channel === message.channel)
    if (concerned.length === 0) for (const port of event.ports) port.close()
    for (const { listener } of concerned) listener(event, ...args)
  }

  // The preload gets one end of a real channel: buffering and `close` are Chromium's own.
  #arriving(names: readonly PortName[]): MessagePort[] {
    return names.map((name) => {
      const { port1, port2 } = new MessageChannel()
      this.#pump(name, port2)
      return port1
    })
  }

  #leaving(ports: readonly MessagePort[]): readonly LocalPort[] {
    return ports.map((port) => {
      const name: LocalPort = `local-${++this.#lastLocal}`
      this.#pump(name, port)
      return name
    })
  }

  #pump(name: PortName, port: MessagePort): void {
    this.#pumps.set(name, port)
    port.addEventListener('close', () => {
      this.#pumps.delete(name)
      this.tell({ kind: 'port-closed', port: name })
    })
    port.addEventListener('message', ({ data, ports }) => {
      this.tell({ kind: 'port', port: name, text: encode(data), ports: this.#leaving(ports) })
    })
    port.start()
  }
}

/** Runs the preload script in its world. */
export function startPreload(
  options: PreloadOptions,
  preload: (require: (name: string) => unknown, process: object) => void,
): void {
  const binding = takeBinding(options.binding)
  const world = new PreloadWorld(binding)
  const bridge = new BridgeEnd(options.wire, () => undefined, world.files.before)
  Object.defineProperty(globalThis, options.receiver, {
    value: (text: string) => world.receive(parseToPage(text)),
  })
  Object.defineProperty(globalThis, options.fileGiver, { value: world.files.give })
  reportInput(world)
  const electron = loudly('the preload', {
    contextBridge: loudly('contextBridge', {
      exposeInMainWorld: (name: string, api: unknown) => bridge.expose(name, api),
    }),
    ipcRenderer: ipcRendererOf(world),
    webUtils: loudly('webUtils', { getPathForFile: (file: unknown) => world.files.of(file) }),
  })
  preload(
    (name) => {
      if (name === 'electron' || name === 'electron/renderer') return electron
      throw new Error(`The stand-in does not emulate require('${name}') in a sandboxed preload`)
    },
    loudly('the preload: process', options.process),
  )
}

function ipcRendererOf(world: PreloadWorld): object {
  const renderer = {
    send: (channel: string, ...args: readonly unknown[]) =>
      world.tell({ kind: 'send', channel, args: encode(args) }),
    invoke: (channel: string, ...args: readonly unknown[]) => world.invoke(channel, args),
    postMessage: (channel: string, message: unknown, ports: readonly MessagePort[] = []) =>
      world.post(channel, message, ports),
    on(channel: string, listener: Listener) {
      world.listen(channel, listener)
      return this
    },
    once(channel: string, listener: Listener) {
      const once: Listener = (...args) => {
        world.unlisten(channel, once)
        listener(...args)
      }
      return this.on(channel, once)
    },
    off(channel: string, listener: Listener) {
      world.unlisten(channel, listener)
      return this
    },
    removeListener(channel: string, listener: Listener) {
      return this.off(channel, listener)
    },
    removeAllListeners(channel: string) {
      world.unlisten(channel)
      return this
    },
  }
  return loudly('ipcRenderer', renderer)
}

// The stand-in cannot know how long the whole computer is idle, but how long its windows are.
function reportInput(world: PreloadWorld): void {
  let reported = -Infinity
  const report = (event: Event) => {
    if (event.timeStamp - reported < 1000) return
    reported = event.timeStamp
    world.tell({ kind: 'input' })
  }
  for (const type of ['keydown', 'pointerdown', 'pointermove', 'wheel']) {
    window.addEventListener(type, report, { capture: true, passive: true })
  }
}

function loudly<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, key) {
      if (typeof key === 'symbol' || key in target || key === 'then' || key === 'toJSON') {
        return Reflect.get(target, key)
      }
      throw new Error(`The stand-in does not emulate electron.${name}.${key}`)
    },
  })
}

// Chromium puts the binding there before any script runs.
function takeBinding(name: string): (text: string) => void {
  return Reflect.get(globalThis, name) as (text: string) => void
}

// Only main calls the receiver.
function parseToPage(text: string): ToPage {
  return JSON.parse(text) as ToPage
}

function argsOf(text: string): readonly unknown[] {
  const args = decode(text)
  return Array.isArray(args) ? args : []
}
