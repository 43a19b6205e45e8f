// What can be asked of a provider, and how a definition is made to do it.
// Promises one request for one call, never a second try, and VaultErrors of the closed list whose
// messages hold neither a secret nor a word of the provider.
// Must not know the vault, keep a credential, or decide what a failure means for a rotation.
import type { Clock } from '../../src-shared/clock.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { ProviderFacts, ProviderId } from '../../src-shared/provider.ts'
import type { HttpReply, Transport } from '../net/http.ts'
import { readRole, readUsage, type Role, type Usage } from './account-reply.ts'
import { builtInSources } from './built-in/built-in.ts'
import { parseDefinition, type ConnectorDefinition } from './definition.ts'
import { readAt } from './dot-path.ts'
import type { Exchange, Operations } from './exchange.ts'
import { failureOfReply, isRefusal } from './outcome.ts'
import type { ConnectionParameter } from './parameter.ts'
import { garbage, parseReply, readKeys, readMadeKey, readPhrase } from './reply.ts'
import { buildRequest, keyValues, type Matter } from './request.ts'

/** A linked account, with everything that a request to it needs. */
export type Link = {
  readonly origin: string
  readonly parameters: Readonly<Record<string, string>>
  /** The management credential, empty where none is kept; the caller wipes it when it is done. */
  readonly admin: Uint8Array
  readonly transport: Transport
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Is told the provider's own time with every reply that states it. */
  readonly heard?: (date: number) => void
}

/** A key as the provider lists it. */
export type RemoteKey = {
  readonly remoteId: string
  readonly name: string | null
  readonly createdAt: number | null
  /** Null for never, if `lastUsedKnown`, or else for not known. */
  readonly lastUsedAt: number | null
  readonly lastUsedKnown: boolean
  readonly expiresAt: number | null
  readonly signer: boolean
  /** The masked form that the provider shows, its owner and its rights, where it says so. */
  readonly masked: string | null
  readonly owner: string | null
  readonly scopes: readonly string[]
}

/** What is asked for when a key is made. */
export type KeyOrder = {
  readonly name: string
  /** The slot that gets its first key, where the provider has fixed ones: its keys' remote id. */
  readonly area?: string | undefined
  /** The rights to ask for, where they can be chosen; left out for none. */
  readonly scopes?: readonly string[] | undefined
  /** The secret, exactly where Keyturn chooses it; the caller wipes it. */
  readonly secret?: Uint8Array | undefined
}

/** A key that the provider has just made, with the secret that it shows this once. */
export type GeneratedKey = {
  readonly remoteId: string
  readonly credentialId: string | null
  readonly secret: Uint8Array
  readonly name: string | null
  readonly createdAt: number | null
  readonly signer: boolean
}

/** A key that we hold. */
export type KeyInHand = {
  readonly remoteId: string
  readonly credentialId: string | null
  readonly secret: Uint8Array
}

