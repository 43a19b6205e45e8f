/**
 * Everything around the simulated app: the clock, the disk, the provider, the places, and what is
 * told of it all.
 */
import { RotationDesk } from '../../src-core/rotation/desk.ts'
import type { RotationContext } from '../../src-core/rotation/context.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { ConnectionId, ItemId } from '../../src-shared/ids.ts'
import type { Journal } from '../../src-shared/journal.ts'
import { Chance } from './chance.ts'
import { Checker } from './checks/checker.ts'
import { noFaults, type FaultPlan } from './faults.ts'
import { Life, type Around } from './life.ts'
import { MemoryDisk, type DiskChange } from './memory-disk.ts'
import { MemoryVault } from './memory-vault.ts'
import { connectorTo } from './models/connector-model.ts'
import { handTo, PlacesModel } from './models/place-model.ts'
import { ProviderModel } from './models/provider-model.ts'
import type { Traits } from './models/traits.ts'
import { began, newVault } from './new-vault.ts'

const services = ['github', 'gitlab', 'vercel'] as const

/** What one history may count. */
export type Counts = {
  calls: number
  faults: number
  crashes: number
  acts: number
  failedCommits: number
}

/** What a history begins with. */
export type WorldStart = {
  readonly traits: Traits
  readonly seed: number
  readonly plan: FaultPlan
  /** Whether lines are kept for people; costs time. */
  readonly tells: boolean
  /** Whether another device may work on the same file at the same time. */
  readonly twoDevices?: boolean
  /** Whether beginnings may be put off. */
  readonly newer?: boolean
}

/** One run of the app over the world. */
export type Running = {
  readonly life: Life
  readonly desk: RotationDesk
  readonly vault: MemoryVault
}

/** The world of one history. */
export class World {
  now = began
  readonly traits: Traits
  readonly chance: Chance
  readonly disk: MemoryDisk
  readonly provider: ProviderModel
  readonly places: PlacesModel
  readonly checker: Checker
  readonly lines: string[] = []
  readonly counts: Counts = { calls: 0, faults: 0, crashes: 0, acts: 0, failedCommits: 0 }
  readonly tells: boolean
  readonly twoDevices: boolean
  readonly newer: boolean
  plan: FaultPlan
  #pausing = false
  readonly #around: Around = {
    count: () => {
      this.now += 15
      this.counts.calls += 1
      return this.counts.calls
    },
    faultAt: (call, port) => {
      const fault = this.plan.at(call, port)
      if (fault) this.counts.faults += 1
      if (fault && port === 'commit') this.counts.failedCommits += 1
      return fault
    },
    tell: (line) => this.tell(line),
    crashed: () => (this.counts.crashes += 1),
    pauses: () => (this.#pausing ? this.chance.below(6) : 0),
  }
  app: Running | null = null

  constructor({ traits, seed, plan, tells, twoDevices = false, newer = false }: WorldStart) {
    this.newer = newer
    this.twoDevices = twoDevices
    this.traits = traits
    this.chance = new Chance(seed)
    this.tells = tells
    this.plan = plan
    this.disk = new MemoryDisk(tells ? 'all' : seed)
    this.checker = new Checker(this)
    this.places = new PlacesModel(() => this.now)
    this.provider = new ProviderModel(traits, {
      now: () => this.now,
      chance: new Chance(seed + 1),
      watch: this.checker.providerWatch,
    })
    newVault(this.disk)
  }

  /** Lets answers come in any order from now on. */
  mixAnswers(): void {
    this.#pausing = true
  }

  /** Stops all trouble. */
  heal(): void {
    this.plan = noFaults
  }

  /** A line of the history, for people. */
  readonly tell = (line: () => string): void => {
    if (this.tells) this.lines.push(line())
  }

  /** Lets time pass, in which programs use their keys and deployments happen. */
  turnClock(ms: number): void {
    this.now += ms
    this.places.deploy()
    for (const { used } of this.places.places) if (used !== null) this.provider.use(used)
  }

  /** Starts the app, after a crash or the first time; it reads the disk and writes what it admits. */
  start(): Running {
    this.disk.readAnew()
    this.app = this.startBeside()
    return this.app
  }

  /** One more run of the app over the same disk, such as that of another device. */
  startBeside(): Running {
    const life = new Life(this.#around)
    const vault = new MemoryVault(this.disk, {
      now: () => this.now,
      assertAlive: life.assertAlive,
      commit: (change, commit) => this.#commit(life, change, commit),
    })
    const desk = new RotationDesk(this.#context(life, vault))
    return { life, desk, vault }
  }

  /** The app that runs; starts it if it does not. */
  get running(): Running {
    for (let tries = 0; ; tries += 1) {
      if (this.app && !this.app.life.isDead) return this.app
      try {
        return this.start()
      } catch (error) {
        // It may fail or die again while it starts; a person then tries again.
        if (tries > 20) throw error
      }
    }
  }

  get journals(): readonly Journal[] {
    return this.disk.all('journal').map(({ body }) => body as Journal)
  }

  #commit(life: Life, change: DiskChange, commit: () => void): void {
    const does = this.tells ? doingsOf(change) : ''
    life.atOnce({
      port: 'commit',
      does,
      work: () => {
        this.checker.committing(change)
        commit()
        this.checker.committed(change)
      },
    })
  }

  #context(life: Life, session: MemoryVault): RotationContext {
    const hand = handTo(this.places, {
      life,
      works: (secret) => this.provider.use(secret),
      watch: this.checker.placeWatch,
    })
    const connector = connectorTo(this.provider, life, {
      secret: (key) => this.checker.received(key, life),
    })
    const { signal } = new AbortController()
    const transport = () => Promise.reject(new VaultError('internal'))
    const clock = { now: () => this.now }
    return {
      session,
      clock,
      newId: () => this.chance.id(),
      randomBytes: (count) =>
        Uint8Array.from(Buffer.from(this.chance.id() + this.chance.id(), 'hex').subarray(0, count)),
      dial: () => {
        life.assertAlive()
        return {
          connector,
          link: { origin: 'https://model.test', parameters: {}, transport, clock, signal },
        }
      },
      facts: ({ provider }) => (provider === this.traits.id ? this.traits.facts : null),
      ballast: {
        make: () => life.atOnce({ port: 'ballast', does: 'make room', work: () => undefined }),
        drop: () => life.atOnce({ port: 'ballast', does: 'give room back', work: () => true }),
      },
      places: hand,
      account: ({ provider }) => {
        const kind = services.find((service) => service === provider)
        return kind ? { kind, origin: 'https://service.test' } : null
      },
      listener: { changed: () => undefined },
    }
  }
}

/** The items of a world, by their ids. */
export type WorldItem = { readonly id: ItemId; readonly connectionId: ConnectionId | null }

function doingsOf({ puts, notes, secrets }: DiskChange): string {
  const steps = [...puts.values()].map(({ kind, body }) => {
    const { step, backAt, trouble, places } = body as Partial<Journal>
    if (step === undefined) return kind
    const states = (places ?? []).map(({ state }) => state).join(' ')
    const marks = [backAt === undefined ? '' : 'back', trouble?.code ?? '', states]
    return `${kind} ${step} ${marks.filter((mark) => mark !== '').join(' | ')}`
  })
  const parts = [...secrets.values()].flatMap((of) =>
    [...of.values()].map((secret) => (secret === null ? 'drop secret' : 'keep secret')),
  )
  return [...steps, ...parts, ...notes.map(({ event }) => `"${event}"`)].join(', ')
}
