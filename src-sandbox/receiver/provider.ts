import type { Clock } from '../../src-shared/clock.ts'
import { callerRoutes } from '../caller/routes.ts'
import type { JsonObject } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import type { Route } from '../http/router.ts'
import { makeManagementTokens, type ManagementTokens } from '../management.ts'
import type { Provider } from '../provider.ts'
import { sha256Hex } from '../random-values.ts'
import { StateFile } from '../state-file.ts'
import { endpointRoutes } from './endpoint-routes.ts'
import { freshReceiverState, type ReceiverState } from './state.ts'

type ReceiverOptions = {
  readonly clock: Clock
  readonly path: string
  /** Ends calls that are under way. */
  readonly stopped: AbortSignal
}

/** The far side of everything: what receives deliveries, and what calls with keys. */
export class ReceiverProvider implements Provider {
  readonly name = 'receiver'
  readonly routes: readonly Route[]
  readonly #file: StateFile<ReceiverState>

  constructor({ clock, path, stopped }: ReceiverOptions) {
    const fresh = () => freshReceiverState(makeManagementTokens())
    const file = new StateFile<ReceiverState>({ path, fresh })
    this.#file = file
    this.routes = [...endpointRoutes({ file, clock }), ...callerRoutes({ file, clock, stopped })]
  }

  get tokens(): ManagementTokens {
    return this.#file.value.tokens
  }

  readonly refusalBody = ({ code, message }: Refusal): JsonObject => ({ error: { code, message } })

  readonly describe = (): JsonObject => {
    const { endpoints, callers } = this.#file.value
    return {
      settings: {},
      endpoints: endpoints.map(({ secrets, received, ...endpoint }) => ({
        ...endpoint,
        secrets_sha256: secrets.map(sha256Hex),
        received,
      })),
      callers: callers.map(({ key, ...caller }) => ({
        ...caller,
        key_sha256: key === null ? null : sha256Hex(key),
      })),
    }
  }

  readonly applySettings = (): never => {
    throw new Refusal(400, 'bad_setting', 'The receiver has no settings.')
  }

  readonly reset = (): void => {
    this.#file.update(({ tokens }) => freshReceiverState(tokens))
  }
}
