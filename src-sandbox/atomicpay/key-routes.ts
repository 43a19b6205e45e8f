import { isJsonObject, jsonBody, type Call, type JsonObject, type Reply } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import type { Route } from '../http/router.ts'
import { formatInstant } from '../instant.ts'
import { sessionRoute } from '../management.ts'
import { usageBody } from '../usage.ts'
import type { AtomicPayScene } from './key-access.ts'
import { makeKey, makeValue, readKeyRequest, readKeySample, type MadeKey } from './new-keys.ts'
import { keptValue, keyOf, liveKeyOf, withKey, type AtomicPayKey } from './state.ts'

const keysPath = '/sim/v1/developer/keys'
const maxOverlapSeconds = 30 * 86_400

/** The keys as the developer area of the dashboard shows them. */
export function keyRoutes(scene: AtomicPayScene): readonly Route[] {
  const route = (method: Route['method'], path: string, handle: (call: Call) => Reply): Route => ({
    method,
    path,
    access: 'management',
    handle,
  })
  const { file, replays } = scene
  return [
    sessionRoute(() => file.value.tokens),
    route('GET', keysPath, () => ({
      status: 200,
      body: { keys: file.value.keys.filter(({ revoked }) => revoked === null).map(listedKey) },
    })),
    route('POST', keysPath, (call) => replays.serve(call, () => create(scene, call))),
    route('POST', `${keysPath}/{id}/rotate`, (call) =>
      replays.serve(call, () => rotate(scene, call)),
    ),
    route('DELETE', `${keysPath}/{id}`, (call) => revoke(scene, call)),
    route('GET', `${keysPath}/{id}/usage`, ({ params }) => ({
      status: 200,
      body: usageBody(keyOf(file.value, params['id']).usage),
    })),
    route('POST', '/sim/v1/samples', (call) => addSamples(scene, call)),
  ]
}

/** A key as it is listed: never with its value. */
export function listedKey(key: AtomicPayKey): JsonObject {
  const { id, name, environment, business, scope, permissions } = key
  return {
    ...{ id, name, environment, business, scope, permissions },
    created_at: key.createdAt,
    last_used_at: key.lastUsedAt,
    masked: `atpay_…${key.value.last4}`,
  }
}

function toldOnce({ key, value }: MadeKey): JsonObject {
  return { ...listedKey(key), key: value }
}

function create({ file, clock }: AtomicPayScene, call: Call): Reply {
  const dates = { createdAt: formatInstant(clock.now()), lastUsedAt: null }
  const made = makeKey(readKeyRequest(jsonBody(call)), dates)
  file.update((state) => ({ ...state, keys: [...state.keys, made.key] }))
  return { status: 201, body: toldOnce(made), committed: true }
}

function rotate({ file, clock }: AtomicPayScene, call: Call): Reply {
  const key = liveKeyOf(file.value, call.params['id'])
  const overlapMs = readOverlap(jsonBody(call)['overlap_seconds']) * 1_000
  const value = makeValue()
  const until = formatInstant(clock.now() + overlapMs)
  const rotated = {
    ...key,
    value: keptValue(value),
    oldValues: [...key.oldValues, { ...key.value, until }],
    createdAt: formatInstant(clock.now()),
    lastUsedAt: null,
  }
  file.update((state) => withKey(state, rotated))
  const body = { ...toldOnce({ key: rotated, value }), old_valid_until: until }
  return { status: 200, body, committed: true }
}

function readOverlap(seconds: unknown): number {
  if (seconds === undefined) return 0
  if (typeof seconds === 'number' && seconds >= 0 && seconds <= maxOverlapSeconds) return seconds
  throw new Refusal(422, 'invalid_overlap', 'overlap_seconds is at most 30 days.')
}

// The key stays in the file, so that calls with it can still be counted; it never lives again.
function revoke({ file, clock }: AtomicPayScene, call: Call): Reply {
  const key = liveKeyOf(file.value, call.params['id'])
  const { reason } = jsonBody(call)
  const revoked = {
    at: formatInstant(clock.now()),
    reason: typeof reason === 'string' ? reason : null,
  }
  file.update((state) => withKey(state, { ...key, revoked }))
  return { status: 204, committed: true }
}

function addSamples({ file }: AtomicPayScene, call: Call): Reply {
  const { keys } = jsonBody(call)
  if (!Array.isArray(keys) || !keys.every(isJsonObject)) {
    throw new Refusal(422, 'keys_required', 'A list of keys is needed.')
  }
  const made = keys.map(readKeySample)
  file.update((state) => ({ ...state, keys: [...state.keys, ...made.map(({ key }) => key)] }))
  return { status: 201, body: { keys: made.map(toldOnce) }, committed: true }
}
