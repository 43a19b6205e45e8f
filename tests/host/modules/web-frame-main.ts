import type * as Electron from 'electron'
import { originOf } from '../chromium/schemes.ts'
import { HostEmitter, makeLoud, standingFor } from '../loud.ts'

/** What a frame needs to know of the window around it. */
export type FrameOwner = {
  readonly url: () => string
  readonly isGone: () => boolean
  readonly processId: () => number
  readonly post: (
    channel: string,
    args: readonly unknown[],
    transfer?: readonly Electron.MessagePortMain[],
  ) => void
}

type Emulated = Pick<
  Electron.WebFrameMain,
  | 'url'
  | 'origin'
  | 'parent'
  | 'top'
  | 'frames'
  | 'framesInSubtree'
  | 'detached'
  | 'processId'
  | 'osProcessId'
  | 'routingId'
  | 'frameTreeNodeId'
  | 'isDestroyed'
  | 'send'
  | 'postMessage'
>

/** The top frame of a window: the only one that has a preload, and so the only one that speaks. */
export class HostFrame extends HostEmitter implements Emulated {
  readonly parent = null
  readonly routingId = 1
  readonly frameTreeNodeId: number
  readonly #owner: FrameOwner

  constructor(id: number, owner: FrameOwner) {
    super('webFrameMain', [])
    this.frameTreeNodeId = id
    this.#owner = owner
  }

  get url(): string {
    return this.#owner.url()
  }

  get origin(): string {
    return originOf(this.url)
  }

  get top(): Electron.WebFrameMain {
    return asFrame(this)
  }

  /** Frames inside are not followed. */
  get frames(): Electron.WebFrameMain[] {
    return []
  }

  get framesInSubtree(): Electron.WebFrameMain[] {
    return [asFrame(this)]
  }

  get detached(): boolean {
    return this.#owner.isGone()
  }

  get processId(): number {
    return this.#owner.processId()
  }

  get osProcessId(): number {
    return this.#owner.processId()
  }

  isDestroyed(): boolean {
    return this.#owner.isGone()
  }

  send(channel: string, ...args: unknown[]): void {
    this.#owner.post(channel, args)
  }

  postMessage(channel: string, message: unknown, transfer?: Electron.MessagePortMain[]): void {
    this.#owner.post(channel, [message], transfer)
  }
}
makeLoud('webFrameMain', HostFrame)

/** The frame in the place of Electron's own. */
export function asFrame(frame: HostFrame): Electron.WebFrameMain {
  return standingFor<Electron.WebFrameMain>(frame)
}
