import type * as Electron from 'electron'
import type { Protocol } from '../cdp/protocol.ts'
import type { CdpSession } from '../cdp/session.ts'
import { worldName, type InjectedScripts } from '../page/injected.ts'
import type { ToPage } from '../page/preload-world.ts'
import type { PageTarget } from './browser.ts'
import { interceptRequests, type RequestOwner } from './interception.ts'
import { PreloadLink, type PreloadMessage } from './preload-link.ts'
import { rendererProcessId } from './process-id.ts'
import { fromCarrier, toCarrier } from './schemes.ts'

/** What a page tells the window that stands over it. */
export type PageWatcher = {
  /** A navigation that the page itself began; true if the app refuses it. */
  navigationAsked(navigation: Navigation & { readonly redirect: boolean }): boolean
  navigationStarted(navigation: Navigation & { readonly sameDocument: boolean }): void
  committed(url: string): void
  domReady(): void
  loaded(): void
  popupAsked(popup: Protocol.Page.windowOpenPayload): void
  heard(message: PreloadMessage, reply: (answer: ToPage) => void): void
}

/** Where a frame is going. */
export type Navigation = { readonly url: string; readonly isMainFrame: boolean }

/** How a page is made. */
export type PageOptions = {
  readonly scripts: InjectedScripts | null
  readonly background: Protocol.DOM.RGBA | null
  readonly colorScheme: string
}

/** One page of Chromium, spoken to as Electron speaks to its renderer. */
export class HostPage {
  readonly link: PreloadLink
  processId = 0
  readonly #target: PageTarget
  readonly #session: CdpSession
  readonly #frameId: string
  readonly #watcher: PageWatcher
  /** Frames whose next document was asked for by the page and not by main. */
  readonly #asked = new Set<string>()
  #loading: Promise<void> = Promise.resolve()
  #abandoned: PromiseWithResolvers<never> | null = null

  constructor(target: PageTarget, watcher: PageWatcher) {
    this.#target = target
    this.#session = target.session
    // The main frame of a page bears the name of its target.
    this.#frameId = target.targetId
    this.#watcher = watcher
    this.link = new PreloadLink(target.session, (message, reply) => watcher.heard(message, reply))
  }

  /** Sets up everything before the page may run, then lets it run. */
  async prepare(options: PageOptions, webContents: Electron.WebContents): Promise<void> {
    const session = this.#session
    this.#watch()
    const owner: RequestOwner = {
      webContents,
      refusesNavigation: (paused) => this.#refuses(paused),
      isMainFrame: (frameId) => frameId === this.#frameId,
      settled: () => this.#loading,
    }
    // Sent together: while a page waits for its release, some of these are answered only after it.
    await Promise.all([
      session.send('Page.enable'),
      interceptRequests(session, owner),
      this.#preparePreload(options.scripts),
      session.send('Runtime.enable'),
      this.setColorScheme(options.colorScheme),
      this.setBackground(options.background),
      this.#watchChildren(owner),
      session.send('Runtime.runIfWaitingForDebugger'),
    ])
  }

  /** Goes to an address as main, unasked by the page; settles when its document has loaded. */
  async load(url: string): Promise<void> {
    const abandoned = Promise.withResolvers<never>()
    // A crash may come before anybody waits here, which is no error.
    abandoned.promise.catch(() => undefined)
    this.#abandoned = abandoned
    const loaded = this.#session.next('Page.loadEventFired')
    const { errorText } = await this.#session.send('Page.navigate', { url: toCarrier(url) })
    if (errorText !== undefined) throw new Error(errorText)
    await Promise.race([loaded, abandoned.promise])
    await this.#loading
  }

  /** The page is gone or crashed: what still waits for it is told so. */
  abandon(): void {
    this.processId = 0
    this.link.drop()
    this.#abandoned?.reject(new Error('net::ERR_ABORTED'))
  }

  async reload(): Promise<void> {
    await this.#session.send('Page.reload')
  }

