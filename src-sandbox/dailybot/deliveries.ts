import type { JsonObject } from '../http/message.ts'
import { formatInstant } from '../instant.ts'
import { sendMessage } from '../http/loopback-client.ts'
import { randomHex16 } from '../random-values.ts'
import type { DailybotScene } from './key-access.ts'
import { withHook, type Hook, type HookDelivery } from './state.ts'

const maxDeliveries = 50

/** What an event looks like to its receiver. */
export function samplePayload(event: string, now: number): JsonObject {
  return {
    event,
    event_timestamp: formatInstant(now),
    data: { id: 'sample', user: { full_name: 'Sample Person', email: 'sample@example.com' } },
  }
}

/** Posts one event to the receiver of a webhook, with the secret in `X-BEARER`. */
export async function deliver(
  { file, clock, stopped }: DailybotScene,
  hook: Hook,
  event: string,
): Promise<HookDelivery> {
  const now = clock.now()
  const body = new TextEncoder().encode(JSON.stringify(samplePayload(event, now)))
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    ...(hook.bearer === null ? {} : { 'X-BEARER': hook.bearer }),
  }
  const status = await sendMessage({ url: new URL(hook.url), headers, body }, stopped)
  const sentAt = formatInstant(now)
  const delivery = { id: `dlv_${randomHex16()}`, event, sentAt, status }
  // Others were served while the message was under way: the state is read anew.
  file.update((state) => {
    const present = state.webhooks.find(({ id }) => id === hook.id)
    if (present === undefined) return state
    const deliveries = [...present.deliveries, delivery].slice(-maxDeliveries)
    return withHook(state, { ...present, lastUsedAt: sentAt, deliveries })
  })
  return delivery
}

/** A delivery as it travels. */
export function deliveryBody({ id, event, sentAt, status }: HookDelivery): JsonObject {
  return { id, event, sent_at: sentAt, status }
}
