import { assertNever } from '../src-shared/errors.ts'
import { FromHost } from '../src-shared/host-messages.ts'
import type { ToHost } from '../src-shared/host-messages.ts'
import type { MessagePortMain } from 'electron'
import type { Child } from './child.ts'

/** What the host last said of itself. */
export type HostState = Omit<Extract<FromHost, { kind: 'state' }>, 'kind'>

/** What the host says before it has said anything. */
export const lockedState: HostState = { unlocked: false, creating: false, revealing: false }

/** What a host asks to be put on the clipboard. */
export type CopyRequest = Omit<Extract<FromHost, { kind: 'copy' }>, 'kind'>

/** How many keys a host wants the person to be reminded of. */
export type Reminding = Omit<Extract<FromHost, { kind: 'remind' }>, 'kind'>

/** What a host has the person asked. */
export type ConfirmRequest = Omit<Extract<FromHost, { kind: 'confirm' }>, 'kind'>

/** Whom a host tells what. */
export type HostListeners = {
  readonly onState: (host: VaultHost) => void
  readonly onCopy: (host: VaultHost, request: CopyRequest) => void
  readonly onConfirm: (host: VaultHost, request: ConfirmRequest) => void
  readonly onRekeyed: (host: VaultHost) => void
  readonly onRemind: (host: VaultHost, due: Reminding) => void
  readonly onExit: (host: VaultHost) => void
}

/** How long a host may take to close its vault, and how long while it is making a key. */
export type FinishLimits = { readonly closingMs: number; readonly creatingMs: number }

/** One vault host from its start to its end; it serves one vault and is never used again. */
export class VaultHost {
  readonly exited: Promise<void>
  readonly #child: Child
  readonly #listeners: HostListeners
  #state: HostState = lockedState

  constructor(child: Child, listeners: HostListeners) {
    this.#child = child
    this.#listeners = listeners
    this.exited = child.exited
    child.onMessage((message) => this.#receive(message))
    void child.exited.then(() => listeners.onExit(this))
  }

  get state(): HostState {
    return this.#state
  }

  tell(message: ToHost): void {
    this.#child.post(message)
  }

  /** Gives the host its end of a page's port. */
  introduce(port: MessagePortMain): void {
    const message: ToHost = { kind: 'window' }
    this.#child.post(message, port)
  }

  end(): Promise<void> {
    return this.#child.end()
  }

  /**
   * Lets it close its vault, and end a request that is making a key, for so long and no longer (D4).
   *
   * What it is doing is looked at when the shorter time is over: that it had just begun to make a
   * key may not have been known when it was told to finish.
   */
  async finish({ closingMs, creatingMs }: FinishLimits): Promise<void> {
    this.tell({ kind: 'finish' })
    const endIfIdle = (): void => {
      if (!this.#state.creating) void this.end()
    }
    const timers = [setTimeout(endIfIdle, closingMs), setTimeout(() => void this.end(), creatingMs)]
    await this.exited
    for (const timer of timers) clearTimeout(timer)
  }

  #receive(message: unknown): void {
    const parsed = FromHost.safeParse(message)
    if (!parsed.success) {
      // A host that speaks otherwise is broken or not ours: nothing of it is to be trusted.
      void this.end()
      return
    }
    this.#obey(parsed.data)
  }

  #obey(message: FromHost): void {
    switch (message.kind) {
      case 'ready':
        return
      case 'state': {
        const { unlocked, creating, revealing } = message
        this.#state = { unlocked, creating, revealing }
        this.#listeners.onState(this)
        return
      }
      case 'rekeyed':
        this.#listeners.onRekeyed(this)
        return
      case 'remind':
        this.#listeners.onRemind(this, message)
        return
      case 'copy':
        this.#listeners.onCopy(this, message)
        return
      case 'confirm':
        this.#listeners.onConfirm(this, message)
        return
      default:
        return assertNever(message)
    }
  }
}
