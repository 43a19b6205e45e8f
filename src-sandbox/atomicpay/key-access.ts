import type { Clock } from '../../src-shared/clock.ts'
import { bearerOf, type Call, type Reply } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import { formatInstant } from '../instant.ts'
import type { RateStanding, RateWindow } from '../rate-window.ts'
import type { ReplayMemory } from '../replay-memory.ts'
import type { StateFile } from '../state-file.ts'
import { callerOf, countedReply, withCall, type CallOutcome } from '../usage.ts'
import { atomicPayErrorBody } from './error-body.ts'
import {
  keyOf,
  keyOfValue,
  withKey,
  type AtomicPayKey,
  type AtomicPayState,
  type OldValue,
} from './state.ts'

/** What the routes of this provider stand on. */
export type AtomicPayScene = {
  readonly file: StateFile<AtomicPayState>
  readonly clock: Clock
  readonly rates: RateWindow
  readonly replays: ReplayMemory
}

const prefix = 'atpay_'
const noKey = 'No API key provided. Use Authorization: Bearer <key> or X-API-Key: <key>.'

/** Serves a call whose key is allowed what it asks for, and counts it either way. */
export function withAllowedKey(
  scene: AtomicPayScene,
  { call, permission }: { readonly call: Call; readonly permission: string },
  serve: (key: AtomicPayKey) => Reply,
): Reply {
  const { key, old } = keyInCall(scene.file.value, call)
  return countedReply(
    () => {
      refuseDead(key, old, scene.clock)
      refuseForeign(scene.file.value, key)
      const standing = scene.rates.take(key.id, scene.file.value.settings.perMinute)
      const headers = limitHeaders(standing)
      if (!standing.allowed) return tooMany(standing, scene.clock)
      if (!isAllowed(key, permission)) {
        throw new Refusal(403, 'forbidden', `The API key has no permission for ${permission}.`)
      }
      const reply = serve(key)
      return { ...reply, headers: { ...headers, ...reply.headers } }
    },
    (outcome) => count(scene, { id: key.id, caller: callerOf(call), outcome }),
  )
}

type Known = { readonly key: AtomicPayKey; readonly old: OldValue | null }

function keyInCall(state: AtomicPayState, call: Call): Known {
  const other = call.headers['x-api-key']
  const value = bearerOf(call) ?? (typeof other === 'string' && other !== '' ? other : null)
  if (value === null) throw new Refusal(401, 'unauthorized', noKey)
  if (!value.startsWith(prefix)) {
    throw new Refusal(401, 'malformed_api_key', `An API key begins with ${prefix}.`)
  }
  const known = keyOfValue(state, value)
  if (known === undefined) throw new Refusal(401, 'invalid_api_key', 'The API key is not known.')
  return known
}

function refuseDead(key: AtomicPayKey, old: OldValue | null, clock: Clock): void {
  if (key.revoked !== null) {
    throw new Refusal(401, 'revoked_api_key', `The API key was revoked on ${key.revoked.at}.`)
  }
  if (old !== null && Date.parse(old.until) <= clock.now()) {
    throw new Refusal(401, 'rotated_api_key', `The API key was replaced on ${old.until}.`)
  }
}

function refuseForeign({ settings }: AtomicPayState, key: AtomicPayKey): void {
  if (settings.environment !== null && settings.environment !== key.environment) {
    throw new Refusal(401, 'wrong_environment', 'The API key belongs to another environment.')
  }
  if (settings.business !== null && settings.business !== key.business) {
    throw new Refusal(403, 'wrong_business', 'The API key belongs to another business.')
  }
}

function isAllowed({ permissions }: AtomicPayKey, permission: string): boolean {
  return permissions.includes('*') || permissions.includes(permission)
}

function tooMany(standing: RateStanding, clock: Clock): Reply {
  const seconds = Math.max(1, Math.ceil((standing.resetsAt - clock.now()) / 1_000))
  const refusal = new Refusal(429, 'rate_limited', 'Too many requests in this minute.')
  return {
    status: 429,
    headers: { ...limitHeaders(standing), 'Retry-After': String(seconds) },
    body: atomicPayErrorBody(refusal),
  }
}

function limitHeaders({ limit, remaining, resetsAt }: RateStanding): Record<string, string> {
  return {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Reset': String(Math.floor(resetsAt / 1_000)),
  }
}

type Ended = { readonly id: string; readonly caller: string; readonly outcome: CallOutcome }

// A refused call is counted with the key that it came with, but it is no use of that key.
function count({ file, clock }: AtomicPayScene, { id, caller, outcome }: Ended): void {
  const at = formatInstant(clock.now())
  file.update((state) => {
    const key = keyOf(state, id)
    const lastUsedAt = outcome === 'refused' ? key.lastUsedAt : at
    return withKey(state, {
      ...key,
      lastUsedAt,
      usage: withCall(key.usage, { at, caller, outcome }),
    })
  })
}
