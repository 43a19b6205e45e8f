import type { Confirmation, ConfirmationAnswer } from '../src-shared/confirmation.ts'
import { finishAfterLockMs } from '../src-shared/policy.ts'
import type { ToHost } from '../src-shared/host-messages.ts'
import type { MessagePortMain } from 'electron'
import type { Child } from './child.ts'
import type { ConfirmRequest, CopyRequest, HostState, Reminding } from './vault-host.ts'
import { VaultHost, lockedState } from './vault-host.ts'

/** How a host leaves: killed now, or after the request that is making a key. */
export type Farewell = 'at-once' | 'finish'

/** Five seconds suffice for a last backup, and to fold the write-ahead log into the file. */
const finishLimits = { closingMs: 5_000, creatingMs: finishAfterLockMs }

/** What the keeper needs. */
export type HostKeeperDeps = {
  readonly startChild: () => Child
  /** What a fresh host is told, in this order. */
  readonly firstMessages: () => readonly ToHost[]
  readonly onState: (state: HostState) => void
  readonly onCopy: (request: CopyRequest, reply: (ok: boolean) => void) => void
  /** Asks the person where no page can answer for them. */
  readonly confirm: (about: Confirmation) => Promise<ConfirmationAnswer>
  /** Another program made a new vault key, so that the host can read nothing any more. */
  readonly onRekeyed: () => void
  /** So many keys are due: the person is to be reminded of them quietly. */
  readonly onRemind: (due: Reminding) => void
  /** The host ended and nobody had asked it to; told whether it had a vault open. */
  readonly onGone: (wasUnlocked: boolean) => void
}

/**
 * Keeps one vault host in service, and sees those off that were taken out of it.
 *
 * A host is started when a page asks for its port. So one that dies is followed by another at the
 * next call, and one that cannot start is not started in a circle.
 */
export class HostKeeper {
  readonly #deps: HostKeeperDeps
  readonly #leaving = new Set<VaultHost>()
  #current: VaultHost | null = null

  constructor(deps: HostKeeperDeps) {
    this.#deps = deps
  }

  get state(): HostState {
    return this.#current?.state ?? lockedState
  }

  /** True while a host, in service or not, is making or replacing a key at a provider. */
  get isCreating(): boolean {
    return this.state.creating || [...this.#leaving].some(({ state }) => state.creating)
  }

  introduce(port: MessagePortMain): void {
    this.#current ??= this.#start()
    this.#current.introduce(port)
  }

  tell(message: ToHost): void {
    this.#current?.tell(message)
  }

  /**
   * Takes the host out of service; the next page gets a fresh one.
   *
   * Resolves when the host has ended, or at once if it stays to finish making a key. `at-once` also
   * cuts off those that had stayed.
   */
  async retire(farewell: Farewell): Promise<void> {
    const retired = this.#current
    this.#current = null
    const ends = farewell === 'at-once' ? [...this.#leaving].map((host) => host.end()) : []
    if (retired !== null) {
      if (farewell === 'at-once') ends.push(retired.end())
      else {
        const left = this.#seeOff(retired)
        if (!retired.state.creating) ends.push(left)
      }
    }
    this.#deps.onState(lockedState)
    await Promise.all(ends)
  }

  /** Resolves when no host is left; those that are making a key may finish. */
  async retireAll(): Promise<void> {
    await this.retire('finish')
    await Promise.all([...this.#leaving].map((host) => host.exited))
  }

  async #seeOff(host: VaultHost): Promise<void> {
    this.#leaving.add(host)
    await host.finish(finishLimits)
    this.#leaving.delete(host)
    if (this.#leaving.size === 0) this.tell({ kind: 'predecessor', present: false })
  }

  #start(): VaultHost {
    const host = new VaultHost(this.#deps.startChild(), {
      onState: (from) => {
        if (from === this.#current) this.#deps.onState(from.state)
      },
      onCopy: (from, request) => this.#copy(from, request),
      onConfirm: (from, request) => void this.#confirm(from, request),
      onRekeyed: (from) => {
        if (from === this.#current) this.#deps.onRekeyed()
      },
      onRemind: (from, due) => {
        if (from === this.#current) this.#deps.onRemind(due)
      },
      onExit: (from) => this.#forget(from),
    })
    for (const message of this.#deps.firstMessages()) host.tell(message)
    // Two hosts on one vault would each take the other's request for one that was cut off.
    if (this.#leaving.size > 0) host.tell({ kind: 'predecessor', present: true })
    return host
  }

  // A host that is leaving belongs to a page that is gone: nobody there asks for a copy any more.
  #copy(from: VaultHost, request: CopyRequest): void {
    const reply = (ok: boolean): void => from.tell({ kind: 'copied', id: request.id, ok })
    if (from === this.#current) this.#deps.onCopy(request, reply)
    else reply(false)
  }

  // Who asked is answered, and nobody else: a later host knows nothing of what was allowed.
  async #confirm(from: VaultHost, { id, about }: ConfirmRequest): Promise<void> {
    const isAsked = from === this.#current
    const answer = isAsked ? await this.#deps.confirm(about) : 'refused'
    from.tell({ kind: 'confirmed', id, answer })
  }

  #forget(host: VaultHost): void {
    if (host !== this.#current) return
    this.#current = null
    this.#deps.onState(lockedState)
    this.#deps.onGone(host.state.unlocked)
  }
}
