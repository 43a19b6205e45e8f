import { dirname } from 'node:path'
import {
  settlePlace,
  type RotationListener,
  type Session,
  type VaultDeps,
} from '../src-core/index.ts'
import type { Confirmation } from '../src-shared/confirmation.ts'
import { VaultError, type ErrorCode } from '../src-shared/errors.ts'
import type { ToHost } from '../src-shared/host-messages.ts'
import type { VaultId } from '../src-shared/ids.ts'
import type { EventName, HostChannel } from '../src-shared/ipc-channels.ts'
import type { Payload, Place, PortMessage, PracticeProvider } from '../src-shared/ipc-contract.ts'
import type { AppSettings } from '../src-shared/policy.ts'
import { Backups } from './backups.ts'
import { Clockwork } from './clockwork.ts'
import { ForeignChanges } from './foreign-changes.ts'
import { Grants } from './grants.ts'
import { inTurn } from './in-turn.ts'
import { HostIntake } from './intake.ts'
import { coreSources } from './intake-sources.ts'
import { isItsTime } from './its-time.ts'
import { MainLine } from './main-line.ts'
import { openVaultOn, stateOf, type OpenVault } from './open-vault.ts'
import { RateLimit } from './rate.ts'
import type { HostWorld } from './world.ts'

/** Where the vault files stand, as the main process said. */
export type HostStart = Extract<ToHost, { kind: 'start' }>

/** One end of the port to a window. */
export type WindowPort = { readonly postMessage: (message: PortMessage) => void }

/** How often another program's changes to the vault are looked for, in milliseconds. */
const foreignChangeMs = 2_000

/** How often a host that is to end tries to save a secret in hand, in milliseconds. */
const saveAgainMs = 1_000

/** What one vault host is doing: which vault is open, who listens, what is under way. */
export class VaultHost {
  readonly world: HostWorld
  readonly backups: Backups
  readonly clockwork: Clockwork
  /** What the person lets Keyturn read. */
  readonly grants: Grants
  readonly intake: HostIntake
  readonly #start: HostStart
  readonly #rate: RateLimit
  readonly #ports = new Set<WindowPort>()
  readonly #main: MainLine
  readonly #leaving = new AbortController()
  #settings: AppSettings
  #practice: readonly PracticeProvider[] = []
  #open: OpenVault | null = null
  #opening = false
  #predecessor: PromiseWithResolvers<null> | null = null
  #finishing = false
  #revealedUntil = 0
  readonly #foreign: ForeignChanges

