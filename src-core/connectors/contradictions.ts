// Finds what a definition says twice and differently, or promises and cannot do.
// Promises that a capability is claimed exactly where its request stands, and that every gap of a
// template can be filled when its request is made.
import type { Capabilities, ProviderFacts } from '../../src-shared/provider.ts'
import type { AuthRecipe } from './auth-recipe.ts'
import { Operations } from './exchange.ts'
import { orderFaults } from './order-faults.ts'
import { gapsIn, gapsOfBody } from './template.ts'

/** The part of a definition in which contradictions can stand. */
export type Claims = {
  readonly facts: ProviderFacts
  readonly origins: readonly string[] | 'own' | 'practice'
  readonly parameters: readonly { readonly id: string; readonly form: 'plain' | 'url' }[]
  readonly headers: Readonly<Record<string, string>>
  readonly auth: { readonly management: AuthRecipe | null; readonly key: AuthRecipe | null }
  readonly operations: Operations
}

/** Every contradiction of a definition, as sentences for its author; none where it is sound. */
export function contradictionsOf(claims: Claims): readonly string[] {
  return [
    ...capabilityFaults(claims),
    ...factFaults(claims),
    ...againFaults(claims),
    ...orderFaults(claims),
    ...gapFaults(claims),
    ...authFaults(claims),
  ]
}

function capabilityFaults({ facts, operations }: Claims): readonly string[] {
  const { list, generate } = operations
  const can: Partial<Record<keyof Capabilities, boolean>> = {
    list: list !== undefined,
    generate: generate !== undefined,
    revoke: operations.revoke !== undefined,
    verify: operations.verify !== undefined,
    setSigner: operations.setSigner !== undefined,
    createdAt: list?.each.createdAt != null,
    lastUsedAt: list?.each.lastUsedAt != null,
    namesAtProvider: list?.each.name != null && generate?.requestable.includes('name') === true,
    rotateInPlace: operations.rotateInPlace !== undefined,
    disable: false,
    readAgain: operations.readAgain !== undefined,
  }
  return Object.entries(can).flatMap(([name, able]) => {
    const claimed: unknown = Reflect.get(facts.capabilities, name)
    return (claimed === 'api') === able ? [] : [`capability ${name} differs from the requests`]
  })
}

function factFaults({ facts, origins, parameters, operations }: Claims): readonly string[] {
  const { generate, revoke, revokeChallenge, verify } = operations
  const typed = facts.revokeWeight === 'typed-phrase'
  const asksPhrase = gapsOfBody(revoke?.body ?? null)?.includes('phrase') === true
  const requests = Object.values(operations).filter((each) => each !== undefined)
  const faults = {
    'practice providers, and only they, have practice origins':
      facts.practice !== (origins === 'practice'),
    'a parameter stands twice': new Set(parameters.map(({ id }) => id)).size !== parameters.length,
    'a phrase is typed exactly where turning off asks for one': typed !== asksPhrase,
    'a challenge without a phrase to type': revokeChallenge !== undefined && !typed,
    'a key pair without a credential ID':
      facts.issues === 'key-pair' && generate?.made.credentialId === null,
    'a GET with a body': requests.some(({ method, body }) => method === 'GET' && body !== null),
    'a status both accepts and refuses':
      verify?.refused.some(({ status }) => verify.accepted.includes(status)) === true,
  }
  return Object.entries(faults).flatMap(([sentence, found]) => (found ? [sentence] : []))
}

/** What is done with a key that exists names it, and reading it once more changes nothing. */
function againFaults({ facts, operations }: Claims): readonly string[] {
  const { rotateInPlace, readAgain } = operations
  const again = [rotateInPlace, readAgain].filter((each) => each !== undefined)
  const isPair = facts.issues === 'key-pair'
  const faults = {
    'replacing in place with a request that reads or removes':
      rotateInPlace?.method === 'GET' || rotateInPlace?.method === 'DELETE',
    'reading again with a request that changes':
      readAgain !== undefined && readAgain.method !== 'GET',
    'a key that exists is not named in the path': again.some(
      ({ path }) => !gapsIn(path).includes('remoteId'),
    ),
    'a key pair without a credential ID':
      isPair && again.some(({ made }) => made.credentialId === null),
  }
  return Object.entries(faults).flatMap(([sentence, found]) => (found ? [sentence] : []))
}

