import type { SchemeId } from '../../src-shared/webhook.ts'
import type { Caller } from '../caller/caller.ts'
import type { ManagementTokens } from '../management.ts'
import type { WhyRefused } from './check.ts'

/** Where deliveries come in, and what they are checked against. */
export type Endpoint = {
  readonly name: string
  readonly scheme: SchemeId
  readonly header: string
  readonly secrets: readonly string[]
  readonly envFile: string | null
  readonly variables: readonly string[]
  readonly received: readonly Received[]
}

/** One delivery that came; of a refused one nothing but that it came. */
export type Received = {
  readonly id: string
  readonly at: string
  readonly why: WhyRefused | null
  readonly signedBy: string | null
  /** What the body calls its event; read only once the delivery was accepted. */
  readonly event: string | null
}

/** Secrets stand here whole: an HMAC cannot be checked with a hash. */
export type ReceiverState = {
  readonly version: 1
  readonly tokens: ManagementTokens
  readonly endpoints: readonly Endpoint[]
  readonly callers: readonly Caller[]
}

/** What the receiver knows on its first day. */
export function freshReceiverState(tokens: ManagementTokens): ReceiverState {
  return { version: 1, tokens, endpoints: [], callers: [] }
}
