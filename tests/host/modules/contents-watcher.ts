import type * as Electron from 'electron'
import type { Protocol } from '../cdp/protocol.ts'
import type { PageWatcher } from '../chromium/page.ts'
import type { PreloadMessage } from '../chromium/preload-link.ts'
import { fromCarrier } from '../chromium/schemes.ts'
import { notEmulated, preventableEvent, type HostEmitter } from '../loud.ts'
import type { ToPage } from '../page/preload-world.ts'
import { ipcMain } from './ipc-main.ts'
import { powerMonitor } from './power-monitor.ts'

/** What the app decides about windows that a page opens. */
export type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]

/** What is known of a page at this moment. */
export type PageState = {
  url: string
  title: string
  loading: boolean
  crashed: boolean
  openHandler: OpenHandler | null
}

/** The state of a page that has loaded nothing. */
export function newPageState(): PageState {
  return { url: '', title: '', loading: false, crashed: false, openHandler: null }
}

type Watched = {
  readonly contents: Electron.WebContents
  readonly emitter: HostEmitter
  readonly state: PageState
}
type Asked = Parameters<PageWatcher['navigationAsked']>[0]
type Started = Parameters<PageWatcher['navigationStarted']>[0]

/** Turns what Chromium tells of a page into the events of Electron's `webContents`. */
export class ContentsWatcher implements PageWatcher {
  readonly #contents: Electron.WebContents
  readonly #emitter: HostEmitter
  readonly #state: PageState

  constructor({ contents, emitter, state }: Watched) {
    this.#contents = contents
    this.#emitter = emitter
    this.#state = state
  }

  navigationAsked({ url, isMainFrame, redirect }: Asked): boolean {
    const mainFrame = this.#contents.mainFrame
    const frame = isMainFrame ? mainFrame : null
    const details = { url, isMainFrame, isSameDocument: false, frame, initiator: mainFrame }
    if (redirect) return this.#emitter.emitPreventable('will-redirect', details)
    if (this.#emitter.emitPreventable('will-frame-navigate', details)) return true
    return isMainFrame && this.#emitter.emitPreventable('will-navigate', details, url)
  }

  navigationStarted({ url, isMainFrame, sameDocument }: Started): void {
    if (isMainFrame && !sameDocument) this.#state.loading = true
    const frame = isMainFrame ? this.#contents.mainFrame : null
    const details = { url, isMainFrame, isSameDocument: sameDocument, frame }
    this.#emitter.emit('did-start-navigation', preventableEvent(details))
  }

  committed(url: string): void {
    this.#state.crashed = false
    this.#state.url = url
    this.#emitter.emit('did-navigate', preventableEvent({}), url, 200, 'OK')
  }

  domReady(): void {
    this.#emitter.emit('dom-ready', preventableEvent({}))
  }

  loaded(): void {
    if (this.#contents.isDestroyed() || this.#state.url === 'about:blank') return
    this.#state.loading = false
    this.#emitter.emit('did-finish-load')
  }

  popupAsked({ url, windowName, windowFeatures }: Protocol.Page.windowOpenPayload): void {
    const features = windowFeatures.join(',')
    const answer = this.#state.openHandler?.({
      url: fromCarrier(url),
      frameName: windowName,
      features,
      disposition: features === '' ? 'foreground-tab' : 'new-window',
      referrer: { url: this.#state.url, policy: 'strict-origin-when-cross-origin' },
    })
    // Chromium opens none of them; an app that allows one would wait for it in vain.
    if (answer?.action !== 'deny') throw notEmulated('webContents: windows that a page opens')
  }

  heard(message: PreloadMessage, reply: (answer: ToPage) => void): void {
    if (message.kind === 'input') powerMonitor.noticeInput()
    ipcMain.receive(
      message,
      { webContents: this.#contents, frame: this.#contents.mainFrame },
      reply,
    )
  }
}
