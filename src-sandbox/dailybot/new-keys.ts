import { isJsonObject, type JsonObject } from '../http/message.ts'
import { randomBase62, randomHex16, sha256Hex } from '../random-values.ts'
import { readSampleDates, type SampleDates } from '../sample-dates.ts'
import { noUsage, withCall, type Usage } from '../usage.ts'
import { wrongField } from './refusals.ts'
import type { DailybotKey, KeyOwner } from './state.ts'

/** What a key may be allowed; a key without any can still tell whose it is. */
export const knownScopes = ['forms.read', 'forms.write', 'reports.read', 'webhooks.manage'] as const

/** What somebody asks for when a key is to be made. */
export type KeyRequest = SampleDates & {
  readonly label: string
  readonly owner: KeyOwner | null
  readonly scopes: readonly string[]
  readonly usage: Usage
}

/** A new key, and its value for the one time that it is told. */
export type MadeKey = { readonly key: DailybotKey; readonly value: string }

/** The label in a body, which must say something. */
export function readLabel(body: JsonObject): string {
  const label = body['label']
  if (typeof label === 'string' && label.trim() !== '') return label
  throw wrongField('label', 'This field may not be blank.')
}

/** The scopes in a body; none where nothing is said. */
export function readScopes(body: JsonObject): readonly string[] {
  const scopes: unknown = body['scopes'] ?? []
  if (!Array.isArray(scopes)) throw wrongField('scopes', 'Expected a list of items.')
  return scopes.map((scope) => {
    const known = knownScopes.find((candidate) => candidate === scope)
    if (known === undefined) throw wrongField('scopes', 'This is not a valid choice.')
    return known
  })
}

/** A back-dated key: `callers` are programs that used it at its last use. */
export function readKeySample(sample: unknown): KeyRequest {
  if (!isJsonObject(sample)) throw wrongField('keys', 'Expected a list of objects.')
  const dates = readSampleDates(sample)
  return {
    label: readLabel(sample),
    owner: readOwner(sample),
    scopes: readScopes(sample),
    usage: usageBy(sample['callers'], dates.lastUsedAt),
    ...dates,
  }
}

/** Makes a key with an id and a value of its own. */
export function makeKey(request: KeyRequest): MadeKey {
  const value = `dbot_sample_${randomBase62(32)}`
  const key = {
    id: `key_${randomHex16()}`,
    ...request,
    revokedAt: null,
    sha256: sha256Hex(value),
    last4: value.slice(-4),
  }
  return { key, value }
}

function readOwner(sample: JsonObject): KeyOwner | null {
  const name = sample['owner']
  if (typeof name !== 'string') return null
  return {
    name,
    role: sample['owner_role'] === 'member' ? 'member' : 'admin',
    active: sample['owner_active'] !== false,
  }
}

function usageBy(callers: unknown, at: string | null): Usage {
  if (!Array.isArray(callers) || at === null) return noUsage
  return callers
    .filter((caller) => typeof caller === 'string')
    .reduce((usage, caller) => withCall(usage, { at, caller, outcome: 'used' }), noUsage)
}
