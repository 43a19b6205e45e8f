import type * as Electron from 'electron'
import { decode, encode } from '../codec.ts'
import { HostEmitter, makeLoud, notEmulated } from '../loud.ts'
import { adoptPort } from '../ports/message-port-main.ts'
import type { PreloadMessage } from '../chromium/preload-link.ts'
import type { ToPage } from '../page/preload-world.ts'

type Handler = (event: Electron.IpcMainInvokeEvent, ...args: readonly unknown[]) => unknown
type Sender = { readonly webContents: Electron.WebContents; readonly frame: Electron.WebFrameMain }

// Channel names are the app's own, so this emitter knows no closed list of events.
class HostIpcMain
  extends HostEmitter
  implements Pick<Electron.IpcMain, 'handle' | 'handleOnce' | 'removeHandler'>
{
  readonly #handlers = new Map<string, Handler>()

  constructor() {
    super('ipcMain', [])
    this.removeAllListeners('newListener')
  }

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    }
    this.#handlers.set(channel, handler)
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel)
      return handler(event, ...args)
    })
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** Brings what a preload says before the app. */
  receive(message: PreloadMessage, sender: Sender, reply: (answer: ToPage) => void): void {
    switch (message.kind) {
      case 'invoke':
        void this.#serve(message, sender).then(reply)
        break
      case 'send':
        this.emit(message.channel, this.#event(sender, []), ...argsOf(message.args))
        break
      case 'post':
        this.emit(message.channel, this.#event(sender, message.ports), decode(message.text))
        break
      case 'input':
        break
    }
  }

  async #serve(
    { id, channel, args }: Extract<PreloadMessage, { kind: 'invoke' }>,
    sender: Sender,
  ): Promise<ToPage> {
    try {
      const handler = this.#handlers.get(channel)
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
      const value = await handler(invokeEvent(sender), ...argsOf(args))
      return { kind: 'reply', id, value: encode(value) }
    } catch (error) {
      const said = error instanceof Error ? error.toString() : String(error)
      return { kind: 'reply', id, error: `Error invoking remote method '${channel}': ${said}` }
    }
  }

  #event(sender: Sender, ports: readonly number[]): Electron.IpcMainEvent {
    return {
      ...invokeEvent(sender),
      ports: ports.map(adoptPort),
      reply: (channel: string, ...args: unknown[]) => sender.webContents.send(channel, ...args),
      get returnValue(): unknown {
        return undefined
      },
      set returnValue(_value: unknown) {
        throw notEmulated('ipcMain: event.returnValue (sendSync)')
      },
    }
  }
}
makeLoud('ipcMain', HostIpcMain)

/** The one `ipcMain`. */
export const ipcMain = new HostIpcMain()

function invokeEvent({ webContents, frame }: Sender): Electron.IpcMainInvokeEvent {
  return {
    type: 'frame',
    sender: webContents,
    senderFrame: frame,
    frameId: frame.routingId,
    processId: frame.processId,
    preventDefault: () => undefined,
    defaultPrevented: false,
  }
}

function argsOf(text: string): readonly unknown[] {
  const args = decode(text)
  return Array.isArray(args) ? args : []
}
