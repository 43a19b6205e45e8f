import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { Refusal } from './refusal.ts'

const maxBodyBytes = 64 * 1024

/** One request, read whole. */
export type Call = {
  readonly method: string
  /** As sent: the path and, after it, the query. */
  readonly target: string
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly headers: IncomingHttpHeaders
  readonly body: Uint8Array
  readonly tooLarge: boolean
}

/** An object as it travels in a body. */
export type JsonObject = Readonly<Record<string, unknown>>

/** An answer before it is sent. */
export type Reply = {
  readonly status: number
  readonly body?: JsonObject
  readonly headers?: Readonly<Record<string, string>>
  /** True when the request changed what the provider holds, beyond a last-used date. */
  readonly committed?: boolean
}

/** Reads a request to its end, keeping no more of the body than is allowed. */
export async function readCall(request: IncomingMessage): Promise<Call> {
  const kept: Uint8Array[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = asBytes(chunk)
    size += bytes.byteLength
    if (size <= maxBodyBytes) kept.push(bytes)
  }
  const target = request.url ?? '/'
  return {
    method: request.method ?? 'GET',
    target,
    path: target.split('?', 1)[0] ?? target,
    params: {},
    headers: request.headers,
    body: Buffer.concat(kept),
    tooLarge: size > maxBodyBytes,
  }
}

/** What a `{name}` segment of the path stands for, decoded. */
export function segmentOf(call: Call, name: string): string {
  try {
    return decodeURIComponent(call.params[name] ?? '')
  } catch {
    throw new Refusal(400, 'bad_request', 'The path is not encoded.')
  }
}

/** The query of a request. */
export function queryOf({ target }: Call): URLSearchParams {
  const at = target.indexOf('?')
  return new URLSearchParams(at < 0 ? '' : target.slice(at + 1))
}

/** The text under a name in a body; refuses anything else, and an empty one. */
export function textIn(body: JsonObject, name: string): string {
  const value = valueIn(body, name)
  if (value === '') throw new Refusal(422, 'unprocessable', `${name} is empty.`)
  return value
}

/** The text under a name in a body, which may be empty; refuses anything else. */
export function valueIn(body: JsonObject, name: string): string {
  const value = body[name]
  if (typeof value === 'string') return value
  throw new Refusal(422, 'unprocessable', `${name} is missing or not a text.`)
}

/** The JSON object in the body; a missing body counts as an empty object. */
export function jsonBody(call: Call): JsonObject {
  if (call.body.byteLength === 0) return {}
  const value = anyJson(call)
  if (!isJsonObject(value)) throw new Refusal(400, 'invalid_json', 'The body is not an object.')
  return value
}

/** Any JSON in the body. */
export function anyJson(call: Call): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(call.body))
  } catch {
    throw new Refusal(400, 'invalid_json', 'The body is not JSON.')
  }
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The text after `Bearer` in the Authorization header, or null. */
export function bearerOf(call: Call): string | null {
  return /^Bearer +(\S+)$/i.exec(call.headers.authorization ?? '')?.[1] ?? null
}

// Without an encoding set, a request yields Buffers; the typings leave it open.
function asBytes(chunk: unknown): Uint8Array {
  return chunk as Uint8Array
}
