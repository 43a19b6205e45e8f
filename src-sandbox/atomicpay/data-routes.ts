import { queryOf, type Call, type JsonObject, type Reply } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import type { Route } from '../http/router.ts'
import { withAllowedKey, type AtomicPayScene } from './key-access.ts'
import { recordKinds, sampleRecords, type RecordKind, type SampleRecord } from './records.ts'
import type { AtomicPayKey, AtomicPayState } from './state.ts'

const defaultLimit = 20
const maxLimit = 100

const about = {
  name: 'AtomicPay practice',
  version: 'v1',
  docs: 'https://docs.atomicpay.com.br',
  status: 'ok',
}

/** The real-shaped API: open facts, lists, and one call that changes something. */
export function dataRoutes(scene: AtomicPayScene): readonly Route[] {
  const open = (path: string, handle: (call: Call) => Reply): Route => ({
    method: 'GET',
    path,
    access: 'open',
    handle,
  })
  return [
    open('/', () => ({ status: 200, body: about })),
    open('/v1', () => ({ status: 200, body: about })),
    // An address of an earlier day, so that a call to it can be told from a bad key.
    open('/v1/orders', () => {
      throw new Refusal(410, 'gone', 'This address is now /v1/purchases.')
    }),
    ...recordKinds.map((kind) => open(`/v1/${kind}`, (call) => list(scene, kind, call))),
    {
      method: 'POST',
      path: '/v1/subscriptions/{id}/cancel',
      access: 'open',
      handle: (call) => cancel(scene, call),
    },
  ]
}

function list(scene: AtomicPayScene, kind: RecordKind, call: Call): Reply {
  const { settings } = scene.file.value
  if (settings.moved) throw new Refusal(410, 'gone', 'This address has moved.')
  return withAllowedKey(scene, { call, permission: `${kind}.read` }, (key) => {
    const limit = readLimit(call)
    const seen = sampleRecords[kind].filter((record) => isSeenBy(record, key))
    const data = seen.slice(0, limit).map((record) => shown(record, scene.file.value))
    return { status: 200, body: { data, has_more: seen.length > limit } }
  })
}

function cancel(scene: AtomicPayScene, call: Call): Reply {
  return withAllowedKey(scene, { call, permission: 'subscriptions.write' }, (key) => {
    const record = sampleRecords.subscriptions.find(({ id }) => id === call.params['id'])
    if (record === undefined || !isSeenBy(record, key)) {
      throw new Refusal(404, 'not_found', 'There is no such subscription.')
    }
    scene.file.update((state) => ({
      ...state,
      cancelled: [...new Set([...state.cancelled, record.id])],
    }))
    return { status: 200, body: shown(record, scene.file.value), committed: true }
  })
}

function readLimit(call: Call): number {
  const text = queryOf(call).get('limit') ?? String(defaultLimit)
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (limit >= 1 && limit <= maxLimit) return limit
  throw new Refusal(422, 'invalid_limit', `limit is a number from 1 to ${maxLimit}.`)
}

function isSeenBy({ product }: SampleRecord, { scope }: AtomicPayKey): boolean {
  return scope === 'account' || scope === `product:${product ?? ''}`
}

function shown(record: SampleRecord, { cancelled }: AtomicPayState): JsonObject {
  return cancelled.includes(record.id) ? { ...record, status: 'cancelled' } : record
}
