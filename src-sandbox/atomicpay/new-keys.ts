import { isJsonObject, textIn, type JsonObject } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import { randomBase62, randomHex16 } from '../random-values.ts'
import { readSampleDates, type SampleDates } from '../sample-dates.ts'
import { noUsage, withCall } from '../usage.ts'
import { keptValue, type AtomicPayKey, type KeyScope } from './state.ts'

/** The permissions of the vendor's page; `*` stands for all of them. */
export const knownPermissions = [
  'purchases.read',
  'customers.read',
  'products.read',
  'subscriptions.read',
  'subscriptions.write',
  'charges.write',
  'customers.write',
  'cards.write',
  'cards.read',
  '*',
] as const

/** What somebody asks for when a key is to be made. */
export type KeyRequest = Pick<
  AtomicPayKey,
  'name' | 'environment' | 'business' | 'scope' | 'permissions'
>

/** A key with its value, for the one time that it is told. */
export type MadeKey = { readonly key: AtomicPayKey; readonly value: string }

/** What the dashboard asks for; without permissions a key can do nothing. */
export function readKeyRequest(body: JsonObject): KeyRequest {
  return {
    name: textIn(body, 'name'),
    environment: textOr(body['environment'], 'production'),
    business: textOr(body['business'], 'main'),
    scope: readScope(body['scope'] ?? 'account'),
    permissions: readPermissions(body['permissions'] ?? []),
  }
}

/** A back-dated key: `callers` are programs that used it at its last use. */
export function readKeySample(sample: unknown): MadeKey {
  if (!isJsonObject(sample)) throw new Refusal(422, 'unprocessable', 'A sample is an object.')
  const dates = readSampleDates(sample)
  const made = makeKey(readKeyRequest(sample), dates)
  const callers: unknown = sample['callers']
  const at = dates.lastUsedAt
  if (!Array.isArray(callers) || at === null) return made
  const usage = callers
    .filter((caller) => typeof caller === 'string')
    .reduce((sum, caller) => withCall(sum, { at, caller, outcome: 'used' }), noUsage)
  return { ...made, key: { ...made.key, usage } }
}

/** Makes a key with an id and a value of its own. */
export function makeKey(request: KeyRequest, dates: SampleDates): MadeKey {
  const value = makeValue()
  const key = {
    id: `apk_${randomHex16()}`,
    ...request,
    ...dates,
    value: keptValue(value),
    oldValues: [],
    revoked: null,
    usage: noUsage,
  }
  return { key, value }
}

export function makeValue(): string {
  return `atpay_sample_${randomBase62(32)}`
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise
}

function readScope(value: unknown): KeyScope {
  if (value === 'account') return value
  if (typeof value === 'string' && value.startsWith('product:')) {
    return `product:${value.slice('product:'.length)}`
  }
  throw new Refusal(422, 'invalid_scope', 'A scope is account, or product: and its id.')
}

function readPermissions(value: unknown): readonly string[] {
  if (!Array.isArray(value)) {
    throw new Refusal(422, 'invalid_permissions', 'permissions is a list.')
  }
  return value.map((asked) => {
    const known = knownPermissions.find((permission) => permission === asked)
    if (known === undefined) {
      throw new Refusal(422, 'invalid_permissions', 'There is no such permission.')
    }
    return known
  })
}