/** All that can be asked of one provider; what it cannot do rejects with `capability-missing`. */
export type Connector = {
  readonly facts: ProviderFacts
  /** What a linked account has to say, beside its origin and its credential. */
  readonly parameters: readonly ConnectionParameter[]
  /** Where it answers: fixed origins, one that the person names, or a practice provider. */
  readonly origins: ConnectorDefinition['origins']
  /** Whether anything is asked with a credential of the account, and not with a key itself. */
  readonly needsAdmin: boolean
  /** Every key that the provider has, or a refusal; never a part of them. */
  readonly list: (link: Link) => Promise<readonly RemoteKey[]>
  /** Asks for a new key with one request; after an unknown outcome a key may exist. */
  readonly generate: (link: Link, order: KeyOrder) => Promise<GeneratedKey>
  /** Makes a real call with a key; rejects if the provider gave no verdict on it. */
  readonly verify: (link: Link, key: KeyInHand) => Promise<'accepted' | 'refused'>
  /**
   * Turns a key off; `phrase` is what the person typed, or null where none is asked for.
   *
   * That the provider says so proves nothing (providers.md 3.11): ask `verify` afterwards.
   */
  readonly revoke: (
    link: Link,
    remoteId: string,
    phrase: string | null,
  ) => Promise<'revoked' | 'was-gone'>
  /** Asks for the phrase that a person must type to turn a key off; null if none is needed. */
  readonly revokeChallenge: (link: Link, remoteId: string) => Promise<string | null>
  /** Makes a key the one that signs webhooks; the same twice is the same once. */
  readonly setSigner: (link: Link, remoteId: string) => Promise<void>
  /**
   * Has the provider replace a key itself with one request: its old secret is dead at once.
   *
   * Never to be repeated blindly: some providers then revoke the whole family (providers.md 2.2).
   */
  readonly rotateInPlace: (
    link: Link,
    key: { readonly remoteId: string; readonly name: string },
  ) => Promise<GeneratedKey>
  /** Reads the secret of a key once more, where the provider shows it again; changes nothing. */
  readonly readAgain: (link: Link, remoteId: string) => Promise<GeneratedKey>
  /** In what role the management credential is signed in; null where the provider does not say. */
  readonly role: (link: Link) => Promise<Role | null>
  /** How a key was used, also one that is dead. */
  readonly usage: (link: Link, remoteId: string) => Promise<Usage>
}

/** The connector that a definition describes. */
export function makeConnector(definition: ConnectorDefinition): Connector {
  const { facts, parameters, origins } = definition
  return {
    facts,
    parameters,
    origins,
    needsAdmin: Object.values(definition.operations).some(isManaged),
    list: async (link) => {
      const { items, each, ...exchange } = operation(definition, 'list')
      return readKeys(await succeed(definition, link, { exchange, matter: about({}) }), items, each)
    },
    generate: (link, order) => generate(definition, link, order),
    verify: (link, key) => verify(definition, link, key),
    revoke: (link, remoteId, phrase) => revoke(definition, link, { remoteId, phrase }),
    revokeChallenge: async (link, remoteId) => {
      const challenge = definition.operations.revokeChallenge
      if (challenge === undefined) return null
      const matter = about({ remoteId })
      const reply = await succeed(definition, link, { exchange: challenge, matter })
      return readPhrase(reply, challenge.phrase)
    },
    rotateInPlace: async (link, { remoteId, name }) => {
      const { made, ...exchange } = operation(definition, 'rotateInPlace')
      const matter = about({ remoteId, name })
      return readMadeKey(await succeed(definition, link, { exchange, matter }), made)
    },
    readAgain: (link, remoteId) => readAgain(definition, link, remoteId),
    setSigner: async (link, remoteId) => {
      const { confirmed, ...exchange } = operation(definition, 'setSigner')
      const reply = await succeed(definition, link, { exchange, matter: about({ remoteId }) })
      if (confirmed !== null && readAt(parseReply(reply), confirmed) !== true) throw garbage()
    },
    role: async (link) => {
      const exchange = definition.operations.role
      if (exchange === undefined) return null
      return readRole(await succeed(definition, link, { exchange, matter: about({}) }), exchange)
    },
    usage: async (link, remoteId) => {
      const exchange = operation(definition, 'usage')
      const matter = about({ remoteId })
      return readUsage(await succeed(definition, link, { exchange, matter }), exchange)
    },
  }
}

function isManaged(operation: Operations[keyof Operations]): boolean {
  return operation?.authorise === 'management'
}

async function generate(
  definition: ConnectorDefinition,
  link: Link,
  { name, area, scopes = [], secret }: KeyOrder,
): Promise<GeneratedKey> {
  const { made, ...exchange } = operation(definition, 'generate')
  const { areas, choosesSecret } = definition.facts
  const isOrdered =
    choosesSecret === (secret !== undefined) && (areas !== null) === (area !== undefined)
  if (!isOrdered || areas?.every(({ id }) => id !== area)) throw new VaultError('bad-request')
  // The text of a chosen secret lives for the length of this request.
  const chosen = secret === undefined ? {} : { newSecret: new TextDecoder().decode(secret) }
  const matter = about({ name, scopes, ...(area === undefined ? {} : { area }), ...chosen })
  const reply = await succeed(definition, link, { exchange, matter })
  const { parameters } = link
  const key = readMadeKey(reply, made, { chosen: secret ?? null, parameters })
  if (area === undefined || key.remoteId === area) return key
  key.secret.fill(0)
  throw garbage()
}

