// Signs one delivery with one secret or with two.
// Promises the headers that the scheme's own receivers check.
// Must not send anything, and must not keep a secret.
import { VaultError } from '../../src-shared/errors.ts'
import type { Header } from '../net/http.ts'
import { messageOf, signatureOf, type Signable } from './message.ts'
import { isSoundRule, type DeliveryRule } from './rule.ts'
import type { MacScheme, TimePlace } from './scheme.ts'
import { macSchemeOf } from './schemes.ts'

/** One event, about to be delivered. */
export type Delivery = {
  readonly method: string
  /** The path with its query. */
  readonly target: string
  /** The id of this delivery; a receiver that saw it before may leave it out. */
  readonly id: string
  readonly at: number
  readonly body: Uint8Array
}

/**
 * The headers by which a receiver sees who sent the delivery, in the order of the secrets.
 *
 * Throws 'bad-request' for a header that is not the receiver's to choose and for two secrets where
 * one signature is carried, 'webhook-unset' where nobody has said which header the receiver wants,
 * and 'bad-secret' for a secret that cannot be used so.
 */
export function sign(
  delivery: Delivery,
  rule: DeliveryRule,
  secrets: readonly Uint8Array[],
): readonly Header[] {
  const scheme = macSchemeOf(rule.scheme)
  const between = scheme?.signature.between ?? null
  if (secrets.length === 0) throw new VaultError('no-secret')
  if (!isSoundRule(rule) || (secrets.length > 1 && between === null))
    throw new VaultError('bad-request')
  return scheme ? signed(scheme, delivery, secrets) : plain(rule, secrets)
}

function signed(scheme: MacScheme, delivery: Delivery, secrets: readonly Uint8Array[]): Header[] {
  const { timestamp, idHeader, signature } = scheme
  const of: Signable = { ...delivery, timestamp: writtenTime(timestamp, delivery.at) }
  const message = messageOf(scheme, of)
  const each = secrets.map((secret) => {
    const text = signatureOf(scheme, secret, message)
    if (text === null) throw new VaultError('bad-secret')
    return signature.prefix + text
  })
  const timeHeader = timestamp?.header ?? null
  const isTimeInside = timestamp !== null && timeHeader === null
  const parts = isTimeInside ? [timestamp.prefix + of.timestamp, ...each] : each
  const headers: readonly (Header | null)[] = [
    idHeader === null ? null : [idHeader, of.id],
    timeHeader === null ? null : [timeHeader, of.timestamp],
    [signature.header, parts.join(signature.between ?? '')],
  ]
  return headers.filter((header) => header !== null)
}

function writtenTime(place: TimePlace | null, at: number): string {
  if (!place) return ''
  return String(place.form === 'unix-s' ? Math.floor(at / 1000) : at)
}

/** Visible characters of ASCII: what a header can carry without being changed on the way. */
const headerSafe = /^[\x21-\x7e]+$/

function plain({ header }: DeliveryRule, [secret]: readonly Uint8Array[]): Header[] {
  if (header === null) throw new VaultError('webhook-unset')
  const value = new TextDecoder().decode(secret)
  if (!headerSafe.test(value)) throw new VaultError('bad-secret')
  return [[header, value]]
}