/** The gaps that can be filled in each request, beside the parameters. */
const gapsOfOperation: Readonly<Record<keyof Operations, readonly string[]>> = {
  list: [],
  generate: ['name', 'area', 'scopes', 'newSecret'],
  verify: ['remoteId', 'credentialId'],
  revoke: ['remoteId', 'phrase'],
  revokeChallenge: ['remoteId'],
  setSigner: ['remoteId'],
  rotateInPlace: ['remoteId', 'name'],
  readAgain: ['remoteId'],
  role: [],
  usage: ['remoteId'],
}

function gapFaults(claims: Claims): readonly string[] {
  return Operations.keyof().options.flatMap((name) => {
    const operation = claims.operations[name]
    if (operation === undefined) return []
    const inPath = [operation.path, ...Object.values(operation.query)].flatMap(gapsIn)
    const inBody = gapsOfBody(operation.body) ?? []
    const allowed = [...gapsOfOperation[name], ...parameterGaps(claims)]
    const faults = unknownGaps([...inPath, ...inBody], allowed)
    // What a person types to confirm is nothing for a URL, which ends up in logs.
    const phraseInPath = inPath.includes('phrase') ? ['a phrase in a path'] : []
    const addressInPath = inPath.some((gap) => isAddress(claims, gap)) ? ['a URL in a path'] : []
    return [
      ...faults,
      ...phraseInPath,
      ...addressInPath,
      ...requestableFaults(name, claims, inBody),
    ]
  })
}

function requestableFaults(
  name: keyof Operations,
  { operations }: Claims,
  inBody: readonly string[],
): readonly string[] {
  if (name !== 'generate') return []
  const asked = operations.generate?.requestable.includes('name') === true
  return asked === inBody.includes('name') ? [] : ['the name is requestable exactly if it is sent']
}

function authFaults(claims: Claims): readonly string[] {
  // An address is for bodies: what stands in a header is plain.
  const parameters = parameterGaps(claims).filter((gap) => !isAddress(claims, gap))
  const { management, key } = claims.auth
  return [
    ...unknownGaps(Object.values(claims.headers).flatMap(gapsIn), parameters),
    ...(management === null ? [] : recipeFaults(management, parameters)),
    ...(key === null ? [] : recipeFaults(key, [...parameters, 'credentialId', 'remoteId'])),
  ]
}

function recipeFaults(recipe: AuthRecipe, allowed: readonly string[]): readonly string[] {
  switch (recipe.kind) {
    case 'bearer':
      return secretFaults([recipe.token], allowed)
    case 'headers':
      return secretFaults(Object.values(recipe.headers), allowed)
    case 'basic':
      return secretFaults([recipe.user, recipe.password], allowed)
    case 'hmac': {
      const stamped = recipe.message.includes('timestamp') === (recipe.timestamp !== null)
      return [
        ...unknownGaps(Object.values(recipe.headers).flatMap(gapsIn), allowed),
        ...unknownGaps(gapsIn(recipe.signature.prefix), []),
        ...(stamped ? [] : ['a timestamp is sent exactly if it is signed']),
      ]
    }
  }
}

function secretFaults(templates: readonly string[], allowed: readonly string[]): readonly string[] {
  const gaps = templates.flatMap(gapsIn)
  const missing = gaps.includes('secret') ? [] : ['an authorisation without the secret']
  return [...missing, ...unknownGaps(gaps, [...allowed, 'secret'])]
}

function unknownGaps(gaps: readonly string[], allowed: readonly string[]): readonly string[] {
  return gaps.filter((gap) => !allowed.includes(gap)).map((gap) => `nothing fills {${gap}}`)
}

function isAddress({ parameters }: Claims, gap: string): boolean {
  return parameters.some(({ id, form }) => form === 'url' && gap === `parameters.${id}`)
}

function parameterGaps({ parameters }: Claims): readonly string[] {
  return parameters.map(({ id }) => `parameters.${id}`)
}
