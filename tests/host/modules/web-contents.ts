import type * as Electron from 'electron'
import type { Protocol } from '../cdp/protocol.ts'
import { HostPage } from '../chromium/page.ts'
import { encode } from '../codec.ts'
import { host } from '../host.ts'
import { HostEmitter, loud, makeLoud, preventableEvent, standingFor } from '../loud.ts'
import { injectedScripts } from '../page/injected.ts'
import { detachPort } from '../ports/message-port-main.ts'
import { app } from './app.ts'
import { ContentsWatcher, newPageState, type OpenHandler } from './contents-watcher.ts'
import { nativeTheme } from './native-theme.ts'
import { applyPermissions } from './permissions.ts'
import { defaultSession } from './session.ts'
import { asFrame, HostFrame } from './web-frame-main.ts'
import { preloadProcess } from './preload-process.ts'

const events = [
  'did-finish-load',
  'did-fail-load',
  'did-start-navigation',
  'did-navigate',
  'dom-ready',
  'page-title-updated',
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'render-process-gone',
  'destroyed',
  // Never emitted here: a frozen page goes unnoticed, and a webview cannot exist.
  'unresponsive',
  'responsive',
  'will-attach-webview',
]

/** What a window hands to its contents. */
export type ContentsOptions = {
  readonly preferences: Electron.WebPreferences
  readonly size: { readonly width: number; readonly height: number }
  readonly background: Protocol.DOM.RGBA | null
  /** Closes the window as its own `close` does. */
  readonly closeWindow: () => void
  /** The page was closed from outside, and the window is gone with it. */
  readonly onGone: () => void
}

let lastId = 0
const living = new Map<number, HostWebContents>()

type Emulated = Pick<
  Electron.WebContents,
  | 'id'
  | 'mainFrame'
  | 'session'
  | 'loadURL'
  | 'reload'
  | 'getURL'
  | 'getTitle'
  | 'send'
  | 'postMessage'
  | 'close'
  | 'isDestroyed'
  | 'isCrashed'
  | 'isLoading'
  | 'getType'
  | 'getOSProcessId'
  | 'forcefullyCrashRenderer'
  | 'setWindowOpenHandler'
  | 'focus'
>

/** The page of one window. */
export class HostWebContents extends HostEmitter implements Emulated {
  readonly id = ++lastId
  targetId: string | null = null
  readonly #options: ContentsOptions
  readonly #frame: HostFrame
  readonly #page: Promise<HostPage>
  #opened: HostPage | null = null
  readonly #state = newPageState()
  #destroyed = false

