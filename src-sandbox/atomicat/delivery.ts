import type { JsonObject } from '../http/message.ts'
import { formatInstant } from '../instant.ts'
import type { Area, AtomicatState, WebhookKey } from './state.ts'

const maxDeliveries = 100
const secondMs = 1_000
const waitsMs = [30, 120, 600, 3_600].map((seconds) => seconds * secondMs)

/** Where the deliveries of an area go, and the header that carries the key. */
export type Destination = { readonly url: string; readonly header: string }

/** One try to deliver; the status is null where no answer came. */
export type Attempt = { readonly at: string; readonly status: number | null }

/**
 * One delivery in the queue or in the history.
 *
 * It keeps the key that it was enqueued with, and is tried again with that one, also when another
 * was generated meanwhile: a receiver must go on accepting the old key until these are through.
 */
export type Delivery = {
  readonly id: string
  readonly area: Area
  readonly createdAt: string
  readonly state: 'waiting' | 'delivered' | 'failed'
  /** Null where the area had no key, and once it is done. */
  readonly secretAtEnqueue: string | null
  readonly keyLast4: string | null
  readonly attempts: readonly Attempt[]
  readonly nextAttemptAt: string | null
}

/** A delivery that is about to be tried for the first time. */
export function newDelivery(of: {
  readonly id: string
  readonly area: Area
  readonly createdAt: string
  readonly key: WebhookKey | null
}): Delivery {
  const { id, area, createdAt, key } = of
  return {
    ...{ id, area, createdAt, state: 'waiting', attempts: [], nextAttemptAt: createdAt },
    secretAtEnqueue: key?.value ?? null,
    keyLast4: key?.value.slice(-4) ?? null,
  }
}

/** The delivery after one more try: done, given up, or waiting longer than before. */
export function afterAttempt(delivery: Delivery, status: number | null, now: number): Delivery {
  const attempts = [...delivery.attempts, { at: formatInstant(now), status }]
  const done = { ...delivery, attempts, secretAtEnqueue: null, nextAttemptAt: null }
  if (isAccepted(status)) return { ...done, state: 'delivered' }
  const wait = waitsMs[attempts.length - 1]
  if (wait === undefined) return { ...done, state: 'failed' }
  return { ...delivery, attempts, nextAttemptAt: formatInstant(now + wait) }
}

/** Whether a receiver took a delivery. */
export function isAccepted(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300
}

/** Whether it is time for the next try. */
export function isDue({ nextAttemptAt }: Delivery, now: number): boolean {
  return nextAttemptAt !== null && Date.parse(nextAttemptAt) <= now
}

/** The state with a delivery added or replaced; the oldest that are done make room. */
export function withDelivery(state: AtomicatState, changed: Delivery): AtomicatState {
  const isKnown = state.deliveries.some(({ id }) => id === changed.id)
  const deliveries = isKnown
    ? state.deliveries.map((delivery) => (delivery.id === changed.id ? changed : delivery))
    : [...state.deliveries, changed]
  const oldest = deliveries.find((delivery) => delivery.state !== 'waiting')
  const kept =
    deliveries.length > maxDeliveries ? deliveries.filter((d) => d !== oldest) : deliveries
  return { ...state, deliveries: kept }
}

/** What is sent, the same at each try. */
export function submissionBody({ id, area, createdAt }: Delivery): Uint8Array {
  const answers =
    area === 'form'
      ? { name: 'Ada Sample', email: 'ada@example.com' }
      : { question_1: 'B', question_2: 'D', score: 70 }
  const event = { type: area, submission_id: id, submitted_at: createdAt, answers }
  return new TextEncoder().encode(JSON.stringify(event))
}

/** A delivery as the history shows it. */
export function deliveryBody(delivery: Delivery): JsonObject {
  const { id, area, createdAt, state, keyLast4, attempts, nextAttemptAt } = delivery
  return {
    ...{ id, type: area, state, attempts, created_at: createdAt },
    ...{ key_last4: keyLast4, next_attempt_at: nextAttemptAt },
  }
}
