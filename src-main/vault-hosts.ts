import type { MessagePortMain } from 'electron'
import type { ToHost } from '../src-shared/host-messages.ts'
import type { Confirmation, ConfirmationAnswer } from '../src-shared/confirmation.ts'
import { HostKeeper } from './host-keeper.ts'
import type { Farewell, HostKeeperDeps } from './host-keeper.ts'
import type { CopyRequest, HostState, Reminding } from './vault-host.ts'

/** How all hosts leave; what the shown one is making can be abandoned alone. */
export type Parting = Farewell | 'abandon-shown'

/** What keeping the hosts of all vaults needs; a vault is told by the path of its file. */
export type VaultHostsDeps = {
  readonly startChild: HostKeeperDeps['startChild']
  /** What a fresh host of this vault is told, in this order. */
  readonly firstMessages: (path: string) => readonly ToHost[]
  /** The vault that the page is for. */
  readonly shown: () => string
  /** A host said how it stands, or ended. */
  readonly onState: (path: string) => void
  readonly onCopy: HostKeeperDeps['onCopy']
  readonly confirm: (about: Confirmation) => Promise<ConfirmationAnswer>
  readonly onRekeyed: () => void
  readonly onRemind: (due: Reminding, path: string) => void
  readonly onGone: (wasUnlocked: boolean) => void
}

/**
 * Keeps a host for each vault: the shown one answers the page, the others stay as they are.
 *
 * A vault that is not shown stays open and does what its time asks for, but nobody can copy from
 * it, and nobody is asked anything for it.
 */
export class VaultHosts {
  readonly #deps: VaultHostsDeps
  // By file and never removed: who closes a file is waited for, whatever the list says meanwhile.
  readonly #keepers = new Map<string, HostKeeper>()

  constructor(deps: VaultHostsDeps) {
    this.#deps = deps
  }

  /** How the host of the shown vault stands. */
  get state(): HostState {
    return this.#shown.state
  }

  /** True while any host is making or replacing a key at a provider. */
  get isCreating(): boolean {
    return [...this.#keepers.values()].some((keeper) => keeper.isCreating)
  }

  isOpen(path: string): boolean {
    return this.#keepers.get(path)?.state.unlocked ?? false
  }

  /** The vaults that are open at this moment, shown or not. */
  get open(): readonly string[] {
    return [...this.#keepers.keys()].filter((path) => this.isOpen(path))
  }

  /** Gives the page its port to the host of the shown vault. */
  introduce(port: MessagePortMain): void {
    this.#shown.introduce(port)
  }

  /** Tells every host that there is. */
  tell(message: ToHost): void {
    for (const keeper of this.#keepers.values()) keeper.tell(message)
  }

  /** Tells the host of one vault, if there is one. */
  tellAt(path: string, message: ToHost): void {
    this.#keepers.get(path)?.tell(message)
  }

  /** Takes the host of one vault out of service. */
  async retireAt(path: string, farewell: Farewell): Promise<void> {
    await this.#keepers.get(path)?.retire(farewell)
  }

  /** Takes the hosts of all vaults out of service. */
  async retire(parting: Parting): Promise<void> {
    const shown = this.#deps.shown()
    const farewell = (path: string): Farewell => {
      if (parting !== 'abandon-shown') return parting
      return path === shown ? 'at-once' : 'finish'
    }
    const ends = [...this.#keepers].map(([path, keeper]) => keeper.retire(farewell(path)))
    await Promise.all(ends)
  }

  /** Resolves when no host is left; those that are making a key may finish. */
  async retireAll(): Promise<void> {
    await Promise.all([...this.#keepers.values()].map((keeper) => keeper.retireAll()))
  }

  get #shown(): HostKeeper {
    const path = this.#deps.shown()
    const keeper = this.#keepers.get(path) ?? new HostKeeper(this.#depsOf(path))
    this.#keepers.set(path, keeper)
    return keeper
  }

  #depsOf(path: string): HostKeeperDeps {
    const deps = this.#deps
    const isShown = (): boolean => deps.shown() === path
    return {
      startChild: deps.startChild,
      firstMessages: () => deps.firstMessages(path),
      onState: () => deps.onState(path),
      onCopy: (request, reply) => {
        if (isShown()) deps.onCopy(request, reply)
        else refuseCopy(request, reply)
      },
      confirm: (about) => (isShown() ? deps.confirm(about) : Promise.resolve('refused')),
      onRekeyed: () => {
        if (isShown()) deps.onRekeyed()
        else void this.retireAt(path, 'finish')
      },
      onRemind: (due) => deps.onRemind(due, path),
      // Of a vault that is not shown no page shows anything; it is locked when it is shown again.
      onGone: (wasUnlocked) => {
        if (isShown()) deps.onGone(wasUnlocked)
      },
    }
  }
}

function refuseCopy(request: CopyRequest, reply: (ok: boolean) => void): void {
  request.text.fill(0)
  reply(false)
}
