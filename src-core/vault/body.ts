/*
 * What is inside a seal, once padding is gone: `u32 jsonLength | JSON | raw bytes`.
 *
 * Secrets are the raw bytes and never JSON strings. Bodies are checked against their schema and
 * then kept whole, so that keys that a later version wrote survive rewriting, nested ones as well.
 */
import type { z } from 'zod'
import { VaultError } from '../../src-shared/errors.ts'
import { noBytes } from '../crypto/bytes.ts'
import { WireReader, WireWriter } from '../crypto/wire.ts'

/** A JSON object as it was read. */
export type JsonObject = Readonly<Record<string, unknown>>

/** The bytes of a body. */
export function encodeBody(json: JsonObject, raw: Uint8Array = noBytes): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(json))
  return new WireWriter().u32(text.length).bytes(text).bytes(raw).done()
}

/** Reads a body; `raw` is a fresh copy. Throws `vault-damaged`. */
export function decodeBody(bytes: Uint8Array): { json: JsonObject; raw: Uint8Array } {
  const reader = new WireReader(bytes)
  const text = reader.bytes(reader.u32())
  const raw = reader.rest()
  return { json: parsed(text), raw }
}

/** The object as what the schema describes; throws `vault-damaged` if it is something else. */
export function checkedBody<T>(schema: z.ZodType<T>, json: JsonObject): T {
  const result = schema.safeParse(json)
  if (!result.success) throw new VaultError('vault-damaged', { cause: result.error })
  // The schema's own output lacks the nested keys that it does not know; the object, which it has
  // just accepted, has them.
  return json as T
}

/** The object with the keys of the one before that neither the schema nor the object knows. */
export function withUnknownKeys(
  schema: { readonly shape: object },
  next: JsonObject,
  before: JsonObject | null,
): JsonObject {
  const kept = Object.entries(before ?? {}).filter(([key]) => !(key in schema.shape))
  return { ...Object.fromEntries(kept), ...next }
}

/** Freezes an object with all that it holds, so that what is cached stays what was verified. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) frozen(inner)
  }
  return value
}

function parsed(text: Uint8Array): JsonObject {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text))
    if (isJsonObject(value)) return value
  } catch (error) {
    throw new VaultError('vault-damaged', { cause: error })
  }
  throw new VaultError('vault-damaged')
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
