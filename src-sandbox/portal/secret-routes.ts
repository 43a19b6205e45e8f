import type { Clock } from '../../src-shared/clock.ts'
import { jsonBody, type Call, type JsonObject, type Reply } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import type { Route } from '../http/router.ts'
import { sameSecret } from '../random-values.ts'
import type { StateFile } from '../state-file.ts'
import { readSamples, readSecretRequest, withNewSecrets } from './new-secrets.ts'
import { makeRemovalPhrase } from './removal-phrase.ts'
import {
  environmentOf,
  secretOf,
  withEnvironment,
  withSecret,
  type ApiSecret,
  type Environment,
  type PortalState,
} from './state.ts'

const secretsPath = '/sim/v1/environments/{env}/api-secrets'

type SecretScene = { readonly file: StateFile<PortalState>; readonly clock: Clock }

/** The API secrets of an environment: three at most, one of which signs webhooks. */
export function secretRoutes(scene: SecretScene): readonly Route[] {
  const route = (
    method: Route['method'],
    path: string,
    handle: (scene: SecretScene, call: Call) => Reply,
  ): Route => ({ method, path, access: 'management', handle: (call) => handle(scene, call) })
  return [
    route('GET', secretsPath, list),
    route('POST', secretsPath, create),
    route('PUT', `${secretsPath}/{id}/use-with-webhooks`, setSigner),
    route('POST', `${secretsPath}/{id}/removal-challenge`, challenge),
    route('DELETE', `${secretsPath}/{id}`, remove),
    route('POST', '/sim/v1/environments/{env}/samples', addSamples),
  ]
}

function list({ file }: SecretScene, { params }: Call): Reply {
  const environment = environmentOf(file.value, params['env'])
  const secrets = environment.secrets.map((secret) => listedBody(environment, secret))
  return { status: 200, body: { api_secrets: secrets } }
}

function create({ file, clock }: SecretScene, call: Call): Reply {
  const before = environmentOf(file.value, call.params['env'])
  const { environment, made } = withNewSecrets(before, [readSecretRequest(call, clock.now())])
  file.update((state) => withEnvironment(state, environment))
  const [body] = made.map((secret) => toldOnce(environment, secret))
  return { status: 201, ...(body === undefined ? {} : { body }), committed: true }
}

function addSamples({ file }: SecretScene, call: Call): Reply {
  const before = environmentOf(file.value, call.params['env'])
  const { environment, made } = withNewSecrets(before, readSamples(call))
  file.update((state) => withEnvironment(state, environment))
  const samples = made.map((secret) => ({
    ...toldOnce(environment, secret),
    last_used_at: secret.lastUsedAt,
  }))
  return { status: 201, body: { api_secrets: samples }, committed: true }
}

function setSigner({ file }: SecretScene, { params }: Call): Reply {
  const before = environmentOf(file.value, params['env'])
  const secret = secretOf(before, params['id'])
  const environment = { ...before, signerId: secret.id }
  const committed = before.signerId !== secret.id
  if (committed) file.update((state) => withEnvironment(state, environment))
  return { status: 200, body: listedBody(environment, secret), committed }
}

function challenge({ file }: SecretScene, { params }: Call): Reply {
  const environment = environmentOf(file.value, params['env'])
  const secret = secretOf(environment, params['id'])
  refuseSigner(environment, secret)
  const removalPhrase = makeRemovalPhrase()
  rememberPhrase(file, environment, { ...secret, removalPhrase })
  return { status: 200, body: { phrase: removalPhrase }, committed: true }
}

function remove({ file }: SecretScene, call: Call): Reply {
  const environment = environmentOf(file.value, call.params['env'])
  const secret = secretOf(environment, call.params['id'])
  refuseSigner(environment, secret)
  const { phrase } = jsonBody(call)
  const isRight =
    typeof phrase === 'string' &&
    secret.removalPhrase !== null &&
    sameSecret(phrase, secret.removalPhrase)
  if (!isRight) {
    // One phrase, one try: otherwise it could be guessed.
    rememberPhrase(file, environment, { ...secret, removalPhrase: null })
    throw new Refusal(422, 'wrong_phrase', 'The phrase is not the one that was given.')
  }
  const secrets = environment.secrets.filter(({ id }) => id !== secret.id)
  file.update((state) => withEnvironment(state, { ...environment, secrets }))
  return { status: 204, committed: true }
}

function refuseSigner({ signerId }: Environment, { id }: ApiSecret): void {
  if (signerId !== id) return
  throw new Refusal(409, 'signer_in_use', 'Set another API secret to sign webhooks first.')
}

function rememberPhrase(
  file: StateFile<PortalState>,
  environment: Environment,
  secret: ApiSecret,
): void {
  file.update((state) => withEnvironment(state, withSecret(environment, secret)))
}

function listedBody({ signerId }: Environment, secret: ApiSecret): JsonObject {
  return {
    id: secret.id,
    label: secret.label,
    masked: `••••${secret.value.slice(-4)}`,
    created_at: secret.createdAt,
    last_used_at: secret.lastUsedAt,
    use_with_webhooks: secret.id === signerId,
  }
}

function toldOnce({ signerId }: Environment, secret: ApiSecret): JsonObject {
  return {
    id: secret.id,
    value: secret.value,
    label: secret.label,
    created_at: secret.createdAt,
    use_with_webhooks: secret.id === signerId,
  }
}
