import type { SchemeId } from '../../src-shared/webhook.ts'
import { jsonBody, segmentOf, type Call } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import { readEnvPath, readVariable } from './env-file.ts'
import type { Endpoint } from './state.ts'

const maxNamed = 10
const maxSecretLength = 1_000
const usualHeader = 'X-Webhook-Key'

const schemeIds = [
  ...['standard', 'svix', 'stripe', 'github', 'ckeditor', 'slack', 'shopify', 'pagerduty'],
  'plain-header',
] as readonly string[]

/** The endpoint that a request sets, without what it has received. */
export function readEndpoint(call: Call): Omit<Endpoint, 'received'> {
  const { scheme, header, secrets, envFile, variables } = jsonBody(call)
  const endpoint = {
    name: readName(call),
    scheme: readScheme(scheme),
    header: readHeader(header ?? usualHeader),
    secrets: readList(secrets ?? []).map(readSecret),
    envFile: envFile === undefined ? null : readEnvPath(envFile),
    variables: readList(variables ?? []).map(readVariable),
  }
  if ((endpoint.envFile === null) !== (endpoint.variables.length === 0)) {
    throw new Refusal(400, 'bad_variable', 'A .env file and its variables go together.')
  }
  return endpoint
}

/** The name in the path of a request. */
export function readName(call: Call): string {
  const name = segmentOf(call, 'name')
  if (/^[a-z0-9][a-z0-9._-]{0,59}$/.test(name)) return name
  throw new Refusal(400, 'bad_name', 'A name has small letters, digits, dots and dashes.')
}

/** The name of a header in a request. */
export function readHeader(header: unknown): string {
  if (typeof header === 'string' && /^[A-Za-z][A-Za-z0-9-]{0,63}$/.test(header)) return header
  throw new Refusal(400, 'bad_header', 'The name of a header has letters, digits and dashes.')
}

/** A secret in a request, as it will stand in a header or sign. */
export function readSecret(secret: unknown): string {
  const isSecret = typeof secret === 'string' && /^[\x21-\x7e]+$/.test(secret)
  if (isSecret && secret.length <= maxSecretLength) return secret
  throw new Refusal(400, 'bad_secret', 'A secret has printable characters and no spaces.')
}

function readScheme(scheme: unknown): SchemeId {
  if (isScheme(scheme)) return scheme
  throw new Refusal(400, 'bad_scheme', `A scheme is one of ${schemeIds.join(', ')}.`)
}

function isScheme(scheme: unknown): scheme is SchemeId {
  return typeof scheme === 'string' && schemeIds.includes(scheme)
}

function readList(list: unknown): readonly unknown[] {
  if (Array.isArray(list) && list.length <= maxNamed) return list
  throw new Refusal(400, 'bad_request', `A list of at most ${maxNamed} is needed.`)
}
