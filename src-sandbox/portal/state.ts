import { Refusal } from '../http/refusal.ts'
import type { ManagementTokens } from '../management.ts'

const environmentIds = ['docs-production', 'docs-staging'] as const

/** One API secret; its value is kept because a signature cannot be checked with a hash. */
export type ApiSecret = {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly createdAt: string
  readonly lastUsedAt: string | null
  /** The phrase that lets it be removed, once asked for. */
  readonly removalPhrase: string | null
}

/** One message to a webhook's receiver, and what the receiver said. */
export type Delivery = {
  readonly id: string
  readonly event: string
  readonly sentAt: string
  readonly signedBy: string
  /** The receiver's status, or null when there was no answer. */
  readonly status: number | null
}

export type Webhook = {
  readonly id: string
  readonly url: string
  readonly deliveries: readonly Delivery[]
}

/** One environment; the single field for the signer is why there is never a second one. */
export type Environment = {
  readonly id: string
  readonly signerId: string | null
  readonly secrets: readonly ApiSecret[]
  readonly webhooks: readonly Webhook[]
}

export type ErrorSpelling = 'camelCase' | 'snake_case'

export type PortalState = {
  readonly version: 1
  readonly tokens: ManagementTokens
  readonly settings: { readonly errorSpelling: ErrorSpelling }
  readonly environments: readonly Environment[]
}

/** What the portal knows on its first day. */
export function freshPortalState(tokens: ManagementTokens): PortalState {
  return {
    version: 1,
    tokens,
    settings: { errorSpelling: 'camelCase' },
    environments: environmentIds.map((id) => ({ id, signerId: null, secrets: [], webhooks: [] })),
  }
}

/** The environment of a request, or a refusal. */
export function environmentOf(state: PortalState, id: string | undefined): Environment {
  const found = state.environments.find((environment) => environment.id === id)
  if (found === undefined) throw new Refusal(404, 'not_found', 'There is no such environment.')
  return found
}

/** The API secret of a request, or a refusal. */
export function secretOf({ secrets }: Environment, id: string | undefined): ApiSecret {
  const found = secrets.find((secret) => secret.id === id)
  if (found === undefined) throw new Refusal(404, 'not_found', 'There is no such API secret.')
  return found
}

/** The webhook of a request, or a refusal. */
export function webhookOf({ webhooks }: Environment, id: string | undefined): Webhook {
  const found = webhooks.find((webhook) => webhook.id === id)
  if (found === undefined) throw new Refusal(404, 'not_found', 'There is no such webhook.')
  return found
}

/** The state with one environment replaced. */
export function withEnvironment(state: PortalState, changed: Environment): PortalState {
  const environments = state.environments.map((environment) =>
    environment.id === changed.id ? changed : environment,
  )
  return { ...state, environments }
}

/** The environment with one API secret replaced. */
export function withSecret(environment: Environment, changed: ApiSecret): Environment {
  const secrets = environment.secrets.map((secret) => (secret.id === changed.id ? changed : secret))
  return { ...environment, secrets }
}

/** The environment with one webhook replaced. */
export function withWebhook(environment: Environment, changed: Webhook): Environment {
  const webhooks = environment.webhooks.map((webhook) =>
    webhook.id === changed.id ? changed : webhook,
  )
  return { ...environment, webhooks }
}