  constructor(options: ContentsOptions) {
    super('webContents', events)
    this.#options = options
    this.#frame = new HostFrame(this.id, {
      url: () => this.#state.url,
      isGone: () => this.#destroyed,
      processId: () => this.getOSProcessId(),
      post: (channel, args, transfer = []) => this.#post(channel, args, transfer),
    })
    living.set(this.id, this)
    this.#page = this.#open()
    // Whoever uses the page hears of its failure; without any user it is still to be seen.
    this.withPage(() => Promise.resolve())
    app.emit('web-contents-created', preventableEvent({}), this)
  }

  get mainFrame(): Electron.WebFrameMain {
    return asFrame(this.#frame)
  }

  get session(): Electron.Session {
    return defaultSession
  }

  loadURL(url: string): Promise<void> {
    return this.#load(url)
  }

  reload(): void {
    this.withPage((page) => page.reload())
  }

  getURL(): string {
    return this.#state.url
  }

  getTitle(): string {
    return this.#state.title
  }

  getType(): 'window' {
    return 'window'
  }

  isLoading(): boolean {
    return this.#state.loading
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  isCrashed(): boolean {
    return this.#state.crashed
  }

  getOSProcessId(): number {
    return this.#opened?.processId ?? 0
  }

  /** Not among Electron's types, but there, and asked by tests of the shell. */
  getLastWebPreferences(): Electron.WebPreferences {
    return { ...this.#options.preferences }
  }

  send(channel: string, ...args: unknown[]): void {
    this.#post(channel, args, [])
  }

  postMessage(channel: string, message: unknown, transfer?: Electron.MessagePortMain[]): void {
    this.#post(channel, [message], transfer ?? [])
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#state.openHandler = handler
  }

  focus(): void {
    this.withPage((page) => page.bringToFront())
  }

  close(): void {
    this.#options.closeWindow()
  }

  /**
   * Ends the renderer process at once. By a signal where its number is known: unlike a fault of
   * its own it leaves no picture of its memory behind.
   */
  forcefullyCrashRenderer(): void {
    const pid = this.getOSProcessId()
    if (pid > 0) process.kill(pid, 'SIGKILL')
    else this.#opened?.crash()
  }

  /** Does something with the page once it is open; one that is gone by then is left in peace. */
  withPage(action: (page: HostPage) => Promise<void>): void {
    this.#page.then(action).catch((error: unknown) => {
      if (!this.#destroyed) process.stderr.write(`A window: ${String(error)}\n`)
    })
  }

  /** Ends everything; called by the window. */
  destroy(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    living.delete(this.id)
    this.#opened?.abandon()
    if (this.targetId !== null) void host().browser.closePage(this.targetId)
    this.emit('destroyed')
  }

  async #open(): Promise<HostPage> {
    const { preferences, background, size } = this.#options
    const target = await host().browser.openPage(size, {
      crashed: (reason, exitCode) => this.#onCrash(reason, exitCode),
      gone: () => this.#onGone(),
      titled: (title) => this.#onTitle(title),
    })
    this.targetId = target.targetId
    const page = new HostPage(target, this.#watcher())
    this.#opened = page
    if (this.#destroyed) {
      await host().browser.closePage(target.targetId)
      throw new Error('the window was destroyed before it opened')
    }
    const { preload, additionalArguments = [] } = preferences
    const scripts =
      preload === undefined ? null : injectedScripts(preload, preloadProcess(additionalArguments))
    const colorScheme = nativeTheme.emulatedScheme()
    await page.prepare({ scripts, background, colorScheme }, asWebContents(this))
    await applyPermissions(asWebContents(this))
    this.on('did-finish-load', () => {
      this.withPage(async () => this.#onTitle(await host().browser.titleOf(target.targetId)))
    })
    const stop = nativeTheme.follow((value) => void page.setColorScheme(value))
    this.once('destroyed', stop)
    return page
  }

  async #load(url: string): Promise<void> {
    const page = await this.#page
    this.#state.loading = true
    try {
      await page.load(url)
    } catch (error) {
      const said = error instanceof Error ? error.message.replace('net::', '') : String(error)
      this.emit('did-fail-load', preventableEvent({}), -2, said, url, true)
      throw new Error(`${said} (-2) loading '${url}'`, { cause: error })
    }
  }

  #post(
    channel: string,
    args: readonly unknown[],
    transfer: readonly Electron.MessagePortMain[],
  ): void {
    const text = encode(args)
    const ports = transfer.map(detachPort)
    this.#opened?.link.post(channel, text, ports)
  }

  #watcher(): ContentsWatcher {
    const contents = asWebContents(this)
    return new ContentsWatcher({ contents, emitter: this, state: this.#state })
  }

  #onCrash(reason: string, exitCode: number): void {
    this.#state.crashed = true
    this.#opened?.abandon()
    if (this.#destroyed) return
    this.emit('render-process-gone', preventableEvent({}), { reason: reasonOf(reason), exitCode })
  }

  #onGone(): void {
    if (!this.#destroyed) this.#options.onGone()
  }

  #onTitle(title: string): void {
    if (this.#destroyed || title === this.#state.title || this.#state.url === '') return
    this.#state.title = title
    this.emit('page-title-updated', preventableEvent({}), title, true)
  }
}
makeLoud('webContents', HostWebContents)

/** Electron's `webContents`, of which an app needs the finding of pages. */
export const webContents = loud('webContents', {
  getAllWebContents: () => [...living.values()].map(asWebContents),
  fromId: (id: number) => found((contents) => contents.id === id),
  fromDevToolsTargetId: (targetId: string) => found((contents) => contents.targetId === targetId),
})

function found(wanted: (contents: HostWebContents) => boolean): Electron.WebContents | undefined {
  const contents = [...living.values()].find(wanted)
  return contents && asWebContents(contents)
}

function reasonOf(status: string): Electron.RenderProcessGoneDetails['reason'] {
  if (status === 'killed' || status === 'oom') return status
  return status === 'abnormal termination' ? 'abnormal-exit' : 'crashed'
}

/** The page in the place of Electron's own. */
export function asWebContents(contents: HostWebContents): Electron.WebContents {
  return standingFor<Electron.WebContents>(contents)
}