  constructor(world: HostWorld, start: HostStart) {
    this.world = { ...world, kdf: inTurn(world.kdf) }
    this.#start = start
    this.#settings = start.settings
    this.#rate = new RateLimit(world.clock.now)
    this.#main = new MainLine(world)
    this.grants = new Grants((about) => this.confirm(about))
    this.backups = new Backups({
      world,
      open: () => this.#open,
      profile: dirname(start.anchors),
      changed: () => this.emit('backup.changed', null),
    })
    this.clockwork = new Clockwork({
      world,
      settings: () => this.#settings,
      emit: (name) => this.emit(name, null),
    })
    this.intake = new HostIntake({
      ...{ world, grants: this.grants, sources: coreSources(world), open: () => this.#open },
      changed: () => this.emit('intake.changed', null),
    })
    this.#foreign = new ForeignChanges({
      open: () => this.#open,
      changed: () => this.#tellForeignChange(),
      stands: () => this.tellVault(),
      rekeyed: () => this.world.tellMain({ kind: 'rekeyed' }),
    })
    setInterval(() => this.look(), foreignChangeMs).unref()
  }

  get settings(): AppSettings {
    return this.#settings
  }

  get practiceProviders(): readonly PracticeProvider[] {
    return this.#practice
  }

  /** The open vault; throws 'not-allowed-now' while there is none. */
  get open(): OpenVault {
    if (!this.#open) throw new VaultError('not-allowed-now')
    return this.#open
  }

  /** The id of the open vault, or null while there is none. */
  get openVaultId(): VaultId | null {
    return this.#open?.session.vaultId ?? null
  }

  get state() {
    return stateOf(this.#open)
  }

  pathOf(place: Place): string {
    return this.#start.vaults[place]
  }

  /** What vaults are made and opened with. */
  get vaultDeps(): VaultDeps {
    const { clock, random, kdf } = this.world
    return { clock, random, kdf, anchorsPath: this.#start.anchors }
  }

  /** A private folder in which each piece of work has one of its own. */
  get workPath(): string {
    return this.#start.work
  }

  /** Why a channel may not be served now, or null. */
  readonly gate = (channel: HostChannel): ErrorCode | null => {
    if (this.#finishing) return 'not-allowed-now'
    if (!this.#rate.admits(channel)) return 'too-many-requests'
    const vault = this.#opening ? 'opening' : this.#open ? 'open' : 'locked'
    return isItsTime(channel, vault) ? null : 'not-allowed-now'
  }

  /**
   * Runs work on the vault file while it is locked, such as opening it; only one at a time.
   *
   * Waits for a host that was locked and is finishing a key: what it is about to write down must
   * not be taken for a request that was cut off.
   */
  async unlocking<T>(work: () => Promise<T>): Promise<T> {
    this.#opening = true
    try {
      await this.#predecessor?.promise
      // What a crash in the middle of a restore left is undone before anything is read.
      settlePlace(this.pathOf('own'))
      return await work()
    } finally {
      this.#opening = false
    }
  }

  /** Builds what stands on an unlocked session; nobody is told, and no call reaches it yet. */
  build(session: Session, place: Place): OpenVault {
    return openVaultOn(session, place, {
      world: this.world,
      path: this.pathOf(place),
      practice: () => this.#practice,
      listener: this.#listener(),
      signal: this.#leaving.signal,
      isLeaving: () => this.#finishing,
    })
  }

  /** Takes an open vault into service. */
  enter(open: OpenVault): void {
    this.#open = open
    this.clockwork.begin(open)
    this.tellState()
    this.tellVault()
    // What an earlier lock left no time for is made up for.
    this.backups.noteChange()
    this.intake.vaultOpened()
  }

  /** Carries out what the main process says. */
  obey(message: Exclude<ToHost, { kind: 'start' | 'window' }>): void {
    switch (message.kind) {
      case 'settings':
        this.#settings = message.settings
        return
      case 'practice':
        this.#practice = message.providers
        return
      case 'copied':
      case 'confirmed':
        this.#main.hear(message)
        return
      case 'granted':
        this.grants.grant(message.paths)
        return
      case 'predecessor':
        if (message.present) this.#predecessor ??= Promise.withResolvers<null>()
        else this.#predecessor?.resolve(null)
        return
      case 'finish':
        this.#finishing = true
        this.clockwork.end()
        this.intake.end()
        this.#endWhenIdle()
        // A secret that a full disk keeps from being saved is tried again as long as there is time.
        setInterval(() => this.#saveAndEnd(), saveAgainMs).unref()
        return
    }
  }

  addPort(port: WindowPort): void {
    this.#ports.add(port)
  }

  dropPort(port: WindowPort): void {
    this.#ports.delete(port)
  }

  /** Tells every window something that it did not ask for. */
  emit<E extends EventName>(name: E, payload: Payload<E>): void {
    if (name === 'items.changed' || name === 'rotations.changed') this.backups.noteChange()
    for (const port of this.#ports) port.postMessage({ kind: 'event', name, payload })
  }

  /** Has the main process put something on the clipboard; throws 'clipboard-unavailable'. */
  copy(text: Uint8Array, clearAfterMs: number | null): Promise<void> {
    return this.#main.copy(text, clearAfterMs)
  }

  /** Has the main process ask the person; throws 'not-confirmed', 'confirmation-unavailable'. */
  confirm(about: Confirmation): Promise<void> {
    return this.#main.confirm(about)
  }

  /** Notes that a secret is on the screen for that long. */
  revealing(forMs: number): void {
    this.#revealedUntil = this.world.clock.now() + forMs
    this.tellState()
    setTimeout(() => this.tellState(), forMs + 50).unref()
  }

  tellState(): void {
    this.world.tellMain({
      kind: 'state',
      unlocked: this.#open !== null,
      creating: this.#open?.desk.busy ?? false,
      revealing: this.world.clock.now() < this.#revealedUntil,
    })
  }

  #listener(): RotationListener {
    return {
      changed: (rotationId) => {
        this.emit('rotations.changed', { rotationId })
        this.emit('items.changed', null)
        this.clockwork.noticed(rotationId)
        this.tellState()
        if (this.#finishing) this.#endWhenIdle()
      },
    }
  }

  /** Tells every window how the vault stands; never throws. */
  tellVault(): void {
    try {
      this.emit('vault.changed', this.state)
      this.#foreign.noteTold()
    } catch {
      // What was done is done, and its answer, such as a new recovery code, is shown only once. A
      // file that cannot be read any more is told by the next call, or by the next look.
    }
  }

  /** Takes over what another program did to the file, and tells the window. */
  look(): void {
    this.#foreign.look()
  }

  #tellForeignChange(): void {
    this.emit('items.changed', null)
    this.emit('rotations.changed', { rotationId: null })
    this.emit('backup.changed', null)
    this.tellVault()
  }

  #saveAndEnd(): void {
    this.#open?.desk.saveInHand()
    this.#endWhenIdle()
  }

  #endWhenIdle(): void {
    if (this.#open?.desk.busy) return
    this.#leaving.abort()
    this.backups.beforeLock()
    this.#open?.session.close()
    this.#open = null
    this.world.end()
  }
}
