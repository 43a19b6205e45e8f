import type { Clock } from '../../src-shared/clock.ts'
import type { JsonObject } from '../http/message.ts'
import type { Route } from '../http/router.ts'
import { makeManagementTokens, type ManagementTokens } from '../management.ts'
import type { Provider } from '../provider.ts'
import { RateWindow } from '../rate-window.ts'
import { ReplayMemory } from '../replay-memory.ts'
import { StateFile } from '../state-file.ts'
import { dataRoutes } from './data-routes.ts'
import { atomicPayErrorBody } from './error-body.ts'
import { keyRoutes, listedKey } from './key-routes.ts'
import { changedAtomicPaySettings } from './settings.ts'
import { freshAtomicPayState, type AtomicPayState } from './state.ts'

/** The practice AtomicPay: keys with permissions, of one environment and one business. */
export class AtomicPayProvider implements Provider {
  readonly name = 'atomicpay'
  readonly routes: readonly Route[]
  readonly #file: StateFile<AtomicPayState>
  readonly #rates: RateWindow
  readonly #replays: ReplayMemory

  constructor(clock: Clock, path: string) {
    const fresh = () => freshAtomicPayState(makeManagementTokens())
    this.#file = new StateFile<AtomicPayState>({ path, fresh })
    this.#rates = new RateWindow(clock)
    this.#replays = new ReplayMemory(clock)
    const scene = { file: this.#file, clock, rates: this.#rates, replays: this.#replays }
    this.routes = [...dataRoutes(scene), ...keyRoutes(scene)]
  }

  get tokens(): ManagementTokens {
    return this.#file.value.tokens
  }

  readonly refusalBody = atomicPayErrorBody

  readonly describe = (): JsonObject => {
    const { settings, keys, cancelled } = this.#file.value
    return {
      settings,
      keys: keys.map((key) => ({
        ...listedKey(key),
        revoked_at: key.revoked?.at ?? null,
        reason: key.revoked?.reason ?? null,
        secret_sha256: key.value.sha256,
        last4: key.value.last4,
      })),
      cancelled,
    }
  }

  readonly applySettings = (change: JsonObject): void => {
    this.#file.update((state) => ({
      ...state,
      settings: changedAtomicPaySettings(state.settings, change),
    }))
  }

  readonly reset = (): void => {
    this.#file.update(({ tokens }) => freshAtomicPayState(tokens))
    this.#rates.clear()
    this.#replays.clear()
  }
}
