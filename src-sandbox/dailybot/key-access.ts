import type { Clock } from '../../src-shared/clock.ts'
import { bearerOf, type Call, type Reply } from '../http/message.ts'
import type { Route } from '../http/router.ts'
import { formatInstant } from '../instant.ts'
import { signedInAs } from '../management.ts'
import type { RateWindow } from '../rate-window.ts'
import type { StateFile } from '../state-file.ts'
import { callerOf, countedReply, withCall, type CallOutcome } from '../usage.ts'
import { refusedBy } from './refusals.ts'
import {
  keyOf,
  keyOfValue,
  practiceOwner,
  withKey,
  type DailybotKey,
  type DailybotState,
  type KeyOwner,
} from './state.ts'

/** What the routes of this provider stand on. */
export type DailybotScene = {
  readonly file: StateFile<DailybotState>
  readonly clock: Clock
  readonly rates: RateWindow
  /** Ends deliveries that are under way. */
  readonly stopped: AbortSignal
}

/** Answers a call for the person whose key came with it. */
type Serve = (call: Call, owner: KeyOwner) => Reply

const nobody: KeyOwner = { name: 'unknown', role: 'member', active: true }

/** A route of the real API, which takes `X-API-KEY`, or the bearer of somebody signed in. */
export function keyRoute(
  scene: DailybotScene,
  route: Pick<Route, 'method' | 'path'>,
  serve: Serve,
): Route {
  return {
    ...route,
    access: 'open',
    handle: (call) => {
      if (call.headers['x-api-key'] !== undefined) return enterWithKey(scene, call, serve)
      if (bearerOf(call) === null) throw refusedBy('not_authenticated')
      const role = signedInAs(call, scene.file.value.tokens)
      return serve(call, { ...practiceOwner, role })
    },
  }
}

/** Refuses a caller whose owner is no admin of the organization. */
export function requireOrgAdmin({ role }: KeyOwner): void {
  if (role !== 'admin') throw refusedBy('org_admin_required')
}

function enterWithKey(scene: DailybotScene, call: Call, serve: Serve): Reply {
  const value = call.headers['x-api-key']
  const key = keyOfValue(scene.file.value, typeof value === 'string' ? value : '')
  if (key === undefined) throw refusedBy('authentication_failed')
  return countedReply(
    () => {
      refuseDead(scene.file.value, key)
      const { perMinute } = scene.file.value.settings
      const standing = scene.rates.take(key.id, perMinute)
      if (!standing.allowed) return throttled(standing.resetsAt - scene.clock.now())
      return serve(call, key.owner ?? nobody)
    },
    (outcome) => count(scene, { id: key.id, caller: callerOf(call), outcome }),
  )
}

function refuseDead({ settings }: DailybotState, key: DailybotKey): void {
  if (key.revokedAt !== null) throw refusedBy('authentication_failed')
  if (key.owner?.active === false) throw refusedBy('api_key_owner_inactive')
  if (settings.freePlan) throw refusedBy('plan_free_api_keys_forbidden')
}

function throttled(waitMs: number): Reply {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000))
  return {
    status: 429,
    headers: { 'Retry-After': String(seconds) },
    body: {
      detail: `Request was throttled. Expected available in ${seconds} seconds.`,
      code: 'throttled',
    },
  }
}

type Ended = { readonly id: string; readonly caller: string; readonly outcome: CallOutcome }

// A refused call is counted with the key that it came with, but it is no use of that key.
function count({ file, clock }: DailybotScene, { id, caller, outcome }: Ended): void {
  const at = formatInstant(clock.now())
  file.update((state) => {
    const key = keyOf(state, id)
    const lastUsedAt = outcome === 'refused' ? key.lastUsedAt : at
    const usage = withCall(key.usage, { at, caller, outcome })
    return withKey(state, { ...key, lastUsedAt, usage })
  })
}
