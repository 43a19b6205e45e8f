import { Refusal } from '../http/refusal.ts'
import type { ManagementTokens, Role } from '../management.ts'
import { sha256Hex } from '../random-values.ts'
import type { Usage } from '../usage.ts'

/** Whose key it is: a key may do what its owner may do, as long as the owner is there. */
export type KeyOwner = {
  readonly name: string
  readonly role: Role
  readonly active: boolean
}

/** One API key as it is remembered: of the value, a hash and its last characters. */
export type DailybotKey = {
  readonly id: string
  readonly label: string
  /** Null where nobody knows any more whose it is. */
  readonly owner: KeyOwner | null
  readonly scopes: readonly string[]
  readonly createdAt: string
  readonly lastUsedAt: string | null
  /** Set for good once the key was revoked. */
  readonly revokedAt: string | null
  readonly sha256: string
  readonly last4: string
  readonly usage: Usage
}

/** One delivery of a webhook, and what the receiver answered. */
export type HookDelivery = {
  readonly id: string
  readonly event: string
  readonly sentAt: string
  /** Null where nothing answered. */
  readonly status: number | null
}

/** One webhook; its secret is kept whole, since it travels with every delivery. */
export type Hook = {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly subscriptions: readonly string[]
  readonly createdAt: string
  readonly lastUsedAt: string | null
  readonly bearer: string | null
  readonly deliveries: readonly HookDelivery[]
}

export type DailybotSettings = {
  /** Whether the list tells when a key was last used. */
  readonly lastUsed: boolean
  /** The free plan has no API keys at all. */
  readonly freePlan: boolean
  /** Whether the secret of a webhook can be made anew. */
  readonly rotatesSecrets: boolean
  /** Calls that one key may make in a minute. */
  readonly perMinute: number
}

export type DailybotState = {
  readonly version: 1
  readonly tokens: ManagementTokens
  readonly settings: DailybotSettings
  readonly keys: readonly DailybotKey[]
  readonly webhooks: readonly Hook[]
}

/** The person at the practice dashboard, whose keys the new ones are. */
export const practiceOwner: KeyOwner = { name: 'Practice Admin', role: 'admin', active: true }

/** What the provider knows on its first day. */
export function freshDailybotState(tokens: ManagementTokens): DailybotState {
  return {
    version: 1,
    tokens,
    settings: { lastUsed: true, freePlan: false, rotatesSecrets: true, perMinute: 60 },
    keys: [],
    webhooks: [],
  }
}

/** The key of a value, revoked ones included, if it ever was one. */
export function keyOfValue({ keys }: DailybotState, value: string): DailybotKey | undefined {
  // A hash that is found by lookup tells a guesser nothing about the value.
  const hash = sha256Hex(value)
  return keys.find(({ sha256 }) => sha256 === hash)
}

/** A key by its id, or a refusal. */
export function keyOf({ keys }: DailybotState, id: string | undefined): DailybotKey {
  const key = keys.find((known) => known.id === id)
  if (key === undefined) throw new Refusal(404, 'not_found', 'Not found.')
  return key
}

/** A webhook by its id, or a refusal. */
export function hookOf({ webhooks }: DailybotState, id: unknown): Hook {
  const hook = webhooks.find((known) => known.id === id)
  if (hook === undefined) throw new Refusal(404, 'not_found', 'Not found.')
  return hook
}

/** The state with one key changed. */
export function withKey(state: DailybotState, key: DailybotKey): DailybotState {
  return { ...state, keys: state.keys.map((known) => (known.id === key.id ? key : known)) }
}

/** The state with one webhook changed. */
export function withHook(state: DailybotState, hook: Hook): DailybotState {
  return {
    ...state,
    webhooks: state.webhooks.map((known) => (known.id === hook.id ? hook : known)),
  }
}
