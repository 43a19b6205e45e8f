import type { Clock } from '../../src-shared/clock.ts'
import { loopbackUrl, sendMessage, type OutgoingMessage } from '../http/loopback-client.ts'
import { jsonBody, type Call, type JsonObject, type Reply } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import type { Route } from '../http/router.ts'
import { formatInstant } from '../instant.ts'
import { randomHex16 } from '../random-values.ts'
import type { StateFile } from '../state-file.ts'
import { sign } from './signature.ts'
import {
  environmentOf,
  secretOf,
  webhookOf,
  withEnvironment,
  withWebhook,
  type Delivery,
  type Environment,
  type PortalState,
  type Webhook,
} from './state.ts'

const maxDeliveries = 50
const webhooksPath = '/sim/v1/environments/{env}/webhooks'

type WebhookScene = {
  readonly file: StateFile<PortalState>
  readonly clock: Clock
  readonly stopped: AbortSignal
}

type Event = { readonly event: string; readonly payload: unknown }

/** The webhooks of an environment, signed by the API secret that was chosen for it. */
export function webhookRoutes(scene: WebhookScene): readonly Route[] {
  return [
    {
      method: 'GET',
      path: webhooksPath,
      access: 'management',
      handle: ({ params }) => {
        const { webhooks } = environmentOf(scene.file.value, params['env'])
        return { status: 200, body: { webhooks: webhooks.map(({ id, url }) => ({ id, url })) } }
      },
    },
    {
      method: 'POST',
      path: webhooksPath,
      access: 'management',
      handle: (call) => createWebhook(scene, call),
    },
    {
      method: 'POST',
      path: `${webhooksPath}/{id}/deliver`,
      access: 'management',
      handle: (call) => deliverOnRequest(scene, call),
    },
    {
      method: 'GET',
      path: `${webhooksPath}/{id}/deliveries`,
      access: 'management',
      handle: ({ params }) => {
        const environment = environmentOf(scene.file.value, params['env'])
        const { deliveries } = webhookOf(environment, params['id'])
        return { status: 200, body: { deliveries: deliveries.map(deliveryBody) } }
      },
    },
  ]
}

async function createWebhook(scene: WebhookScene, call: Call): Promise<Reply> {
  const environment = environmentOf(scene.file.value, call.params['env'])
  const url = loopbackUrl(jsonBody(call)['url'])
  if (url === null) {
    throw new Refusal(400, 'url_not_loopback', 'A practice receiver is on http://127.0.0.1.')
  }
  if (environment.signerId === null) {
    throw new Refusal(409, 'no_signer', 'The environment has no API secret to sign with.')
  }
  const webhook: Webhook = { id: `whk_${randomHex16()}`, url: url.href, deliveries: [] }
  scene.file.update((state) =>
    withEnvironment(state, { ...environment, webhooks: [...environment.webhooks, webhook] }),
  )
  await deliver(scene, { environment, webhook, event: { event: 'ping', payload: {} } })
  return { status: 201, body: { id: webhook.id }, committed: true }
}

async function deliverOnRequest(scene: WebhookScene, call: Call): Promise<Reply> {
  const environment = environmentOf(scene.file.value, call.params['env'])
  const webhook = webhookOf(environment, call.params['id'])
  const { event, payload } = jsonBody(call)
  if (typeof event !== 'string' || event === '') {
    throw new Refusal(400, 'event_required', 'A delivery needs an event.')
  }
  const what = { event, payload: payload ?? {} }
  const delivery = await deliver(scene, { environment, webhook, event: what })
  return { status: 200, body: deliveryBody(delivery), committed: true }
}

async function deliver(
  { file, clock, stopped }: WebhookScene,
  {
    environment,
    webhook,
    event,
  }: { readonly environment: Environment; readonly webhook: Webhook; readonly event: Event },
): Promise<Delivery> {
  const now = clock.now()
  const signer = secretOf(environment, environment.signerId ?? undefined)
  const message = signedMessage({ environment, webhook, event, now, secret: signer.value })
  const status = await sendMessage(message, stopped)
  const delivery: Delivery = {
    id: `dlv_${randomHex16()}`,
    event: event.event,
    sentAt: formatInstant(now),
    signedBy: signer.id,
    status,
  }
  file.update((state) => {
    // Others were served while the message was under way: the state is read anew.
    const present = environmentOf(state, environment.id)
    const { deliveries } = webhookOf(present, webhook.id)
    const kept = [...deliveries, delivery].slice(-maxDeliveries)
    return withEnvironment(state, withWebhook(present, { ...webhook, deliveries: kept }))
  })
  return delivery
}

function signedMessage(parts: {
  readonly environment: Environment
  readonly webhook: Webhook
  readonly event: Event
  readonly now: number
  readonly secret: string
}): OutgoingMessage {
  const { environment, webhook, event, now, secret } = parts
  const url = new URL(webhook.url)
  const body = new TextEncoder().encode(
    JSON.stringify({
      event: event.event,
      environment_id: environment.id,
      payload: event.payload,
      sent_at: formatInstant(now),
    }),
  )
  const timestamp = String(now)
  const target = url.pathname + url.search
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'X-CS-Timestamp': timestamp,
    'X-CS-Signature': sign(secret, { method: 'POST', target, timestamp, body }),
  }
  return { url, headers, body }
}

function deliveryBody(delivery: Delivery): JsonObject {
  const { id, event, status } = delivery
  return { id, event, status, sent_at: delivery.sentAt, signed_by: delivery.signedBy }
}
