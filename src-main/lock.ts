import type { AppInfo } from '../src-shared/ipc-contract.ts'
import type { Parting } from './vault-hosts.ts'

/** Why the vaults were locked. */
export type LockReason = NonNullable<AppInfo['lockedBecause']>

/** What the page that follows a lock is told. */
export type LockNote = { readonly reason: LockReason | null; readonly cutOff: boolean }

/** What a lock acts on. */
export type LockDeps = {
  readonly pages: {
    /** Opens a fresh page and answers with what ends the old one. */
    readonly replace: () => () => void
  }
  readonly hosts: {
    readonly isCreating: boolean
    readonly retire: (parting: Parting) => Promise<void>
  }
  readonly clipboard: { readonly clear: () => Promise<void> }
}

/**
 * Locking: the old page's process and the hosts of all vaults end, and with them all that they remembered (D4).
 *
 * The fresh page is opened first, so that the app is never without a window. Whatever fails on the
 * way, the hosts are ended.
 */
export class Lock {
  readonly #deps: LockDeps
  #running: Promise<void> | null = null
  #note: LockNote = { reason: null, cutOff: false }

  constructor(deps: LockDeps) {
    this.#deps = deps
  }

  get note(): LockNote {
    return this.#note
  }

  /** Locks; while a lock is under way a second one joins it, except a panic, which waits for none. */
  now(reason: LockReason): Promise<void> {
    return this.#lock(reason, reason === 'panic' ? 'at-once' : 'finish')
  }

  /** Locks and abandons what the shown vault is making: for leaving what is deleted anyway. */
  andAbandon(): Promise<void> {
    return this.#lock('button', 'abandon-shown')
  }

  /** The next page does not follow a lock, and has nothing to say of one. */
  forgetNote(): void {
    this.#note = { reason: null, cutOff: false }
  }

  #lock(reason: LockReason, parting: Parting): Promise<void> {
    const cutOff = reason === 'panic' && this.#deps.hosts.isCreating
    if (this.#running !== null && parting === 'finish') return this.#running
    this.#note = { reason, cutOff }
    const before = this.#running ?? Promise.resolve()
    const locked = Promise.all([before, this.#run(parting)]).then(() => undefined)
    this.#running = locked
    const done = (): void => {
      if (this.#running === locked) this.#running = null
    }
    void locked.then(done, done)
    return locked
  }

  async #run(parting: Parting): Promise<void> {
    try {
      const endOldPage = this.#deps.pages.replace()
      endOldPage()
    } finally {
      await Promise.all([this.#deps.hosts.retire(parting), this.#deps.clipboard.clear()])
    }
  }
}
