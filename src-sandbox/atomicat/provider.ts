import type { Clock } from '../../src-shared/clock.ts'
import { jsonBody, type Call, type JsonObject, type Reply } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import type { Route } from '../http/router.ts'
import { formatInstant } from '../instant.ts'
import { makeManagementTokens, sessionRoute, type ManagementTokens } from '../management.ts'
import type { Provider } from '../provider.ts'
import { randomBase62, sameSecret, sha256Hex } from '../random-values.ts'
import { StateFile } from '../state-file.ts'
import { deliveryRoutes } from './delivery-routes.ts'
import { readSamples } from './samples.ts'
import { DeliverySender } from './sender.ts'
import {
  areaOf,
  areas,
  freshAtomicatState,
  keyOf,
  withKey,
  withSharing,
  withUsedKey,
  type Area,
  type AtomicatState,
  type WebhookKey,
} from './state.ts'

type AtomicatOptions = {
  readonly clock: Clock
  readonly path: string
  /** Ends deliveries that are under way. */
  readonly stopped: AbortSignal
}

/**
 * The practice Atomicat: a key for each kind of webhook, by which receivers know its deliveries.
 *
 * Regenerating one ends the old one at once; it can be read again, and there is no way to delete it.
 */
export class AtomicatProvider implements Provider {
  readonly name = 'atomicat'
  readonly routes: readonly Route[]
  readonly #clock: Clock
  readonly #file: StateFile<AtomicatState>

  constructor({ clock, path, stopped }: AtomicatOptions) {
    this.#clock = clock
    const fresh = () => freshAtomicatState(makeManagementTokens())
    const file = new StateFile<AtomicatState>({ path, fresh })
    this.#file = file
    const sender = new DeliverySender({ file, clock, stopped })
    this.routes = [...this.#keyRoutes(), ...deliveryRoutes({ file, sender })]
  }

  get tokens(): ManagementTokens {
    return this.#file.value.tokens
  }

  readonly refusalBody = ({ code, message }: Refusal): JsonObject => ({ error: { code, message } })

  readonly describe = (): JsonObject => {
    const { settings, destinations, deliveries } = this.#file.value
    const keys = this.#present().map(([area, key]) => ({
      ...listedBody(area, key),
      secret_sha256: sha256Hex(key.value),
      last4: key.value.slice(-4),
    }))
    const queue = deliveries.map(({ secretAtEnqueue, ...delivery }) => ({
      ...delivery,
      secret_at_enqueue_sha256: secretAtEnqueue === null ? null : sha256Hex(secretAtEnqueue),
    }))
    return { settings, keys, destinations, queue }
  }

  readonly applySettings = (change: JsonObject): void => {
    const { shared, ...others } = change
    if (typeof shared !== 'boolean' || Object.keys(others).length > 0) {
      throw new Refusal(400, 'bad_setting', 'Atomicat practice has one setting: shared.')
    }
    this.#file.update((state) => withSharing(state, shared))
  }

  readonly reset = (): void => {
    this.#file.update(({ tokens }) => freshAtomicatState(tokens))
  }

  #keyRoutes(): readonly Route[] {
    const route = (
      method: Route['method'],
      path: string,
      handle: (call: Call) => Reply,
    ): Route => ({ method, path, access: 'management', handle })
    const sample = '/sim/v1/webhooks/{area}/sample-delivery'
    return [
      route('GET', '/sim/v1/webhooks', () => this.#list()),
      route('GET', '/sim/v1/webhooks/{area}/key', (call) => this.#show(call)),
      route('POST', '/sim/v1/webhooks/{area}/key', (call) => this.#generate(call)),
      route('POST', '/sim/v1/samples', (call) => this.#addSamples(call)),
      sessionRoute(() => this.tokens),
      { method: 'GET', path: sample, access: 'open', handle: (call) => this.#receive(call) },
    ]
  }

  #list(): Reply {
    return { status: 200, body: { keys: this.#present().map(([id, key]) => listedBody(id, key)) } }
  }

  #show({ params }: Call): Reply {
    const area = areaOf(params['area'])
    return { status: 200, body: shownBody(area, keyOf(this.#file.value, area)) }
  }

  /** Generates the key of an area or, unless the request forbids it, replaces it. */
  #generate(call: Call): Reply {
    const area = areaOf(call.params['area'])
    const rotates = mayRotate(call)
    const isFirst = this.#file.value.keys[area] === null
    if (!isFirst && !rotates) throw keyExists()
    const key = { value: makeValue(), createdAt: this.#now(), lastUsedAt: null }
    this.#file.update((state) => withKey(state, area, key))
    return { status: isFirst ? 201 : 200, body: shownBody(area, key), committed: true }
  }

  #addSamples(call: Call): Reply {
    const samples = readSamples(call).map(({ area, ...dates }) => {
      if (this.#file.value.keys[area] !== null) {
        throw keyExists()
      }
      return { area, key: { value: makeValue(), ...dates } }
    })
    this.#file.update((state) =>
      samples.reduce((changed, { area, key }) => withKey(changed, area, key), state),
    )
    const keys = samples.map(({ area, key }) => shownBody(area, key))
    return { status: 201, body: { keys }, committed: true }
  }

  /** Plays the receiver of a delivery, which rejects one that does not carry the key. */
  #receive({ params, headers }: Call): Reply {
    const area = areaOf(params['area'])
    const given = headers['x-webhook-key']
    const key = this.#file.value.keys[area]
    if (typeof given !== 'string' || key === null || !sameSecret(given, key.value)) {
      throw new Refusal(401, 'wrong_key', 'The delivery does not carry the expected key.')
    }
    this.#file.update((state) => withUsedKey(state, key.value, this.#now()))
    return { status: 200, body: { id: area } }
  }

  #present(): readonly (readonly [Area, WebhookKey])[] {
    const { keys } = this.#file.value
    return areas.flatMap((area) => {
      const key = keys[area]
      return key === null ? [] : [[area, key] as const]
    })
  }

  #now(): string {
    return formatInstant(this.#clock.now())
  }
}

/** Whether a request may replace a key: it may unless it says that it may not. */
function mayRotate(call: Call): boolean {
  const { rotate = true } = jsonBody(call)
  if (typeof rotate === 'boolean') return rotate
  throw new Refusal(400, 'bad_request', 'rotate is true or false.')
}

function keyExists(): Refusal {
  return new Refusal(409, 'key_exists', 'This area has a key already.')
}

function makeValue(): string {
  return `atomicat_sample_${randomBase62(36)}`
}

function listedBody(area: Area, key: WebhookKey): JsonObject {
  return { id: area, created_at: key.createdAt, last_used_at: key.lastUsedAt }
}

function shownBody(area: Area, key: WebhookKey): JsonObject {
  return { id: area, key: key.value, created_at: key.createdAt }
}
