import type { Clock } from '../../src-shared/clock.ts'
import { anyJson, isJsonObject, type Call, type JsonObject, type Reply } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import type { Route } from '../http/router.ts'
import { formatInstant } from '../instant.ts'
import { randomHex16 } from '../random-values.ts'
import type { StateFile } from '../state-file.ts'
import { check, type Checked, type KnownSecret } from './check.ts'
import { readEndpoint, readName } from './endpoint-request.ts'
import { valueInEnvFile } from './env-file.ts'
import type { Endpoint, Received, ReceiverState } from './state.ts'

const maxEndpoints = 50
const maxReceived = 100
const maxEventLength = 100
const endpointPath = '/sim/v1/endpoints/{name}'

type EndpointScene = { readonly file: StateFile<ReceiverState>; readonly clock: Clock }

/** The endpoints of the receiver, and the deliveries that come to them. */
export function endpointRoutes(scene: EndpointScene): readonly Route[] {
  const route = (
    method: Route['method'],
    path: string,
    handle: (scene: EndpointScene, call: Call) => Reply,
  ): Route => ({ method, path, access: 'management', handle: (call) => handle(scene, call) })
  return [
    route('GET', '/sim/v1/endpoints', list),
    route('PUT', endpointPath, put),
    route('DELETE', endpointPath, remove),
    route('GET', `${endpointPath}/log`, tellLog),
    {
      method: 'POST',
      path: '/hooks/{name}',
      access: 'open',
      handle: (call) => receive(scene, call),
    },
  ]
}

function list({ file }: EndpointScene, call: Call): Reply {
  return {
    status: 200,
    body: { endpoints: file.value.endpoints.map((e) => endpointBody(e, call)) },
  }
}

function put({ file }: EndpointScene, call: Call): Reply {
  const asked = readEndpoint(call)
  const before = file.value.endpoints.find(({ name }) => name === asked.name)
  if (before === undefined && file.value.endpoints.length >= maxEndpoints) {
    throw new Refusal(409, 'limit_reached', `There are ${maxEndpoints} endpoints already.`)
  }
  const endpoint = { ...asked, received: before?.received ?? [] }
  file.update((state) => withEndpoint(state, endpoint))
  const status = before === undefined ? 201 : 200
  return { status, body: endpointBody(endpoint, call), committed: true }
}

function remove({ file }: EndpointScene, call: Call): Reply {
  const { name } = endpointOf(file.value, call)
  file.update((state) => ({
    ...state,
    endpoints: state.endpoints.filter((endpoint) => endpoint.name !== name),
  }))
  return { status: 204, committed: true }
}

function tellLog({ file }: EndpointScene, call: Call): Reply {
  const { received } = endpointOf(file.value, call)
  return { status: 200, body: { deliveries: received.map(receivedBody) } }
}

/** Takes a delivery: nothing of it is read, and nothing done, before it has been checked. */
function receive({ file, clock }: EndpointScene, call: Call): Reply {
  const endpoint = endpointOf(file.value, call)
  const { scheme, header } = endpoint
  const now = clock.now()
  const checked = check(call, { scheme, header, secrets: secretsOf(endpoint), now })
  const received = receivedOf(checked, call, formatInstant(now))
  file.update((state) =>
    withEndpoint(state, {
      ...endpoint,
      received: [...endpoint.received, received].slice(-maxReceived),
    }),
  )
  return checked.accepted
    ? { status: 200, body: { accepted: true, signed_by: checked.by }, committed: true }
    : { status: 401, body: { accepted: false, why: checked.why } }
}

/** The secrets that an endpoint knows at this moment: those given, and those in its file. */
function secretsOf({ secrets, envFile, variables }: Endpoint): readonly KnownSecret[] {
  const given = secrets.map((value, index) => ({ name: `secret ${index + 1}`, value }))
  if (envFile === null) return given
  const inFile = variables.flatMap((name) => {
    const value = valueInEnvFile(envFile, name)
    return value === null ? [] : [{ name, value }]
  })
  return [...given, ...inFile]
}

function receivedOf(checked: Checked, call: Call, at: string): Received {
  const id = `rcv_${randomHex16()}`
  return checked.accepted
    ? { id, at, why: null, signedBy: checked.by, event: eventIn(call) }
    : { id, at, why: checked.why, signedBy: null, event: null }
}

/** What the body calls its event, as far as it is JSON and says so. */
function eventIn(call: Call): string | null {
  try {
    const body = anyJson(call)
    const event = isJsonObject(body) ? (body['event'] ?? body['type']) : null
    return typeof event === 'string' ? event.slice(0, maxEventLength) : null
  } catch {
    return null
  }
}

function endpointOf({ endpoints }: ReceiverState, call: Call): Endpoint {
  const asked = readName(call)
  const found = endpoints.find(({ name }) => name === asked)
  if (found === undefined) throw new Refusal(404, 'not_found', 'There is no such endpoint.')
  return found
}

function withEndpoint(state: ReceiverState, changed: Endpoint): ReceiverState {
  const others = state.endpoints.filter(({ name }) => name !== changed.name)
  return { ...state, endpoints: [...others, changed] }
}

function endpointBody(endpoint: Endpoint, call: Call): JsonObject {
  const { name, scheme, header, secrets, envFile, variables, received } = endpoint
  const accepted = received.filter(({ why }) => why === null).length
  return {
    name,
    // The Host was checked before, so it is the address that the caller can reach us at.
    url: `http://${call.headers.host ?? ''}/hooks/${name}`,
    scheme,
    header: scheme === 'plain-header' ? header : null,
    secrets: secrets.length,
    envFile,
    variables,
    accepted,
    refused: received.length - accepted,
    last_at: received.at(-1)?.at ?? null,
  }
}

function receivedBody({ id, at, why, signedBy, event }: Received): JsonObject {
  return { id, at, accepted: why === null, why, signed_by: signedBy, event }
}
