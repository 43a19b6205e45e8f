// Finds where what is ordered with a new key differs from what the facts say can be ordered.
// Promises that a secret goes into the one body that is to take it, and nowhere else.
import type { ProviderFacts } from '../../src-shared/provider.ts'
import type { AuthRecipe } from './auth-recipe.ts'
import type { Operations } from './exchange.ts'
import { gapsIn, gapsOfBody, type BodyTemplate } from './template.ts'

/** The part of a definition that is judged here. */
type Ordering = {
  readonly facts: ProviderFacts
  readonly auth: { readonly management: AuthRecipe | null; readonly key: AuthRecipe | null }
  readonly parameters: readonly { readonly id: string }[]
  readonly operations: Operations
}

/** Every such fault, as sentences for the author of a definition. */
export function orderFaults({ facts, operations, auth, parameters }: Ordering): readonly string[] {
  const { generate, rotateInPlace, readAgain } = operations
  const again = [rotateInPlace, readAgain].filter((each) => each !== undefined)
  const requests = Object.values(operations).filter((each) => each !== undefined)
  const ids = [generate, ...again].flatMap((each) => each?.made.remoteId ?? [])
  const faults = {
    'a secret that is shown again is read': again.some(({ made }) => made.secret === null),
    'nothing authorises a request': requests.some(({ authorise: by }) => auth[by] === null),
    'an id of a parameter that is none': ids.some(
      (at) => typeof at === 'object' && parameters.every(({ id }) => id !== at.parameter),
    ),
    ...(generate === undefined ? {} : generateFaults(facts, generate)),
  }
  return Object.entries(faults).flatMap(([sentence, found]) => (found ? [sentence] : []))
}

function generateFaults(
  { areas, scopes, choosesSecret }: ProviderFacts,
  { path, query, body, requestable, made }: NonNullable<Operations['generate']>,
) {
  const inPath = [path, ...Object.values(query)].flatMap(gapsIn)
  const inBody = gapsOfBody(body) ?? []
  const asksScopes = requestable.includes('scopes')
  const sendsArea = inPath.includes('area') || inBody.includes('area')
  return {
    'an area is sent exactly where there are areas': sendsArea !== (areas !== null),
    'rights can be chosen exactly where they are sent':
      asksScopes !== inBody.includes('scopes') || asksScopes !== (scopes !== null),
    'rights in a path': inPath.includes('scopes'),
    'rights inside a text': textsOf(body).some(
      (text) => text.includes('{scopes}') && text !== '{scopes}',
    ),
    'a chosen secret is sent exactly where Keyturn chooses it':
      inBody.includes('newSecret') !== choosesSecret,
    'a chosen secret in a path': inPath.includes('newSecret'),
    'a secret is read from the reply exactly where Keyturn does not choose it':
      (made.secret === null) !== choosesSecret,
  }
}

function textsOf(body: BodyTemplate): readonly string[] {
  if (typeof body === 'string') return [body]
  if (typeof body !== 'object' || body === null) return []
  return Object.values(body).flatMap(textsOf)
}
