import type { Clock } from '../../src-shared/clock.ts'
import type { JsonObject } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import type { Route } from '../http/router.ts'
import { makeManagementTokens, sessionRoute, type ManagementTokens } from '../management.ts'
import type { Provider } from '../provider.ts'
import { sha256Hex } from '../random-values.ts'
import { StateFile } from '../state-file.ts'
import { documentRoutes } from './document-routes.ts'
import { portalErrorBody } from './error-body.ts'
import { secretRoutes } from './secret-routes.ts'
import { freshPortalState, type Environment, type PortalState } from './state.ts'
import { webhookRoutes } from './webhook-routes.ts'

type PortalOptions = {
  readonly clock: Clock
  readonly path: string
  /** Ends deliveries that are under way. */
  readonly stopped: AbortSignal
}

/** The practice portal: API secrets that sign calls and webhooks. */
export class PortalProvider implements Provider {
  readonly name = 'portal'
  readonly routes: readonly Route[]
  readonly #file: StateFile<PortalState>

  constructor({ clock, path, stopped }: PortalOptions) {
    const fresh = () => freshPortalState(makeManagementTokens())
    const file = new StateFile<PortalState>({ path, fresh })
    this.#file = file
    this.routes = [
      ...secretRoutes({ file, clock }),
      ...webhookRoutes({ file, clock, stopped }),
      ...documentRoutes({ file, clock }),
      sessionRoute(() => this.tokens),
    ]
  }

  get tokens(): ManagementTokens {
    return this.#file.value.tokens
  }

  readonly refusalBody = (refusal: Refusal): JsonObject =>
    portalErrorBody(refusal, this.#file.value.settings.errorSpelling)

  readonly describe = (): JsonObject => {
    const { settings, environments } = this.#file.value
    return { settings, environments: environments.map(describeEnvironment) }
  }

  readonly applySettings = (change: JsonObject): void => {
    const { errorSpelling, ...others } = change
    const isKnown = errorSpelling === 'camelCase' || errorSpelling === 'snake_case'
    if (!isKnown || Object.keys(others).length > 0) {
      throw new Refusal(400, 'bad_setting', 'The portal has one setting: errorSpelling.')
    }
    this.#file.update((state) => ({ ...state, settings: { errorSpelling } }))
  }

  readonly reset = (): void => {
    this.#file.update(({ tokens }) => freshPortalState(tokens))
  }
}

function describeEnvironment({ id, signerId, secrets, webhooks }: Environment): JsonObject {
  return {
    id,
    api_secrets: secrets.map((secret) => ({
      id: secret.id,
      label: secret.label,
      created_at: secret.createdAt,
      last_used_at: secret.lastUsedAt,
      use_with_webhooks: secret.id === signerId,
      secret_sha256: sha256Hex(secret.value),
      last4: secret.value.slice(-4),
    })),
    webhooks: webhooks.map((webhook) => ({ id: webhook.id, url: webhook.url })),
  }
}
