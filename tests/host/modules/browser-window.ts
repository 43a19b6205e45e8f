import type * as Electron from 'electron'
import type { HostPage } from '../chromium/page.ts'
import { host } from '../host.ts'
import { HostEmitter, makeLoud, preventableEvent, standingFor } from '../loud.ts'
import { app } from './app.ts'
import { parseColor } from './color.ts'
import { asWebContents, HostWebContents } from './web-contents.ts'
import { addWindow, removeWindow } from './window-list.ts'
import { checkWindowOptions } from './window-options.ts'

// `focus`, `blur`, `resize` and their like are not among them: Chromium does not tell.
const events = ['ready-to-show', 'show', 'hide', 'close', 'closed', 'page-title-updated']

type Emulated = Pick<
  Electron.BrowserWindow,
  | 'id'
  | 'webContents'
  | 'loadURL'
  | 'close'
  | 'destroy'
  | 'isDestroyed'
  | 'show'
  | 'showInactive'
  | 'isVisible'
  | 'focus'
  | 'isFocused'
  | 'isMinimized'
  | 'restore'
  | 'getBounds'
  | 'setBounds'
  | 'getSize'
  | 'getContentSize'
  | 'getTitle'
  | 'setTitle'
  | 'setBackgroundColor'
  | 'setContentProtection'
  | 'setMenuBarVisibility'
  | 'removeMenu'
>

let lastId = 0
let focusedId = 0
const windows = new Map<number, HostBrowserWindow>()

class HostBrowserWindow extends HostEmitter implements Emulated {
  readonly id = ++lastId
  readonly #contents: HostWebContents
  #bounds: Electron.Rectangle
  #title: string
  #visible: boolean
  #destroyed = false

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', events)
    checkWindowOptions(options)
    const { width = 800, height = 600, x = 0, y = 0, title = app.getName() } = options
    this.#bounds = { x, y, width, height }
    this.#title = title
    this.#visible = options.show !== false
    this.#contents = new HostWebContents({
      preferences: options.webPreferences ?? {},
      size: { width, height },
      background:
        options.backgroundColor === undefined ? null : parseColor(options.backgroundColor),
      closeWindow: () => this.close(),
      onGone: () => this.#endUnasked(),
    })
    this.#followContents()
    windows.set(this.id, this)
    addWindow(this)
    if (this.#visible) focusedId = this.id
    app.emit('browser-window-created', preventableEvent({}), this)
  }

  static getAllWindows(): Electron.BrowserWindow[] {
    return [...windows.values()].map(asWindow)
  }

  static getFocusedWindow(): Electron.BrowserWindow | null {
    return HostBrowserWindow.fromId(focusedId)
  }

  static fromId(id: number): Electron.BrowserWindow | null {
    const window = windows.get(id)
    return window ? asWindow(window) : null
  }

  static fromWebContents(contents: Electron.WebContents): Electron.BrowserWindow | null {
    const window = [...windows.values()].find((known) => known.webContents === contents)
    return window ? asWindow(window) : null
  }

  get webContents(): Electron.WebContents {
    return asWebContents(this.#contents)
  }

  loadURL(url: string): Promise<void> {
    return this.#contents.loadURL(url)
  }

  close(): void {
    if (this.#destroyed || this.emitPreventable('close', {})) return
    this.destroy()
  }

  destroy(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    windows.delete(this.id)
    this.#contents.destroy()
    this.emit('closed')
    // Counted out last: a listener of `closed` may open the next window.
    removeWindow(this)
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  show(): void {
    this.#visible = true
    this.emit('show')
    this.focus()
  }

  showInactive(): void {
    this.#visible = true
    this.emit('show')
  }

  isVisible(): boolean {
    return this.#visible && !this.#destroyed
  }

  focus(): void {
    focusedId = this.id
    this.#contents.focus()
  }

  isFocused(): boolean {
    return focusedId === this.id && !this.#destroyed
  }

  /** Chromium does not tell when the person minimizes its window. */
  isMinimized(): boolean {
    return false
  }

  restore(): void {
    this.#applyBounds({ windowState: 'normal' })
  }

  getBounds(): Electron.Rectangle {
    return { ...this.#bounds }
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
    const { x: left, y: top, width, height } = this.#bounds
    this.#applyBounds({ left, top, width, height })
  }

  getSize(): number[] {
    return [this.#bounds.width, this.#bounds.height]
  }

  /** Windows are taken to have no frame of their own, so that what they hold is their size. */
  getContentSize(): number[] {
    return this.getSize()
  }

  getTitle(): string {
    return this.#title
  }

  /** What the app calls its window; Chromium itself shows the title of the page. */
  setTitle(title: string): void {
    this.#title = title
  }

  setBackgroundColor(color: string): void {
    const parsed = parseColor(color)
    this.#contents.withPage((page) => page.setBackground(parsed))
  }

  /** Kept from effect: Chromium cannot hide its windows from screenshots. */
  setContentProtection(): void {
    return undefined
  }

  /** A window of Chromium's app mode has no menu bar. */
  setMenuBarVisibility(): void {
    return undefined
  }

  /** A window of Chromium's app mode has no menu bar. */
  removeMenu(): void {
    return undefined
  }

  #followContents(): void {
    this.#contents.once('did-finish-load', () => {
      if (!this.#destroyed) this.emit('ready-to-show')
    })
    this.#contents.on('page-title-updated', (_event, title: string) => {
      if (this.emitPreventable('page-title-updated', {}, title, true)) return
      this.#title = title
    })
    this.#contents.withPage((page) => this.#fitPage(page))
  }

  // A window of Chromium's app mode opens in a size of its own choice; and where nobody sees it,
  // a full Chromium's bars take of the size that the app meant for its page.
  async #fitPage(page: HostPage): Promise<void> {
    const { width, height } = this.#bounds
    if (host().mode === 'window') {
      this.#applyBounds({ width, height })
      return
    }
    const inner = await page.innerSize()
    if (inner.width === width && inner.height === height) return
    this.#applyBounds({ width: 2 * width - inner.width, height: 2 * height - inner.height })
  }

  #applyBounds(bounds: Parameters<ReturnType<typeof host>['browser']['setBounds']>[1]): void {
    this.#contents.withPage(async () => {
      const { targetId } = this.#contents
      if (targetId === null || this.#destroyed) return
      await host().browser.setBounds(targetId, bounds)
    })
  }

  // The person closed the window, or the page itself: it is gone already, whatever a listener says.
  #endUnasked(): void {
    this.emitPreventable('close', {})
    this.destroy()
  }
}
makeLoud('BrowserWindow', HostBrowserWindow)

/** Electron's `BrowserWindow`. */
export const BrowserWindow = HostBrowserWindow

function asWindow(window: HostBrowserWindow): Electron.BrowserWindow {
  return standingFor<Electron.BrowserWindow>(window)
}
