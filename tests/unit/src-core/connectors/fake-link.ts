import {
  connectorOf,
  type Connector,
  type KeyInHand,
  type Link,
} from '../../../../src-core/connectors/connector.ts'
import type { HttpReply, HttpRequest } from '../../../../src-core/net/http.ts'
import { ProviderId } from '../../../../src-shared/provider.ts'

/** What the samples hold where a secret would stand; no message may ever repeat it. */
export const adminSecret = 'mgmt_sample_not_to_be_told'
export const keySecret = 'key_sample_not_to_be_told'

export const keyInHand: KeyInHand = {
  remoteId: 'cred_1',
  credentialId: 'cred_1',
  secret: new TextEncoder().encode(keySecret),
}

/** A linked account whose provider answers from a script, and remembers what it was asked. */
export class FakeLink {
  readonly asked: HttpRequest[] = []
  readonly link: Link

  constructor(replies: readonly HttpReply[], change: Partial<Link> = {}) {
    const rest = [...replies]
    this.link = {
      origin: 'http://127.0.0.1:4100',
      parameters: {},
      admin: new TextEncoder().encode(adminSecret),
      clock: { now: () => 1_800_000_000_000 },
      signal: new AbortController().signal,
      transport: (request) => {
        this.asked.push(request)
        const reply = rest.shift()
        return reply ? Promise.resolve(reply) : Promise.reject(new Error('asked once too often'))
      },
      ...change,
    }
  }
}

/** A reply with a JSON body. */
export function replied(status: number, body?: unknown): HttpReply {
  return rawReply(status, body === undefined ? '' : JSON.stringify(body))
}

/** A reply with a body of any text. */
export function rawReply(status: number, body: string): HttpReply {
  return { status, body: new TextEncoder().encode(body) }
}

/** A connector that travels with the product. */
export function builtIn(id: string): Connector {
  const connector = connectorOf(ProviderId.parse(id))
  if (connector === null) throw new Error(`no connector ${id}`)
  return connector
}
