import { isJsonObject, jsonBody, type Call, type JsonObject, type Reply } from '../http/message.ts'
import { loopbackUrl } from '../http/loopback-client.ts'
import { randomBase62, randomHex16 } from '../random-values.ts'
import { readSampleDates } from '../sample-dates.ts'
import type { DailybotScene } from './key-access.ts'
import { keyToldOnce } from './key-routes.ts'
import { makeKey, readKeySample } from './new-keys.ts'
import { wrongField } from './refusals.ts'
import type { Hook } from './state.ts'
import { listedHook } from './webhook-routes.ts'

/** Adds back-dated keys and webhooks, all of them or none, and tells their values this once. */
export function addSamples({ file }: DailybotScene, call: Call): Reply {
  const { keys, webhooks } = jsonBody(call)
  const made = listIn(keys, 'keys').map((sample) => makeKey(readKeySample(sample)))
  const hooks = listIn(webhooks, 'webhooks').map(readHookSample)
  file.update((state) => ({
    ...state,
    keys: [...state.keys, ...made.map(({ key }) => key)],
    webhooks: [...state.webhooks, ...hooks],
  }))
  return {
    status: 201,
    body: {
      api_keys: made.map((each) => keyToldOnce(each, file.value)),
      webhooks: hooks.map(told),
    },
    committed: true,
  }
}

function told(hook: Hook): JsonObject {
  return { ...listedHook(hook), secret: hook.bearer }
}

function readHookSample(sample: unknown): Hook {
  if (!isJsonObject(sample)) throw wrongField('webhooks', 'Expected a list of objects.')
  const { name, hook_url: address } = sample
  const url = loopbackUrl(address)
  if (url === null) throw wrongField('hook_url', 'A practice receiver is on http://127.0.0.1.')
  return {
    id: `hook_${randomHex16()}`,
    name: typeof name === 'string' ? name : url.host,
    url: url.href,
    subscriptions: ['followups.response.completed'],
    bearer: `hook_sample_${randomBase62(32)}`,
    deliveries: [],
    ...readSampleDates(sample),
  }
}

function listIn(value: unknown, field: string): readonly unknown[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw wrongField(field, 'Expected a list of items.')
  return value
}
