import type { ManagementTokens } from '../management.ts'
import { sameSecret, sha256Hex } from '../random-values.ts'

/** One credential as the provider remembers it: of the secret, a hash and its last characters. */
export type AtnaCredential = {
  readonly id: string
  readonly name: string
  readonly createdAt: string
  readonly lastUsedAt: string | null
  readonly secretSha256: string
  readonly last4: string
}

export type BearerMode = 'secret' | 'id:secret'

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
}

/** What the provider knows on its first day. */
export function freshAtnaState(tokens: ManagementTokens): AtnaState {
  return {
    version: 1,
    tokens,
    settings: { bearerMode: 'secret', omitCreatedAt: false },
    credentials: [],
  }
}

/** The live credential that a bearer belongs to, if there is one. */
export function credentialOfBearer(
  { credentials, settings }: AtnaState,
  bearer: string,
): AtnaCredential | undefined {
  if (settings.bearerMode === 'secret') {
    return credentials.find(({ secretSha256 }) => sameSecret(sha256Hex(bearer), secretSha256))
  }
  return credentials.find(({ id, secretSha256 }) => {
    const secret = bearer.startsWith(`${id}:`) ? bearer.slice(id.length + 1) : null
    return secret !== null && sameSecret(sha256Hex(secret), secretSha256)
  })
}
