// Builds one HTTP request out of a definition, a linked account and what is asked for.
// Promises that it stays at the origin of the linked account and below the path of the definition.
// Must not send anything.
import { VaultError } from '../../src-shared/errors.ts'
import type { Header, HttpRequest } from '../net/http.ts'
import { isAllowedOrigin, isLoopbackOrigin } from '../net/origin.ts'
import type { AuthRecipe } from './auth-recipe.ts'
import { authorise, fillHeaders, type Authority, type Unauthorised } from './authorise.ts'
import type { KeyInHand, Link } from './connector.ts'
import type { ConnectorDefinition } from './definition.ts'
import type { Exchange } from './exchange.ts'
import { isParameterValue, type ConnectionParameter } from './parameter.ts'
import { fillBody, fillPath, fillQuery, type Values } from './template.ts'

/** What one request is about: the gaps of its templates, and the key that it is made with. */
export type Matter = { readonly values: Values; readonly key: KeyInHand | null }

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
    ...authorise(recipeOf(definition, exchange), authority, bare),
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
    declared.map(({ id, form, values }) => {
      const value = Object.hasOwn(given, id) ? given[id] : undefined
      if (value === undefined || !isParameterValue({ form, values }, value))
        throw new VaultError('bad-request')
      return [`parameters.${id}`, value]
    }),
  )
}

function bodyBytes({ body }: Exchange, values: Values): Uint8Array | null {
  if (body === null) return null
  return new TextEncoder().encode(JSON.stringify(fillBody(body, values)))
}

function recipeOf({ auth }: ConnectorDefinition, { authorise: by }: Exchange): AuthRecipe {
  const recipe = auth[by]
  // The schema lets no definition in that has a managed request and nothing to authorise it with.
  if (recipe === null) throw new VaultError('capability-missing')
  return recipe
}

function authorityOf({ authorise: by }: Exchange, link: Link, { values, key }: Matter): Authority {
  if (by === 'management') {
    if (link.admin.length === 0) throw new VaultError('provider-unauthorized')
    return { secret: link.admin, values }
  }
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
