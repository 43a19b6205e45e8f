import { VaultError } from '../src-shared/errors.ts'
import { PracticeProvider } from '../src-shared/ipc-contract.ts'
import type { Child } from './child.ts'
import { z } from 'zod'

/** What the practice providers say when they listen. */
const Ready = z.strictObject({
  kind: z.literal('ready'),
  providers: z.array(PracticeProvider).max(10),
  control: z.strictObject({ origin: z.string().max(200), token: z.string().max(200) }).optional(),
})

/** Where the practice providers take orders from a test. */
export type PracticeControl = NonNullable<z.infer<typeof Ready>['control']>

/** What practice mode needs. */
export type PracticeDeps = {
  readonly startChild: () => Child
  /** Makes them known to the vault host. */
  readonly announce: (providers: readonly PracticeProvider[]) => void
  readonly announceControl: (control: PracticeControl) => void
  readonly lockAndAbandon: () => Promise<void>
  /** Whether the practice vault was left half filled, so that what there is fits no beginning. */
  readonly isHalfFilled: () => boolean
  readonly deleteAll: () => Promise<void>
}

/** How long the practice providers may take to listen. */
const startLimitMs = 10_000

type Running = { readonly child: Child; readonly providers: readonly PracticeProvider[] }

/** The practice providers: started when they are first asked for, and deleted on leaving. */
export class Practice {
  readonly #deps: PracticeDeps
  #starting: Promise<Running> | null = null
  #providers: readonly PracticeProvider[] | null = null
  #leaving: Promise<void> = Promise.resolve()

  constructor(deps: PracticeDeps) {
    this.#deps = deps
  }

  /** What a fresh vault host is to know, or null while none are running. */
  get providers(): readonly PracticeProvider[] | null {
    return this.#providers
  }

  /** Resolves when nothing is being deleted. */
  get settled(): Promise<void> {
    return this.#leaving.catch(() => undefined)
  }

  /** Starts the providers if they do not run, and makes them known. */
  async prepare(): Promise<void> {
    await this.settled
    if (this.#deps.isHalfFilled()) await this.#clearAway()
    this.#starting ??= this.#start()
    const { providers } = await this.#starting
    this.#providers = providers
    this.#deps.announce(providers)
  }

  /** Locks, ends the providers and deletes the practice vault and all that they knew. */
  leave(): Promise<void> {
    this.#leaving = this.settled.then(async () => {
      await this.#deps.lockAndAbandon()
      await this.#clearAway()
    })
    return this.#leaving
  }

  async stop(): Promise<void> {
    const running = await this.#starting?.catch(() => null)
    await running?.child.end()
  }

  async #clearAway(): Promise<void> {
    await this.stop()
    this.#starting = this.#providers = null
    await this.#deps.deleteAll()
  }

  #start(): Promise<Running> {
    const starting = start(this.#deps)
    const forget = (): void => {
      if (this.#starting === starting) this.#starting = this.#providers = null
    }
    starting.then((running) => running.child.exited).then(forget, forget)
    return starting
  }
}

async function start(deps: PracticeDeps): Promise<Running> {
  const child = deps.startChild()
  try {
    const { providers, control } = await whenReady(child)
    if (control !== undefined) deps.announceControl(control)
    return { child, providers }
  } catch (thrown) {
    await child.end()
    throw thrown
  }
}

function whenReady(child: Child): Promise<z.infer<typeof Ready>> {
  return new Promise((resolve, reject) => {
    const fail = (): void => {
      clearTimeout(timer)
      reject(new VaultError('provider-unreachable'))
    }
    const timer = setTimeout(fail, startLimitMs)
    void child.exited.then(fail)
    child.onMessage((message) => {
      const parsed = Ready.safeParse(message)
      clearTimeout(timer)
      if (parsed.success) resolve(parsed.data)
      else fail()
    })
  })
}
