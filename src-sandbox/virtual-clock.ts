import type { Clock } from '../src-shared/clock.ts'
import { StateFile, type Versioned } from './state-file.ts'

type ClockState = Versioned & { readonly offsetMs: number }

/** The providers' time: the real one, moved by as much as the control plane asked for. */
export class VirtualClock implements Clock {
  readonly #real: Clock
  readonly #file: StateFile<ClockState>

  constructor(real: Clock, path: string) {
    this.#real = real
    this.#file = new StateFile<ClockState>({ path, fresh: () => ({ version: 1, offsetMs: 0 }) })
  }

  readonly now = (): number => this.#real.now() + this.#file.value.offsetMs

  moveTo(instant: number): void {
    this.#setOffset(instant - this.#real.now())
  }

  advance(byMs: number): void {
    this.#setOffset(this.#file.value.offsetMs + byMs)
  }

  followRealTime(): void {
    this.#setOffset(0)
  }

  #setOffset(offsetMs: number): void {
    this.#file.update((state) => ({ ...state, offsetMs }))
  }
}
