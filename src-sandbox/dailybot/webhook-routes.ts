import { jsonBody, textIn, type Call, type JsonObject, type Reply } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import type { Route } from '../http/router.ts'
import { formatInstant } from '../instant.ts'
import { loopbackUrl } from '../http/loopback-client.ts'
import { randomBase62, randomHex16, sameSecret } from '../random-values.ts'
import { deliver, deliveryBody, samplePayload } from './deliveries.ts'
import { keyRoute, requireOrgAdmin, type DailybotScene } from './key-access.ts'
import { refusedBy, wrongField } from './refusals.ts'
import { hookOf, withHook, type Hook, type KeyOwner } from './state.ts'

const subscriptions = '/v1/webhook-subscription/'
const hooks = '/sim/v1/webhooks'

/** The webhooks: the real subscription calls, and what the dashboard shows of them. */
export function webhookRoutes(scene: DailybotScene): readonly Route[] {
  const route = (method: Route['method'], path: string, handle: Route['handle']): Route => ({
    method,
    path,
    access: 'management',
    handle,
  })
  return [
    keyRoute(scene, { method: 'POST', path: subscriptions }, (call, owner) =>
      subscribe(scene, call, owner),
    ),
    keyRoute(scene, { method: 'DELETE', path: subscriptions }, (call, owner) => {
      requireOrgAdmin(owner)
      return unsubscribe(scene, jsonBody(call)['hook_id'])
    }),
    keyRoute(scene, { method: 'POST', path: `${subscriptions}sample/` }, (call, owner) => {
      requireOrgAdmin(owner)
      const body = samplePayload(textIn(jsonBody(call), 'event'), scene.clock.now())
      return { status: 200, body }
    }),
    route('GET', hooks, () => ({
      status: 200,
      body: { webhooks: scene.file.value.webhooks.map(listedHook) },
    })),
    route('POST', `${hooks}/{id}/rotate-secret`, (call) => rotate(scene, call)),
    route('POST', `${hooks}/{id}/deliver`, async (call) => {
      const hook = hookOf(scene.file.value, call.params['id'])
      const event = jsonBody(call)['event'] ?? hook.subscriptions[0]
      if (typeof event !== 'string') throw wrongField('event', 'Expected a text.')
      return { status: 200, body: deliveryBody(await deliver(scene, hook, event)), committed: true }
    }),
    route('GET', `${hooks}/{id}/deliveries`, ({ params }) => {
      const { deliveries } = hookOf(scene.file.value, params['id'])
      return { status: 200, body: { deliveries: deliveries.map(deliveryBody) } }
    }),
    {
      method: 'GET',
      path: `${hooks}/{id}/sample-delivery`,
      access: 'open',
      handle: (call) => receive(scene, call),
    },
  ]
}

/** A webhook as it is listed: never with its secret. */
export function listedHook(hook: Hook): JsonObject {
  return {
    id: hook.id,
    name: hook.name,
    hook_url: hook.url,
    subscriptions: hook.subscriptions,
    created_at: hook.createdAt,
    last_used_at: hook.lastUsedAt,
    masked: hook.bearer === null ? null : `…${hook.bearer.slice(-4)}`,
  }
}

function subscribe({ file, clock }: DailybotScene, call: Call, owner: KeyOwner): Reply {
  requireOrgAdmin(owner)
  const body = jsonBody(call)
  const url = loopbackUrl(body['hook_url'])
  if (url === null) throw wrongField('hook_url', 'A practice receiver is on http://127.0.0.1.')
  const { name, bearer } = body
  const hook: Hook = {
    id: `hook_${randomHex16()}`,
    name: typeof name === 'string' && name !== '' ? name : url.host,
    url: url.href,
    subscriptions: readEvents(body['subscriptions']),
    createdAt: formatInstant(clock.now()),
    lastUsedAt: null,
    bearer: typeof bearer === 'string' && bearer !== '' ? bearer : null,
    deliveries: [],
  }
  file.update((state) => ({ ...state, webhooks: [...state.webhooks, hook] }))
  return { status: 201, body: subscriptionBody(hook), committed: true }
}

function subscriptionBody(hook: Hook): JsonObject {
  return {
    hook_id: hook.id,
    hook_url: hook.url,
    name: hook.name,
    subscriptions: hook.subscriptions,
    created_at: hook.createdAt,
  }
}

function readEvents(value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw wrongField('subscriptions', 'This list may not be empty.')
  }
  return value.map((event) => {
    if (typeof event !== 'string') throw wrongField('subscriptions', 'Not a valid string.')
    return event
  })
}

function unsubscribe({ file }: DailybotScene, id: unknown): Reply {
  const hook = hookOf(file.value, id)
  file.update((state) => ({
    ...state,
    webhooks: state.webhooks.filter((known) => known.id !== hook.id),
  }))
  return { status: 204, committed: true }
}

function rotate({ file }: DailybotScene, { params }: Call): Reply {
  const hook = hookOf(file.value, params['id'])
  if (!file.value.settings.rotatesSecrets) {
    throw new Refusal(501, 'not_supported', 'The secret of a webhook cannot be made anew.')
  }
  const bearer = `hook_sample_${randomBase62(32)}`
  file.update((state) => withHook(state, { ...hook, bearer }))
  return { status: 200, body: { id: hook.id, secret: bearer }, committed: true }
}

/** Plays the receiver of a delivery, which rejects one that does not carry the secret. */
function receive({ file }: DailybotScene, { params, headers }: Call): Reply {
  const { id, bearer } = hookOf(file.value, params['id'])
  const given = headers['x-bearer']
  if (typeof given !== 'string' || bearer === null || !sameSecret(given, bearer)) {
    throw refusedBy('not_authenticated')
  }
  return { status: 200, body: { id } }
}
