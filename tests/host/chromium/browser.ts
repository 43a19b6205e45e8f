import { randomBytes } from 'node:crypto'
import type { CdpSession } from '../cdp/session.ts'
import type { Protocol } from '../cdp/protocol.ts'
import type { ChromiumProcess } from './process.ts'
import { interceptRequests } from './interception.ts'

/** A page of Chromium that stands for one window. */
export type PageTarget = {
  readonly targetId: string
  readonly session: CdpSession
  /** The session of a worker or frame that hangs on this page. */
  readonly childSession: (sessionId: string) => CdpSession
}

/** What happens to a page, told by the browser and not by the page itself. */
export type PageFate = {
  crashed(reason: string, exitCode: number): void
  gone(): void
  titled(title: string): void
}

type Attached = Protocol.Target.attachedToTargetPayload
type Size = { readonly width: number; readonly height: number }

/** The pages of one Chromium: opens them, refuses those that nobody asked for. */
export class Browser {
  readonly chromium: ChromiumProcess
  readonly #root: CdpSession
  readonly #attached = new Map<string, Attached>()
  readonly #fates = new Map<string, PageFate>()
  readonly #arrivals = new Set<(attached: Attached) => void>()
  #opening = Promise.resolve()

  constructor(chromium: ChromiumProcess) {
    this.chromium = chromium
    this.#root = chromium.connection.browser
  }

  /** Begins to watch every target. */
  async watch(): Promise<void> {
    this.#root.on('Target.attachedToTarget', (attached) => void this.#meet(attached))
    this.#root.on('Target.detachedFromTarget', ({ sessionId }) => this.#part(sessionId))
    this.#root.on('Target.targetCrashed', ({ targetId, status, errorCode }) => {
      this.#fates.get(targetId)?.crashed(status, errorCode)
    })
    this.#root.on('Target.targetInfoChanged', ({ targetInfo }) => {
      this.#fates.get(targetInfo.targetId)?.titled(targetInfo.title)
    })
    await this.#root.attempt('Browser.setDownloadBehavior', { behavior: 'deny' })
    await this.#root.send('Target.setDiscoverTargets', { discover: true })
    await this.#root.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
    })
  }

  /** Opens an empty page; it waits until its session releases it. */
  openPage(size: Size, fate: PageFate): Promise<PageTarget> {
    // One after another, so that a page that appears meanwhile is known for what it is.
    const opened = this.#opening.then(() => this.#openOne(size, fate))
    this.#opening = opened.then(
      () => undefined,
      () => undefined,
    )
    return opened
  }

  async closePage(targetId: string): Promise<void> {
    await this.#root.attempt('Target.closeTarget', { targetId })
  }

  /** The title of a page; a change of it is not always told. */
  async titleOf(targetId: string): Promise<string> {
    const { targetInfo } = await this.#root.send('Target.getTargetInfo', { targetId })
    return targetInfo.title
  }

  /** Denies or grants a permission to every page. */
  async setPermission(name: string, setting: 'granted' | 'denied'): Promise<void> {
    await this.#root.attempt('Browser.setPermission', { permission: { name }, setting })
  }

  async setBounds(targetId: string, bounds: Protocol.Browser.Bounds): Promise<void> {
    const { windowId } = await this.#root.send('Browser.getWindowForTarget', { targetId })
    await this.#root.send('Browser.setWindowBounds', { windowId, bounds })
  }

  async #openOne(size: Size, fate: PageFate): Promise<PageTarget> {
    const attached = this.chromium.visible
      ? await this.#openVisible(size)
      : await this.#openHidden(size)
    const { targetId } = attached.targetInfo
    this.#fates.set(targetId, fate)
    const { connection } = this.chromium
    return {
      targetId,
      session: connection.session(attached.sessionId),
      childSession: (sessionId) => connection.session(sessionId),
    }
  }

  async #openHidden(size: Size): Promise<Attached> {
    const { targetId } = await this.#root.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      ...size,
    })
    return this.#attached.get(targetId) ?? this.#arrival((info) => info.targetId === targetId)
  }

  #openVisible(size: Size): Promise<Attached> {
    const url = `data:text/html,${randomBytes(16).toString('hex')}`
    const arrival = this.#arrival((info) => info.url === url)
    this.chromium.openWindow({ url, ...size })
    return arrival
  }

  #arrival(wanted: (info: Protocol.Target.TargetInfo) => boolean): Promise<Attached> {
    return new Promise((resolve) => {
      const look = (attached: Attached): void => {
        if (!wanted(attached.targetInfo)) return
        this.#arrivals.delete(look)
        resolve(attached)
      }
      this.#arrivals.add(look)
    })
  }

  async #meet(attached: Attached): Promise<void> {
    const { targetInfo, sessionId } = attached
    const session = this.chromium.connection.session(sessionId)
    if (targetInfo.type !== 'page') {
      // Workers shared by pages fetch on their own; Chromium's own pages only need their release.
      if (targetInfo.type.endsWith('worker')) await interceptRequests(session, null)
      await session.attempt('Runtime.runIfWaitingForDebugger')
      return
    }
    this.#attached.set(targetInfo.targetId, attached)
    for (const look of [...this.#arrivals]) look(attached)
    await this.#opening
    // A pop-up that Chromium let through: closed while it still waits, before it loads anything.
    if (!this.#fates.has(targetInfo.targetId)) await this.closePage(targetInfo.targetId)
  }

  #part(sessionId: string): void {
    this.chromium.connection.forget(sessionId)
    const gone = [...this.#attached.values()].find((known) => known.sessionId === sessionId)
    if (gone === undefined) return
    const { targetId } = gone.targetInfo
    this.#attached.delete(targetId)
    const fate = this.#fates.get(targetId)
    this.#fates.delete(targetId)
    fate?.gone()
  }
}
