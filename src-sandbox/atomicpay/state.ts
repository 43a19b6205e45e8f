import { Refusal } from '../http/refusal.ts'
import type { ManagementTokens } from '../management.ts'
import { sha256Hex } from '../random-values.ts'
import type { Usage } from '../usage.ts'

/** A value as it is remembered: its hash and its last characters. */
export type KeptValue = { readonly sha256: string; readonly last4: string }

/** A value that was replaced, and until when it is still taken. */
export type OldValue = KeptValue & { readonly until: string }

/** What a key reaches: the whole account, or one product. */
export type KeyScope = 'account' | `product:${string}`

/** One API key, of which rotation changes the value and nothing else. */
export type AtomicPayKey = {
  readonly id: string
  readonly name: string
  readonly environment: string
  readonly business: string
  readonly scope: KeyScope
  readonly permissions: readonly string[]
  readonly createdAt: string
  readonly lastUsedAt: string | null
  readonly value: KeptValue
  readonly oldValues: readonly OldValue[]
  /** Set for good once the key was revoked. */
  readonly revoked: { readonly at: string; readonly reason: string | null } | null
  readonly usage: Usage
}

export type AtomicPaySettings = {
  /** The environment and the business that this server stands for; null takes the keys of any. */
  readonly environment: string | null
  readonly business: string | null
  /** Calls that one key may make in a minute. */
  readonly perMinute: number
  /** Whether the lists moved to other addresses, so that the known ones answer 410. */
  readonly moved: boolean
}

export type AtomicPayState = {
  readonly version: 1
  readonly tokens: ManagementTokens
  readonly settings: AtomicPaySettings
  readonly keys: readonly AtomicPayKey[]
  /** Subscriptions that were cancelled. */
  readonly cancelled: readonly string[]
}

/** What the provider knows on its first day. */
export function freshAtomicPayState(tokens: ManagementTokens): AtomicPayState {
  return {
    version: 1,
    tokens,
    settings: { environment: null, business: null, perMinute: 100, moved: false },
    keys: [],
    cancelled: [],
  }
}

/** What the server keeps of a value. */
export function keptValue(value: string): KeptValue {
  return { sha256: sha256Hex(value), last4: value.slice(-4) }
}

/** The key that a value belongs or belonged to; `old` where it was replaced since. */
export function keyOfValue(
  { keys }: AtomicPayState,
  value: string,
): { readonly key: AtomicPayKey; readonly old: OldValue | null } | undefined {
  // A hash that is found by lookup tells a guesser nothing about the value.
  const hash = sha256Hex(value)
  for (const key of keys) {
    if (key.value.sha256 === hash) return { key, old: null }
    const old = key.oldValues.find(({ sha256 }) => sha256 === hash)
    if (old !== undefined) return { key, old }
  }
  return undefined
}

/** A key by its id, or a refusal. */
export function keyOf({ keys }: AtomicPayState, id: string | undefined): AtomicPayKey {
  const key = keys.find((known) => known.id === id)
  if (key === undefined) throw new Refusal(404, 'not_found', 'There is no such API key.')
  return key
}

/** A key that was not revoked, or a refusal. */
export function liveKeyOf(state: AtomicPayState, id: string | undefined): AtomicPayKey {
  const key = keyOf(state, id)
  if (key.revoked !== null) throw new Refusal(404, 'not_found', 'There is no such API key.')
  return key
}

/** The state with one key changed. */
export function withKey(state: AtomicPayState, key: AtomicPayKey): AtomicPayState {
  return { ...state, keys: state.keys.map((known) => (known.id === key.id ? key : known)) }
}
