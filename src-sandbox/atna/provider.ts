import { createHash } from 'node:crypto'
import type { Clock } from '../../src-shared/clock.ts'
import {
  anyJson,
  bearerOf,
  jsonBody,
  type Call,
  type JsonObject,
  type Reply,
} from '../http/message.ts'
import type { Refusal } from '../http/refusal.ts'
import type { Route } from '../http/router.ts'
import { formatInstant } from '../instant.ts'
import { makeManagementTokens, sessionRoute, type ManagementTokens } from '../management.ts'
import type { Provider } from '../provider.ts'
import { StateFile } from '../state-file.ts'
import { callerOf, countedReply, usageBody } from '../usage.ts'
import { makeCredentials, readName, readSamples, type MadeCredential } from './new-credentials.ts'
import { changedAtnaSettings } from './settings.ts'
import {
  notValid,
  signInOf,
  usageOf,
  withCountedCall,
  withoutCredential,
  withToken,
} from './sign-in.ts'
import { freshAtnaState, type AtnaState } from './state.ts'

/** The practice ATNA: pairs of a credential ID and a secret, and deletion without return. */
export class AtnaProvider implements Provider {
  readonly name = 'atna'
  readonly routes: readonly Route[]
  readonly #clock: Clock
  readonly #file: StateFile<AtnaState>

  constructor(clock: Clock, path: string) {
    this.#clock = clock
    const fresh = () => freshAtnaState(makeManagementTokens())
    this.#file = new StateFile<AtnaState>({ path, fresh })
    this.routes = this.#routes()
  }

  get tokens(): ManagementTokens {
    return this.#file.value.tokens
  }

  readonly refusalBody = ({ code, message }: Refusal): JsonObject => ({ error: { code, message } })

  readonly describe = (): JsonObject => {
    const { settings, credentials } = this.#file.value
    return {
      settings,
      credentials: credentials.map((credential) => ({
        credential_id: credential.id,
        name: credential.name,
        created_at: credential.createdAt,
        last_used_at: credential.lastUsedAt,
        secret_sha256: credential.secretSha256,
        last4: credential.last4,
      })),
    }
  }

  readonly applySettings = (change: JsonObject): void => {
    this.#file.update((state) => ({
      ...state,
      settings: changedAtnaSettings(state.settings, change),
    }))
  }

  readonly reset = (): void => {
    this.#file.update(({ tokens }) => freshAtnaState(tokens))
  }

  #routes(): readonly Route[] {
    const route = (
      method: Route['method'],
      path: string,
      handle: (call: Call) => Reply,
    ): Route => ({ method, path, access: 'management', handle })
    return [
      route('GET', '/sim/v1/credentials', () => this.#list()),
      route('POST', '/sim/v1/credentials', (call) => this.#create(call)),
      route('DELETE', '/sim/v1/credentials/{id}', (call) => this.#delete(call)),
      route('GET', '/sim/v1/credentials/{id}/usage', (call) => this.#tellUsage(call)),
      route('GET', '/sim/v1/credentials/{id}/callers', (call) => this.#tellUsage(call)),
      route('POST', '/sim/v1/samples', (call) => this.#addSamples(call)),
      sessionRoute(() => this.tokens),
      { ...route('POST', '/sim/v1/token', (call) => this.#exchange(call)), access: 'open' },
      { ...route('GET', '/sim/v1/whoami', (call) => this.#whoami(call)), access: 'open' },
      { ...route('POST', '/sim/v1/score', (call) => this.#score(call)), access: 'open' },
    ]
  }

  #list(): Reply {
    const { credentials, settings } = this.#file.value
    const listed = credentials.map(({ id, name, createdAt }) => ({
      credential_id: id,
      name,
      ...(settings.omitCreatedAt ? {} : { created_at: createdAt }),
    }))
    return { status: 200, body: { credentials: listed } }
  }

  #create(call: Call): Reply {
    const name = readName(jsonBody(call)['name'])
    const createdAt = formatInstant(this.#clock.now())
    const [made] = this.#add([{ name, createdAt, lastUsedAt: null }])
    if (made === undefined) throw new Error('nothing was made')
    return { status: 201, body: toldOnce(made), committed: true }
  }

  #addSamples(call: Call): Reply {
    const made = this.#add(readSamples(call))
    return { status: 201, body: { credentials: made.map(toldOnce) }, committed: true }
  }

  #add(requests: Parameters<typeof makeCredentials>[1]): readonly MadeCredential[] {
    const made = makeCredentials(this.#file.value.credentials, requests)
    this.#file.update((state) => ({
      ...state,
      credentials: [...state.credentials, ...made.map(({ credential }) => credential)],
    }))
    return made
  }

  #delete({ params }: Call): Reply {
    this.#file.update((state) => withoutCredential(state, params['id']))
    return { status: 204, committed: true }
  }

  /** Who called with a credential, and how often; also after it was deleted. */
  #tellUsage({ params }: Call): Reply {
    return { status: 200, body: usageBody(usageOf(this.#file.value, params['id'])) }
  }

  #exchange(call: Call): Reply {
    const { credential_id: id, credential_secret: secret } = jsonBody(call)
    const made = withToken(this.#file.value, { id, secret }, this.#clock.now())
    this.#file.update(() => made.state)
    const body = { access_token: made.token, token_type: 'Bearer', expires_in: made.expiresIn }
    return { status: 200, body, committed: true }
  }

  #whoami(call: Call): Reply {
    return this.#asSignedIn(call, (id) => ({ status: 200, body: { credential_id: id } }))
  }

  #score(call: Call): Reply {
    return this.#asSignedIn(call, () => {
      anyJson(call)
      // A score that depends on the question alone, so that asking twice gives the same.
      const network = (createHash('sha256').update(call.body).digest()[0] ?? 0) % 101
      return { status: 200, body: { risk_scores: { network } } }
    })
  }

  /** Serves a call with a live credential, and counts it with a live or a dead one. */
  #asSignedIn(call: Call, serve: (id: string) => Reply): Reply {
    const now = this.#clock.now()
    const signIn = signInOf(this.#file.value, bearerOf(call) ?? '', now)
    if (signIn === null) throw notValid()
    const { id, refusal } = signIn
    const answer = (): Reply => {
      if (refusal !== null) throw refusal
      return serve(id)
    }
    return countedReply(answer, (outcome) => {
      const counted = { at: formatInstant(now), caller: callerOf(call), outcome }
      this.#file.update((state) => withCountedCall(state, id, counted))
    })
  }
}

function toldOnce({ credential, secret }: MadeCredential): JsonObject {
  return {
    credential_id: credential.id,
    credential_secret: secret,
    name: credential.name,
    created_at: credential.createdAt,
  }
}
