import type { ManagementTokens } from '../management.ts'
import type { Usage } from '../usage.ts'

/** One credential as the provider remembers it: of the secret, a hash and its last characters. */
export type AtnaCredential = {
  readonly id: string
  readonly name: string
  readonly createdAt: string
  readonly lastUsedAt: string | null
  readonly secretSha256: string
  readonly last4: string
  /** Left out in what an earlier build wrote, which counted nothing. */
  readonly usage?: Usage
}

/** A deleted credential: enough to know who goes on calling with it. */
export type DeadCredential = Pick<AtnaCredential, 'id' | 'secretSha256' | 'usage'>

/** A token that a credential was exchanged for. */
export type AccessToken = {
  readonly sha256: string
  readonly credentialId: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

/** What stands after `Bearer`; ATNA's page does not say. */
export const bearerModes = ['secret', 'id:secret', 'token'] as const
export type BearerMode = (typeof bearerModes)[number]

export type AtnaSettings = {
  readonly bearerMode: BearerMode
  /** Whether the list leaves out when a credential was made. */
  readonly omitCreatedAt: boolean
}

export type AtnaState = {
  readonly version: 1
  readonly tokens: ManagementTokens
  readonly settings: AtnaSettings
  readonly credentials: readonly AtnaCredential[]
  readonly deleted: readonly DeadCredential[]
  readonly accessTokens: readonly AccessToken[]
}

/** What the provider knows on its first day. */
export function freshAtnaState(tokens: ManagementTokens): AtnaState {
  return {
    version: 1,
    tokens,
    settings: { bearerMode: 'secret', omitCreatedAt: false },
    credentials: [],
    deleted: [],
    accessTokens: [],
  }
}
