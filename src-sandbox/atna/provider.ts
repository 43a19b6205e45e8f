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
import { Refusal } from '../http/refusal.ts'
import type { Route } from '../http/router.ts'
import { formatInstant } from '../instant.ts'
import { makeManagementTokens, type ManagementTokens } from '../management.ts'
import type { Provider } from '../provider.ts'
import { StateFile } from '../state-file.ts'
import { makeCredentials, readName, readSamples, type MadeCredential } from './new-credentials.ts'
import { changedAtnaSettings } from './settings.ts'
import { credentialOfBearer, freshAtnaState, type AtnaState } from './state.ts'

/** The practice ATNA: pairs of a credential ID and a secret, and deletion without return. */
export class AtnaProvider implements Provider {
  readonly name = 'atna'
  readonly #clock: Clock
  readonly #file: StateFile<AtnaState>

  constructor(clock: Clock, path: string) {
    this.#clock = clock
    const fresh = () => freshAtnaState(makeManagementTokens())
    this.#file = new StateFile<AtnaState>({ path, fresh })
  }

  readonly routes: readonly Route[] = [
    {
      method: 'GET',
      path: '/sim/v1/credentials',
      access: 'management',
      handle: () => this.#list(),
    },
    {
      method: 'POST',
      path: '/sim/v1/credentials',
      access: 'management',
      handle: (call) => this.#create(call),
    },
    {
      method: 'DELETE',
      path: '/sim/v1/credentials/{id}',
      access: 'management',
      handle: (call) => this.#delete(call),
    },
    {
      method: 'POST',
      path: '/sim/v1/samples',
      access: 'management',
      handle: (call) => this.#addSamples(call),
    },
    {
      method: 'GET',
      path: '/sim/v1/whoami',
      access: 'open',
      handle: (call) => this.#whoami(call),
    },
    { method: 'POST', path: '/sim/v1/score', access: 'open', handle: (call) => this.#score(call) },
  ]

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
    const rest = this.#file.value.credentials.filter(({ id }) => id !== params['id'])
    if (rest.length === this.#file.value.credentials.length) {
      throw new Refusal(404, 'not_found', 'There is no such credential.')
    }
    this.#file.update((state) => ({ ...state, credentials: rest }))
    return { status: 204, committed: true }
  }

  #whoami(call: Call): Reply {
    return { status: 200, body: { credential_id: this.#use(call) } }
  }

  #score(call: Call): Reply {
    this.#use(call)
    anyJson(call)
    // A score that depends on the question alone, so that asking twice gives the same.
    const network = (createHash('sha256').update(call.body).digest()[0] ?? 0) % 101
    return { status: 200, body: { risk_scores: { network } } }
  }

  /** The id of the credential that signs in, whose last use is now. */
  #use(call: Call): string {
    const used = credentialOfBearer(this.#file.value, bearerOf(call) ?? '')
    if (used === undefined) {
      throw new Refusal(401, 'invalid_credential', 'The credential is missing or not valid.')
    }
    const lastUsedAt = formatInstant(this.#clock.now())
    this.#file.update((state) => ({
      ...state,
      credentials: state.credentials.map((credential) =>
        credential.id === used.id ? { ...credential, lastUsedAt } : credential,
      ),
    }))
    return used.id
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
