import type { JsonObject } from './http/message.ts'
import type { Refusal } from './http/refusal.ts'
import type { Route } from './http/router.ts'
import type { ManagementTokens } from './management.ts'

/** How the control plane calls a provider. */
export type ProviderName =
  | 'atna'
  | 'portal'
  | 'atomicat'
  | 'dailybot'
  | 'atomicpay'
  | 'github'
  | 'gitlab'
  | 'vercel'
  | 'receiver'

/** How a provider is announced; one of them twice, since a connector has one kind of key. */
export type ProviderId = `practice-${ProviderName | 'dailybot-webhooks'}`

/** One practice provider, apart from the sockets that carry it. */
export interface Provider {
  readonly name: ProviderName
  readonly routes: readonly Route[]
  readonly tokens: ManagementTokens
  /** A refusal in the provider's own shape. */
  readonly refusalBody: (refusal: Refusal) => JsonObject
  /** All that it holds, with secrets as hashes only. */
  readonly describe: () => JsonObject
  /** What stands in its places, values included; a provider that only issues keys has none. */
  readonly places?: () => readonly JsonObject[]
  /** Takes settings of its own, or throws a refusal and takes none. */
  readonly applySettings: (settings: JsonObject) => void
  /** Forgets everything but the management tokens. */
  readonly reset: () => void
}
