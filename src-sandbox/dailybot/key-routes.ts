import { jsonBody, type Call, type JsonObject, type Reply } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import type { Route } from '../http/router.ts'
import { formatInstant } from '../instant.ts'
import { sessionRoute } from '../management.ts'
import { noUsage, usageBody } from '../usage.ts'
import type { DailybotScene } from './key-access.ts'
import { makeKey, readLabel, readScopes, type MadeKey } from './new-keys.ts'
import { refusedBy } from './refusals.ts'
import { keyOf, practiceOwner, withKey, type DailybotKey, type DailybotState } from './state.ts'

const keysPath = '/sim/v1/api-keys'

/** The keys as the dashboard shows them. */
export function keyRoutes(scene: DailybotScene): readonly Route[] {
  const route = (method: Route['method'], path: string, handle: (call: Call) => Reply): Route => ({
    method,
    path,
    access: 'management',
    handle,
  })
  return [
    sessionRoute(() => scene.file.value.tokens),
    route('GET', keysPath, () => list(scene.file.value)),
    route('POST', keysPath, (call) => create(scene, call)),
    route('DELETE', `${keysPath}/{id}`, (call) => revoke(scene, call)),
    route('GET', `${keysPath}/{id}/usage`, ({ params }) => ({
      status: 200,
      body: usageBody(keyOf(scene.file.value, params['id']).usage),
    })),
  ]
}

/** A key as it is listed: never with its value. */
export function listedKey(key: DailybotKey, { settings }: DailybotState): JsonObject {
  return {
    id: key.id,
    label: key.label,
    owner: key.owner?.name ?? null,
    owner_active: key.owner?.active ?? null,
    scopes: key.scopes,
    created_at: key.createdAt,
    ...(settings.lastUsed ? { last_used_at: key.lastUsedAt } : {}),
    masked: `dbot_…${key.last4}`,
  }
}

/** A new key with its value, which is told this once. */
export function keyToldOnce({ key, value }: MadeKey, state: DailybotState): JsonObject {
  return { ...listedKey(key, state), key: value }
}

function list(state: DailybotState): Reply {
  const live = state.keys.filter(({ revokedAt }) => revokedAt === null)
  return { status: 200, body: { api_keys: live.map((key) => listedKey(key, state)) } }
}

function create({ file, clock }: DailybotScene, call: Call): Reply {
  if (file.value.settings.freePlan) throw refusedBy('plan_free_api_keys_forbidden')
  const body = jsonBody(call)
  const made = makeKey({
    label: readLabel(body),
    scopes: readScopes(body),
    owner: practiceOwner,
    createdAt: formatInstant(clock.now()),
    lastUsedAt: null,
    usage: noUsage,
  })
  file.update((state) => ({ ...state, keys: [...state.keys, made.key] }))
  return { status: 201, body: keyToldOnce(made, file.value), committed: true }
}

// The key stays in the file, so that calls with it can still be counted; it never lives again.
function revoke({ file, clock }: DailybotScene, { params }: Call): Reply {
  const key = keyOf(file.value, params['id'])
  if (key.revokedAt !== null) throw new Refusal(404, 'not_found', 'Not found.')
  const revokedAt = formatInstant(clock.now())
  file.update((state) => withKey(state, { ...key, revokedAt }))
  return { status: 204, committed: true }
}
