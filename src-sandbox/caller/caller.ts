import { Refusal } from '../http/refusal.ts'
import { isJsonObject, jsonBody, type Call } from '../http/message.ts'
import { loopbackUrl } from '../http/loopback-client.ts'
import { readHeader, readName, readSecret } from '../receiver/endpoint-request.ts'
import { readEnvPath, readVariable, valueInEnvFile } from '../receiver/env-file.ts'

/** A small program that calls a practice provider with a key. */
export type Caller = {
  readonly name: string
  readonly url: string
  readonly method: 'GET' | 'POST'
  /** What is sent with a POST, as text. */
  readonly json: string
  /** The header that carries the key; null where the key signs. */
  readonly header: string | null
  readonly prefix: string
  /** The name that it gives itself. */
  readonly agent: string
  readonly key: string | null
  readonly envFile: string | null
  readonly variable: string | null
  readonly calls: readonly MadeCall[]
}

/** One call; the status is null where there was no key or no answer. */
export type MadeCall = { readonly at: string; readonly status: number | null }

/** The caller that a request sets, without the calls that it has made. */
export function readCaller(call: Call): Omit<Caller, 'calls'> {
  const body = jsonBody(call)
  const name = readName(call)
  const { url, method = 'GET', json = {}, signs, header, prefix, agent = name } = body
  if (loopbackUrl(url) === null || typeof url !== 'string') {
    throw bad('url_not_loopback', 'A practice provider is on http://127.0.0.1.')
  }
  if (method !== 'GET' && method !== 'POST') throw bad('bad_method', 'A method is GET or POST.')
  if (!isJsonObject(json)) throw bad('invalid_json', 'What is posted is an object.')
  if (signs !== undefined && signs !== 'ckeditor') throw bad('bad_scheme', 'It signs as ckeditor.')
  return {
    name,
    url,
    method,
    json: JSON.stringify(json),
    ...(signs === 'ckeditor' ? { header: null, prefix: '' } : readCarrier(header, prefix)),
    agent: readAgent(agent),
    ...readKey(body),
  }
}

/** The key that a caller has at this moment, or null. */
export function keyOf({ key, envFile, variable }: Caller): string | null {
  if (key !== null || envFile === null || variable === null) return key
  return valueInEnvFile(envFile, variable)
}

function readCarrier(header: unknown, prefix: unknown) {
  if (header === undefined) return { header: 'Authorization', prefix: 'Bearer ' }
  const text = prefix ?? ''
  if (typeof text === 'string' && /^[ -~]{0,40}$/.test(text)) {
    return { header: readHeader(header), prefix: text }
  }
  throw bad('bad_header', 'A prefix is a short text.')
}

function readAgent(agent: unknown): string {
  if (typeof agent === 'string' && /^[ -~]{1,100}$/.test(agent)) return agent
  throw bad('bad_agent', 'A caller calls itself something short.')
}

/** Either the key itself, or the variable of a `.env` file that it is read from at each call. */
function readKey({ key, envFile, variable }: Readonly<Record<string, unknown>>) {
  if ((key === undefined) === (envFile === undefined)) {
    throw bad('bad_secret', 'Either a key or a .env file is needed.')
  }
  if (key !== undefined) return { key: readSecret(key), envFile: null, variable: null }
  return { key: null, envFile: readEnvPath(envFile), variable: readVariable(variable) }
}

function bad(code: string, message: string): Refusal {
  return new Refusal(400, code, message)
}
