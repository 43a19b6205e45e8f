import type { CdpSession } from '../cdp/session.ts'
import type { FromPage, PortName, ToPage } from '../page/preload-world.ts'
import { bindingName, fileGiverName, receiverName, worldName } from '../page/injected.ts'
import {
  closePort,
  closePortsOf,
  makeChannel,
  movePort,
  postToPort,
  startPort,
  type PortHolder,
} from '../ports/switchboard.ts'

/** What the preload says to main, its ports already in main's hands. */
export type PreloadMessage =
  | Exclude<FromPage, { kind: 'post' | 'port' | 'port-closed' | 'file' }>
  | {
      readonly kind: 'post'
      readonly channel: string
      readonly text: string
      readonly ports: readonly number[]
    }

/** The way between main and the preload of a page; a new one for each document. */
export class PreloadLink {
  readonly #session: CdpSession
  readonly #hear: (message: PreloadMessage, reply: (answer: ToPage) => void) => void
  #document: PreloadDocument | null = null

  constructor(
    session: CdpSession,
    hear: (message: PreloadMessage, reply: (answer: ToPage) => void) => void,
  ) {
    this.#session = session
    this.#hear = hear
  }

  /** Prepares the page for a preload; before it is released. */
  watch(isMainFrame: (frameId: string) => boolean): void {
    const session = this.#session
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const frameId: unknown = context.auxData?.['frameId']
      if (context.name !== worldName || typeof frameId !== 'string' || !isMainFrame(frameId)) return
      this.drop()
      this.#document = new PreloadDocument(session, context.id)
    })
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (this.#document?.contextId === executionContextId) this.drop()
    })
    session.on('Runtime.executionContextsCleared', () => this.drop())
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      const document = this.#document
      if (name !== bindingName || document?.contextId !== executionContextId) return
      this.#receive(document, parseFromPage(payload))
    })
    void session.attempt('Runtime.addBinding', {
      name: bindingName,
      executionContextName: worldName,
    })
  }

  /** Sends a message with ports to whatever document is there; to none, it is lost. */
  post(channel: string, args: string, ports: readonly number[]): void {
    const document = this.#document
    if (document === null) for (const port of ports) closePort(port)
    else document.tell({ kind: 'message', channel, args, ports: document.take(ports) })
  }

  /** The document is gone, and its ports with it. */
  drop(): void {
    const gone = this.#document
    this.#document = null
    if (gone !== null) closePortsOf(gone)
  }

  #receive(document: PreloadDocument, message: FromPage): void {
    switch (message.kind) {
      case 'port':
        document.forward(message)
        break
      case 'port-closed':
        document.close(message.port)
        break
      case 'file':
        void document.findPath(message.id)
        break
      case 'post': {
        const ports = message.ports.map((name) => document.giveAway(name))
        this.#hear({ ...message, ports }, (answer) => document.tell(answer))
        break
      }
      case 'input':
      case 'invoke':
      case 'send':
        this.#hear(message, (answer) => document.tell(answer))
    }
  }
}

class PreloadDocument implements PortHolder {
  readonly contextId: number
  readonly #session: CdpSession
  /** Ports that the page made itself are known there by a name of its own. */
  readonly #nameOf = new Map<number, PortName>()
  readonly #portOf = new Map<PortName, number>()

  constructor(session: CdpSession, contextId: number) {
    this.#session = session
    this.contextId = contextId
  }

  tell(message: ToPage): void {
    void this.#session.attempt('Runtime.callFunctionOn', {
      functionDeclaration: `function (text) { globalThis.${receiverName}?.(text) }`,
      executionContextId: this.contextId,
      arguments: [{ value: JSON.stringify(message) }],
    })
  }

  /** Asks Chromium where a file lies that the page handed over; one of the page's own, nowhere. */
  async findPath(id: number): Promise<void> {
    const path = await this.#pathOf(id).catch(() => '')
    this.tell({ kind: 'file-path', id, path })
  }

  async #pathOf(id: number): Promise<string> {
    const { result } = await this.#session.send('Runtime.callFunctionOn', {
      functionDeclaration: `function (id) { return globalThis.${fileGiverName}(id) }`,
      executionContextId: this.contextId,
      arguments: [{ value: id }],
    })
    const { objectId } = result
    if (objectId === undefined) return ''
    const { path } = await this.#session.send('DOM.getFileInfo', { objectId })
    return path
  }

  /** Ports that arrive with a message; started at once, because the page buffers by itself. */
  take(ports: readonly number[]): readonly PortName[] {
    setImmediate(() => {
      for (const port of ports) startPort(port)
    })
    return ports.map((port) => {
      movePort(port, this)
      return port
    })
  }

  /** A port that the page gave away: one end stays with its pump, the other goes on. */
  giveAway(name: PortName): number {
    const [near, far] = makeChannel(this)
    this.#nameOf.set(near, name)
    this.#portOf.set(name, near)
    startPort(near)
    return far
  }

  forward(message: Extract<FromPage, { kind: 'port' }>): void {
    const ports = message.ports.map((name) => this.giveAway(name))
    postToPort(this.#idOf(message.port), { text: message.text, ports })
  }

  close(name: PortName): void {
    closePort(this.#idOf(name))
  }

  deliver(port: number, { text, ports }: { text: string; ports: readonly number[] }): void {
    this.tell({ kind: 'port', port: this.#nameOf.get(port) ?? port, text, ports: this.take(ports) })
  }

  closed(port: number): void {
    this.tell({ kind: 'port-closed', port: this.#nameOf.get(port) ?? port })
  }

  #idOf(name: PortName): number {
    return typeof name === 'number' ? name : (this.#portOf.get(name) ?? 0)
  }
}

// The binding exists in the preload's world only, where our own script calls it.
function parseFromPage(text: string): FromPage {
  return JSON.parse(text) as FromPage
}
