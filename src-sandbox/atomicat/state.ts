import { Refusal } from '../http/refusal.ts'
import type { ManagementTokens } from '../management.ts'
import type { Delivery, Destination } from './delivery.ts'

/** The two kinds of webhooks, each of which may have a key of its own. */
export const areas = ['form', 'quiz'] as const
export type Area = (typeof areas)[number]

/** The key of one area; its value is kept because the provider shows it again. */
export type WebhookKey = {
  readonly value: string
  readonly createdAt: string
  readonly lastUsedAt: string | null
}

export type AtomicatState = {
  readonly version: 1
  readonly tokens: ManagementTokens
  readonly settings: { readonly shared: boolean }
  readonly keys: Readonly<Record<Area, WebhookKey | null>>
  readonly destinations: Readonly<Record<Area, Destination | null>>
  readonly deliveries: readonly Delivery[]
}

/** What the provider knows on its first day. */
export function freshAtomicatState(tokens: ManagementTokens): AtomicatState {
  return {
    version: 1,
    tokens,
    settings: { shared: false },
    keys: { form: null, quiz: null },
    destinations: { form: null, quiz: null },
    deliveries: [],
  }
}

/** The area of a request, or a refusal. */
export function areaOf(name: unknown): Area {
  const found = areas.find((area) => area === name)
  if (found === undefined) throw new Refusal(404, 'not_found', 'There is no such area.')
  return found
}

/** The key of an area, or a refusal where none was generated yet. */
export function keyOf({ keys }: AtomicatState, area: Area): WebhookKey {
  const key = keys[area]
  if (key === null) throw new Refusal(404, 'no_key', 'This area has no key yet.')
  return key
}

/** The state with a key replaced: in one area, or in both where they share it. */
export function withKey(state: AtomicatState, area: Area, key: WebhookKey): AtomicatState {
  const keys = state.settings.shared ? { form: key, quiz: key } : { ...state.keys, [area]: key }
  return { ...state, keys }
}

/** The state where both areas share a key, that of forms if there are two, or no longer do. */
export function withSharing(state: AtomicatState, shared: boolean): AtomicatState {
  const { form, quiz } = state.keys
  const one = form ?? quiz
  return { ...state, settings: { shared }, keys: shared ? { form: one, quiz: one } : state.keys }
}

/** The state after a delivery with this value was taken; of an old value nothing is remembered. */
export function withUsedKey(
  state: AtomicatState,
  value: string,
  lastUsedAt: string,
): AtomicatState {
  const used = (key: WebhookKey | null) => (key?.value === value ? { ...key, lastUsedAt } : key)
  return { ...state, keys: { form: used(state.keys.form), quiz: used(state.keys.quiz) } }
}

/** The state with the destination of an area replaced. */
export function withDestination(
  state: AtomicatState,
  area: Area,
  destination: Destination,
): AtomicatState {
  return { ...state, destinations: { ...state.destinations, [area]: destination } }
}
