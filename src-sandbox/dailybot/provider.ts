import type { Clock } from '../../src-shared/clock.ts'
import type { JsonObject } from '../http/message.ts'
import type { Route } from '../http/router.ts'
import { makeManagementTokens, type ManagementTokens } from '../management.ts'
import type { Provider } from '../provider.ts'
import { sha256Hex } from '../random-values.ts'
import { RateWindow } from '../rate-window.ts'
import { StateFile } from '../state-file.ts'
import { accountRoutes } from './account-routes.ts'
import { keyRoutes, listedKey } from './key-routes.ts'
import { dailybotErrorBody } from './refusals.ts'
import { addSamples } from './samples.ts'
import { changedDailybotSettings } from './settings.ts'
import { freshDailybotState, type DailybotState } from './state.ts'
import { listedHook, webhookRoutes } from './webhook-routes.ts'

type DailybotOptions = {
  readonly clock: Clock
  readonly path: string
  /** Ends deliveries that are under way. */
  readonly stopped: AbortSignal
}

/** The practice Dailybot: API keys that live side by side, and the secrets of its webhooks. */
export class DailybotProvider implements Provider {
  readonly name = 'dailybot'
  readonly routes: readonly Route[]
  readonly #file: StateFile<DailybotState>
  readonly #rates: RateWindow

  constructor({ clock, path, stopped }: DailybotOptions) {
    const fresh = () => freshDailybotState(makeManagementTokens())
    this.#file = new StateFile<DailybotState>({ path, fresh })
    this.#rates = new RateWindow(clock)
    const scene = { file: this.#file, clock, rates: this.#rates, stopped }
    this.routes = [
      ...accountRoutes(scene),
      ...keyRoutes(scene),
      ...webhookRoutes(scene),
      {
        method: 'POST',
        path: '/sim/v1/samples',
        access: 'management',
        handle: (call) => addSamples(scene, call),
      },
    ]
  }

  get tokens(): ManagementTokens {
    return this.#file.value.tokens
  }

  readonly refusalBody = dailybotErrorBody

  readonly describe = (): JsonObject => {
    const state = this.#file.value
    return {
      settings: state.settings,
      api_keys: state.keys.map((key) => ({
        ...listedKey(key, state),
        revoked_at: key.revokedAt,
        secret_sha256: key.sha256,
        last4: key.last4,
      })),
      webhooks: state.webhooks.map((hook) => ({
        ...listedHook(hook),
        secret_sha256: hook.bearer === null ? null : sha256Hex(hook.bearer),
      })),
    }
  }

  readonly applySettings = (change: JsonObject): void => {
    this.#file.update((state) => ({
      ...state,
      settings: changedDailybotSettings(state.settings, change),
    }))
  }

  readonly reset = (): void => {
    this.#file.update(({ tokens }) => freshDailybotState(tokens))
    this.#rates.clear()
  }
}
