// Builds one HTTP request out of a definition, a linked account and what is asked for.
// Promises that it stays at the origin of the linked account and below the path of the definition.
// Must not send anything.
import { VaultError } from '../../src-shared/errors.ts'
import type { Header, HttpRequest } from '../net/http.ts'
import { isAllowedOrigin, isLoopbackOrigin } from '../net/origin.ts'
import { authorise, fillHeaders, type Authority, type Unauthorised } from './authorise.ts'
import type { KeyInHand, Link } from './connector.ts'
import type { ConnectionParameter, ConnectorDefinition } from './definition.ts'
import type { Exchange } from './exchange.ts'
import { fillBody, fillPath, fillQuery, type Values } from './template.ts'

/** What one request is about: the gaps of its templates, and the key that it is made with. */
export type Matter = { readonly values: Values; readonly key: KeyInHand | null }

/** A value of a parameter that may be chosen freely. */
const plainValue = /^[A-Za-z0-9._~-]{1,120}$/

/** The request of one operation, ready to send. */
export function buildRequest(
  definition: ConnectorDefinition,
  link: Link,
  asked: { readonly exchange: Exchange; readonly matter: Matter },
): HttpRequest {
  refuseForeignOrigin(definition, link.origin)
  const { exchange, matter } = asked
  const parameters = parameterValues(definition.parameters, link.parameters)
  const values = new Map([...parameters, ...matter.values])
  const target = fillPath(exchange.path, values) + fillQuery(exchange.query, values)
  refuseStraying(link.origin, target)
  const body = bodyBytes(exchange, values)
  const { method } = exchange
  const bare: Unauthorised = { method, target, body, now: link.clock.now() }
  const authority = authorityOf(exchange, link, { values: parameters, key: matter.key })
  const headers = distinct([
    ['accept', 'application/json'],
    ['accept-encoding', 'identity'],
    ...(body === null ? [] : [['content-type', 'application/json'] as const]),
    ...fillHeaders(definition.headers, parameters),
    ...authorise(definition.auth[exchange.authorise], authority, bare),
  ])
  return { method, origin: link.origin, target, headers, body }
}

function refuseForeignOrigin({ origins }: ConnectorDefinition, origin: string): void {
  const isKnown =
    origins === 'practice'
      ? isLoopbackOrigin(origin)
      : isAllowedOrigin(origin) && (origins === 'own' || origins.includes(origin))
  if (!isKnown) throw new VaultError('connector-invalid')
}

// What is signed and what the platform sends must be the same text, and at the same place.
function refuseStraying(origin: string, target: string): void {
  const url = new URL(origin + target)
  if (url.origin !== origin || url.pathname + url.search !== target) {
    throw new VaultError('bad-request')
  }
}

function parameterValues(
  declared: readonly ConnectionParameter[],
  given: Readonly<Record<string, string>>,
): Values {
  if (Object.keys(given).length !== declared.length) throw new VaultError('bad-request')
  return new Map(
    declared.map(({ id, values }) => {
      const value = Object.hasOwn(given, id) ? given[id] : undefined
      const isAllowed = value !== undefined && (values?.includes(value) ?? plainValue.test(value))
      if (!isAllowed) throw new VaultError('bad-request')
      return [`parameters.${id}`, value]
    }),
  )
}

function bodyBytes({ body }: Exchange, values: Values): Uint8Array | null {
  if (body === null) return null
  return new TextEncoder().encode(JSON.stringify(fillBody(body, values)))
}

function authorityOf({ authorise: by }: Exchange, link: Link, { values, key }: Matter): Authority {
  if (by === 'management') return { secret: link.admin, values }
  if (key === null) throw new VaultError('no-secret')
  return { secret: key.secret, values: new Map([...values, ...keyValues(key)]) }
}

/** The gaps that a key in hand fills. */
export function keyValues({ remoteId, credentialId }: KeyInHand): Values {
  const ids: Values = new Map([['remoteId', remoteId]])
  return credentialId === null ? ids : new Map([...ids, ['credentialId', credentialId]])
}

// A later header takes the place of an earlier one of the same name.
function distinct(headers: readonly Header[]): readonly Header[] {
  return [...new Map(headers.map(([name, value]) => [name.toLowerCase(), value]))]
}
