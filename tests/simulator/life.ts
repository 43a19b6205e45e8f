import { VaultError } from '../../src-shared/errors.ts'
import type { Fault, FaultPlan, Port } from './faults.ts'

/** Thrown into the code of an app that is dead, and never seen by any other. */
export class Dead extends Error {
  override readonly name = 'Dead'
}

/** What a call does and how it is told. */
export type Call<T> = {
  readonly port: Port
  readonly does: string
  readonly work: () => T
}

/** What all lives of one history share. */
export type Around = {
  /** The next call; also lets a little time pass. */
  readonly count: () => number
  readonly faultAt: FaultPlan['at']
  readonly tell: (line: () => string) => void
  readonly crashed: () => void
  /** How many turns others get before an answer comes. */
  readonly pauses: () => number
}

/**
 * One run of the app, from its start to its end or its crash.
 *
 * Every effect passes here. Once it is dead it has no effect any more: what throws, throws, and
 * what answers, never answers.
 */
export class Life {
  isDead = false
  readonly died: Promise<void>
  #tellDeath: () => void = () => undefined
  readonly #around: Around

  constructor(around: Around) {
    this.#around = around
    this.died = new Promise((resolve) => (this.#tellDeath = resolve))
  }

  readonly assertAlive = (): void => {
    if (this.isDead) throw new Dead()
  }

  /** Ends it: nothing that it began has an effect any more. */
  end(): void {
    this.isDead = true
    this.#tellDeath()
  }

  /** An effect that is there at once, such as a commit. */
  atOnce<T>(call: Call<T>): T {
    this.assertAlive()
    const fault = this.#faultOf(call)
    if (fault?.when === 'before') this.#strike(fault)
    const value = call.work()
    if (fault) this.#strike(fault)
    return value
  }

  /** An effect elsewhere, with an answer that takes its time. */
  async afar<T>(call: Call<T>): Promise<T> {
    if (this.isDead) return never()
    const fault = this.#faultOf(call)
    await this.#wait()
    if (fault?.when === 'before') return this.#strikeAfar(fault)
    const value = call.work()
    await this.#wait()
    if (fault) return this.#strikeAfar(fault)
    return value
  }

  #faultOf({ port, does }: Call<unknown>): Fault | null {
    const number = this.#around.count()
    const fault = this.#around.faultAt(number, port)
    this.#around.tell(() => `    ${number} ${port}: ${does}${fault ? ` — ${inWords(fault)}` : ''}`)
    return fault
  }

  async #wait(): Promise<void> {
    for (let left = this.#around.pauses(); left > 0; left -= 1) await Promise.resolve()
    if (this.isDead) await never()
  }

  #strike({ code, retryAfterMs }: Fault): never {
    if (code !== null) throw new VaultError(code, { retryAfterMs: retryAfterMs ?? null })
    this.end()
    this.#around.crashed()
    throw new Dead()
  }

  async #strikeAfar(fault: Fault): Promise<never> {
    try {
      return this.#strike(fault)
    } catch (error) {
      if (error instanceof Dead) return never()
      throw error
    }
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined)
}

/** A fault in words. */
export function inWords({ code, when }: Fault): string {
  const what = code ?? 'CRASH'
  return when === 'before' ? `${what}, before it had any effect` : `${what}, after it was done`
}
