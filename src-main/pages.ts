import type { BrowserWindow, Rectangle } from 'electron'

/** What is done with windows. */
export type PagesDeps = {
  readonly createWindow: (bounds: Rectangle | null) => BrowserWindow
  readonly url: string
  /** The page's process died or hangs. */
  readonly onBroken: () => void
}

/** Keeps the one window, and replaces it with a fresh one at every lock. */
export class Pages {
  readonly #deps: PagesDeps
  #current: BrowserWindow | null = null

  constructor(deps: PagesDeps) {
    this.#deps = deps
  }

  /** The window that stands for the app, or null before the first and after the last. */
  get current(): BrowserWindow | null {
    return this.#current?.isDestroyed() === false ? this.#current : null
  }

  open(): void {
    const window = this.#create(null)
    window.once('ready-to-show', () => window.show())
  }

  /**
   * Opens a fresh page where the old one stands, and answers with what ends the old one.
   *
   * It takes the keyboard only if the old one had it: an idle lock does not interrupt other work.
   */
  replace(): () => void {
    const old = this.current
    const fresh = this.#create(old?.getBounds() ?? null)
    if (old === null || old.isFocused()) fresh.show()
    else fresh.showInactive()
    return () => {
      if (old !== null) endPage(old)
    }
  }

  /** Ends the page and its window for good. */
  close(): void {
    const last = this.current
    this.#current = null
    if (last !== null) endPage(last)
  }

  /** Brings the window to the front. */
  focus(): void {
    this.current?.show()
    this.current?.focus()
  }

  #create(bounds: Rectangle | null): BrowserWindow {
    const window = this.#deps.createWindow(bounds)
    this.#current = window
    const onBroken = (): void => {
      if (window === this.#current) this.#deps.onBroken()
    }
    window.webContents.on('render-process-gone', onBroken)
    window.webContents.on('unresponsive', onBroken)
    // A page that was replaced before it had loaded has nothing to say any more.
    window.loadURL(this.#deps.url).catch(() => undefined)
    return window
  }
}

// Killed, since a page that is closed politely keeps its memory for a while.
function endPage(window: BrowserWindow): void {
  window.webContents.forcefullyCrashRenderer()
  window.destroy()
}
