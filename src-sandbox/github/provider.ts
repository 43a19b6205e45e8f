import type { Clock } from '../../src-shared/clock.ts'
import {
  jsonBody,
  segmentOf,
  textIn,
  type Call,
  type JsonObject,
  type Reply,
} from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import type { Route } from '../http/router.ts'
import { formatInstant } from '../instant.ts'
import { makeManagementTokens, type ManagementTokens } from '../management.ts'
import type { Provider } from '../provider.ts'
import { sha256Hex } from '../random-values.ts'
import { StateFile } from '../state-file.ts'
import { openSealed } from './sealed-value.ts'
import {
  findStore,
  freshGitHubState,
  newKeyPair,
  newStore,
  storeOf,
  withSecret,
  withStore,
  type ActionsSecret,
  type GitHubState,
  type SecretStore,
  type StoreAt,
} from './state.ts'

const ofRepository = '/repos/{owner}/{repository}/actions/secrets'
const ofEnvironment = '/repos/{owner}/{repository}/environments/{environment}/secrets'

/** Letters, digits and underscores, not first a digit, and no name of GitHub's own. */
const secretName = /^(?!GITHUB_)[A-Z_][A-Z0-9_]*$/

/** The practice GitHub: secrets of Actions that are sealed on the way and never given back. */
export class GitHubProvider implements Provider {
  readonly name = 'github'
  readonly routes: readonly Route[]
  readonly #clock: Clock
  readonly #file: StateFile<GitHubState>

  constructor(clock: Clock, path: string) {
    this.#clock = clock
    const fresh = () => freshGitHubState(makeManagementTokens())
    this.#file = new StateFile<GitHubState>({ path, fresh })
    this.routes = [
      ...this.#secretRoutes(ofRepository),
      ...this.#secretRoutes(ofEnvironment),
      managed('POST', '/sim/v1/values', (call) => this.#addValue(call)),
      managed('POST', '/sim/v1/new-key', (call) => this.#renewKey(call)),
    ]
  }

  get tokens(): ManagementTokens {
    return this.#file.value.tokens
  }

  readonly refusalBody = ({ message, status }: Refusal): JsonObject => ({
    message,
    documentation_url: 'https://docs.github.com/rest',
    status: String(status),
  })

  readonly describe = (): JsonObject => ({
    settings: {},
    secrets: this.#all().map(([at, { name, value }]) => ({
      ...at,
      name,
      value_sha256: sha256Hex(value),
      last4: value.slice(-4),
    })),
  })

  readonly places = (): readonly JsonObject[] =>
    this.#all().map(([at, { name, value }]) => ({ ...at, name, value }))

  readonly applySettings = (): void => {
    throw new Refusal(400, 'bad_setting', 'GitHub practice has no settings.')
  }

  readonly reset = (): void => {
    this.#file.update(({ tokens }) => freshGitHubState(tokens))
  }

  #secretRoutes(base: string): readonly Route[] {
    return [
      managed('GET', `${base}/public-key`, (call) => {
        const { keyId, publicKey } = this.#storeOf(call)
        return { status: 200, body: { key_id: keyId, key: publicKey } }
      }),
      managed('GET', `${base}/{name}`, (call) => this.#tell(call)),
      managed('PUT', `${base}/{name}`, (call) => this.#put(call)),
    ]
  }

  #tell(call: Call): Reply {
    const name = nameIn(segmentOf(call, 'name'))
    const found = this.#storeOf(call).secrets.find((secret) => secret.name === name)
    if (found === undefined) throw new Refusal(404, 'not_found', 'Not Found')
    const { createdAt, updatedAt } = found
    return { status: 200, body: { name, created_at: createdAt, updated_at: updatedAt } }
  }

  async #put(call: Call): Promise<Reply> {
    const body = jsonBody(call)
    const name = nameIn(segmentOf(call, 'name'))
    if (textIn(body, 'key_id') !== this.#storeOf(call).keyId) {
      throw new Refusal(422, 'unprocessable', 'key_id is not the id of the public key.')
    }
    const value = await openSealed(this.#storeOf(call), textIn(body, 'encrypted_value'))
    const isNew = this.#keep(this.#storeOf(call), name, value)
    return isNew ? { status: 201, body: {}, committed: true } : { status: 204, committed: true }
  }

  /** Puts a value there unsealed, and makes the repository if need be: for samples. */
  #addValue(call: Call): Reply {
    const body = jsonBody(call)
    const at = storeIn(body)
    const store = findStore(this.#file.value, at) ?? newStore(at)
    this.#keep(store, nameIn(textIn(body, 'name')), textIn(body, 'value'))
    return { status: 201, body: {}, committed: true }
  }

  #renewKey(call: Call): Reply {
    const store = storeOf(this.#file.value, storeIn(jsonBody(call)))
    const renewed = { ...store, ...newKeyPair() }
    this.#file.update((state) => withStore(state, renewed))
    return { status: 201, body: { key_id: renewed.keyId }, committed: true }
  }

  /** Tells whether the secret was not there before. */
  #keep(store: SecretStore, name: string, value: string): boolean {
    const updatedAt = formatInstant(this.#clock.now())
    const before = store.secrets.find((secret) => secret.name === name)
    const secret = { name, value, createdAt: before?.createdAt ?? updatedAt, updatedAt }
    this.#file.update((state) => withStore(state, withSecret(store, secret)))
    return before === undefined
  }

  #storeOf(call: Call): SecretStore {
    // GitHub refuses requests that do not say what sends them.
    if (call.headers['user-agent'] === undefined) {
      throw new Refusal(403, 'forbidden', 'Request forbidden by administrative rules.')
    }
    const environment =
      call.params['environment'] === undefined ? null : segmentOf(call, 'environment')
    const [owner, repository] = [segmentOf(call, 'owner'), segmentOf(call, 'repository')]
    return storeOf(this.#file.value, { owner, repository, environment })
  }

  #all(): readonly (readonly [StoreAt, ActionsSecret])[] {
    return this.#file.value.stores.flatMap(({ owner, repository, environment, secrets }) =>
      secrets.map((secret) => [{ owner, repository, environment }, secret] as const),
    )
  }
}

function managed(method: Route['method'], path: string, handle: Route['handle']): Route {
  return { method, path, access: 'management', handle }
}

function storeIn(body: JsonObject): StoreAt {
  const environment = body['environment'] ?? null
  return {
    owner: textIn(body, 'owner'),
    repository: textIn(body, 'repository'),
    environment: environment === null ? null : textIn(body, 'environment'),
  }
}

function nameIn(text: string): string {
  const name = text.toUpperCase()
  if (!secretName.test(name)) throw new Refusal(422, 'unprocessable', 'Secret names are words.')
  return name
}