  async setColorScheme(value: string): Promise<void> {
    await this.#session.attempt('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value }],
    })
  }

  async setBackground(color: Protocol.DOM.RGBA | null): Promise<void> {
    await this.#session.attempt(
      'Emulation.setDefaultBackgroundColorOverride',
      color === null ? {} : { color },
    )
  }

  /** The size of what the page sees, without the bars that a full Chromium draws around it. */
  async innerSize(): Promise<{ readonly width: number; readonly height: number }> {
    const { cssLayoutViewport: seen } = await this.#session.send('Page.getLayoutMetrics')
    return { width: seen.clientWidth, height: seen.clientHeight }
  }

  async bringToFront(): Promise<void> {
    await this.#session.attempt('Page.bringToFront')
  }

  /** Ends the renderer by a fault of its own making. */
  crash(): void {
    void this.#session.attempt('Page.crash')
  }

  async #preparePreload(scripts: InjectedScripts | null): Promise<void> {
    if (scripts === null) return
    this.link.watch((frameId) => frameId === this.#frameId)
    await Promise.all([
      // The window's own side of the bridge first, so that the preload finds somebody to ask.
      this.#session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.main }),
      this.#session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: scripts.preload,
        worldName,
      }),
    ])
  }

  async #watchChildren(owner: RequestOwner): Promise<void> {
    // Workers and frames of other origins fetch on their own.
    this.#session.on('Target.attachedToTarget', ({ sessionId }) => {
      const child = this.#target.childSession(sessionId)
      void interceptRequests(child, owner)
      void child.attempt('Runtime.runIfWaitingForDebugger')
    })
    await this.#session.attempt('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
    })
  }

  #watch(): void {
    const session = this.#session
    session.on('Page.frameRequestedNavigation', ({ frameId }) => this.#asked.add(frameId))
    session.on('Page.frameStartedNavigating', ({ frameId, url, navigationType }) => {
      this.#watcher.navigationStarted({
        url: fromCarrier(url),
        isMainFrame: frameId === this.#frameId,
        sameDocument: navigationType === 'sameDocument' || navigationType === 'historySameDocument',
      })
    })
    session.on('Page.frameNavigated', ({ frame }) => {
      this.#asked.delete(frame.id)
      if (frame.id === this.#frameId) this.#commit(frame)
    })
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      this.#asked.delete(frameId)
      if (frameId === this.#frameId) this.#watcher.committed(fromCarrier(url))
    })
    session.on('Page.domContentEventFired', () => this.#watcher.domReady())
    session.on('Page.loadEventFired', () => {
      void this.#loading.then(() => this.#watcher.loaded())
    })
    session.on('Page.windowOpen', (popup) => this.#watcher.popupAsked(popup))
    session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
      if (!exceptionDetails.url?.startsWith('http')) reportScriptError(exceptionDetails)
    })
  }

  #commit({ url, urlFragment = '' }: Protocol.Page.Frame): void {
    this.processId = 0
    this.#watcher.committed(fromCarrier(`${url}${urlFragment}`))
    if (url === 'about:blank') return
    // A new document may live in a new process; until we know which, no script of the page
    // is answered: so whoever sees the page do anything can also ask for its process.
    this.#loading = rendererProcessId(this.#session, this.#frameId).then((pid) => {
      this.processId = pid
    })
  }

  #refuses({ resourceType, frameId, request, redirectedRequestId }: PausedRequest): boolean {
    const redirect = redirectedRequestId !== undefined
    if (resourceType !== 'Document' || !(redirect || this.#asked.has(frameId))) return false
    const refused = this.#watcher.navigationAsked({
      url: fromCarrier(request.url),
      isMainFrame: frameId === this.#frameId,
      redirect,
    })
    if (refused) this.#asked.delete(frameId)
    return refused
  }
}

type PausedRequest = Protocol.Fetch.requestPausedPayload

function reportScriptError({ text, exception }: Protocol.Runtime.ExceptionDetails): void {
  process.stderr.write(`In the preload: ${exception?.description ?? text}\n`)
}
