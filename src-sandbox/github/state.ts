import { generateKeyPairSync } from 'node:crypto'
import { Refusal } from '../http/refusal.ts'
import type { ManagementTokens } from '../management.ts'
import { randomHex16 } from '../random-values.ts'

/** One secret of Actions; the value is kept so that a test can see what arrived. */
export type ActionsSecret = {
  readonly name: string
  readonly value: string
  readonly createdAt: string
  readonly updatedAt: string
}

/** The secrets of a repository, or of one of its environments, and the keys they are sealed to. */
export type SecretStore = {
  readonly owner: string
  readonly repository: string
  /** Null for the secrets of the whole repository. */
  readonly environment: string | null
  readonly keyId: string
  /** Base64, as they travel. */
  readonly publicKey: string
  readonly privateKey: string
  readonly secrets: readonly ActionsSecret[]
}

export type GitHubState = {
  readonly version: 1
  readonly tokens: ManagementTokens
  readonly stores: readonly SecretStore[]
}

/** Which store. */
export type StoreAt = Pick<SecretStore, 'owner' | 'repository' | 'environment'>

/** What GitHub knows on its first day. */
export function freshGitHubState(tokens: ManagementTokens): GitHubState {
  const environments = [null, 'production', 'staging']
  const stores = environments.map((environment) =>
    newStore({ owner: 'northwind', repository: 'checkout', environment }),
  )
  return { version: 1, tokens, stores }
}

/** A store without secrets, with a key pair of its own. */
export function newStore(at: StoreAt): SecretStore {
  return { ...at, ...newKeyPair(), secrets: [] }
}

/** A fresh X25519 key pair and an id for it. */
export function newKeyPair(): Pick<SecretStore, 'keyId' | 'publicKey' | 'privateKey'> {
  const { d = '', x = '' } = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' })
  const base64 = (url: string): string => Buffer.from(url, 'base64url').toString('base64')
  return { keyId: randomHex16(), publicKey: base64(x), privateKey: base64(d) }
}

/** The store of a request, if there is one; owners and repositories have no case. */
export function findStore({ stores }: GitHubState, at: StoreAt): SecretStore | undefined {
  const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
  return stores.find(
    ({ owner, repository, environment }) =>
      same(owner, at.owner) && same(repository, at.repository) && environment === at.environment,
  )
}

/** The store of a request, or a refusal. */
export function storeOf(state: GitHubState, at: StoreAt): SecretStore {
  const found = findStore(state, at)
  if (found === undefined) throw new Refusal(404, 'not_found', 'Not Found')
  return found
}

/** The state with one store replaced, or added. */
export function withStore(state: GitHubState, changed: SecretStore): GitHubState {
  const others = state.stores.filter((store) => store !== findStore(state, changed))
  return { ...state, stores: [...others, changed] }
}

/** The store with one secret replaced, or added. */
export function withSecret(store: SecretStore, secret: ActionsSecret): SecretStore {
  const others = store.secrets.filter(({ name }) => name !== secret.name)
  return { ...store, secrets: [...others, secret] }
}