async function readAgain(
  definition: ConnectorDefinition,
  link: Link,
  remoteId: string,
): Promise<GeneratedKey> {
  const { made, ...exchange } = operation(definition, 'readAgain')
  const matter = about({ remoteId })
  const key = readMadeKey(await succeed(definition, link, { exchange, matter }), made)
  if (key.remoteId === remoteId) return key
  // The secret of another key, stored as this one's, would be believed.
  key.secret.fill(0)
  throw garbage()
}

async function verify(
  definition: ConnectorDefinition,
  link: Link,
  key: KeyInHand,
): Promise<'accepted' | 'refused'> {
  const exchange = operation(definition, 'verify')
  const { accepted, refused, names } = exchange
  const reply = await ask(definition, link, { exchange, matter: { values: keyValues(key), key } })
  if (isRefusal(reply, refused, definition.refusals)) return 'refused'
  if (!accepted.includes(reply.status)) throw failureOfReply(reply, definition.refusals)
  // A page that answers 200 to everybody, as a captive portal does, proves nothing.
  const isProved = names === null || readAt(parseReply(reply), names.at) === key[names.is]
  if (!isProved) throw garbage()
  return 'accepted'
}

async function revoke(
  definition: ConnectorDefinition,
  link: Link,
  { remoteId, phrase }: { readonly remoteId: string; readonly phrase: string | null },
): Promise<'revoked' | 'was-gone'> {
  const exchange = operation(definition, 'revoke')
  const asksPhrase = definition.facts.revokeWeight === 'typed-phrase'
  if (asksPhrase && phrase === null) throw new VaultError('provider-wrong-phrase')
  const matter = about({ remoteId, ...(phrase === null ? {} : { phrase }) })
  const reply = await ask(definition, link, { exchange, matter })
  if (exchange.success.includes(reply.status)) return 'revoked'
  if (isRefusal(reply, exchange.gone, definition.refusals)) return 'was-gone'
  throw failureOfReply(reply, definition.refusals)
}

type Asked = { readonly exchange: Exchange; readonly matter: Matter }

async function succeed(
  definition: ConnectorDefinition,
  link: Link,
  asked: Asked & { readonly exchange: { readonly success: readonly number[] } },
): Promise<HttpReply> {
  const reply = await ask(definition, link, asked)
  if (!asked.exchange.success.includes(reply.status)) {
    throw failureOfReply(reply, definition.refusals)
  }
  return reply
}

async function ask(definition: ConnectorDefinition, link: Link, asked: Asked): Promise<HttpReply> {
  const request = buildRequest(definition, link, asked)
  const reply = await link.transport(request, link.signal).finally(() => {
    // The one body that may hold a secret is not left lying about.
    if (asked.matter.values.has('newSecret')) request.body?.fill(0)
  })
  if (typeof reply.date === 'number') link.heard?.(reply.date)
  return reply
}

function about(values: Readonly<Record<string, string | readonly string[]>>): Matter {
  return { values: new Map(Object.entries(values)), key: null }
}

function operation<Name extends keyof Operations>(
  { operations }: ConnectorDefinition,
  name: Name,
): NonNullable<Operations[Name]> {
  const found = operations[name]
  if (found === undefined) throw new VaultError('capability-missing')
  return found
}

const builtIn: readonly Connector[] = builtInSources.map(parseDefinition).map(makeConnector)

/** The connectors that travel with the product. */
export function builtInConnectors(): readonly Connector[] {
  return builtIn
}

/** The connector of a provider, or null if there is none. */
export function connectorOf(id: ProviderId): Connector | null {
  return builtIn.find(({ facts }) => facts.id === id) ?? null
}
