import { Refusal } from '../http/refusal.ts'
import { randomBase62, sameSecret, sha256Hex } from '../random-values.ts'
import { noUsage, withCall, type CountedCall, type Usage } from '../usage.ts'
import type { AtnaState, BearerMode } from './state.ts'

const maxTokens = 100
const maxDeleted = 100
const tokenLifeMs = 3_600_000

/** Whose a bearer is: of a live credential, or of a dead one or token, which is refused. */
export type SignIn = { readonly id: string; readonly refusal: Refusal | null }

type Known = { readonly id: string; readonly secretSha256: string }

/** Whose a bearer is, or null where it is nobody's. */
export function signInOf(state: AtnaState, bearer: string, now: number): SignIn | null {
  const { credentials, deleted, settings } = state
  if (settings.bearerMode === 'token') return signInOfToken(state, bearer, now)
  const live = credentials.find((known) => isBearerOf(known, bearer, settings.bearerMode))
  if (live !== undefined) return { id: live.id, refusal: null }
  const dead = deleted.find((known) => isBearerOf(known, bearer, settings.bearerMode))
  return dead === undefined ? null : { id: dead.id, refusal: notValid() }
}

/** The refusal of a bearer that is no live credential's. */
export function notValid(): Refusal {
  return new Refusal(401, 'invalid_credential', 'The credential is missing or not valid.')
}

/** Exchanges a credential for a token that lives an hour. */
export function withToken(
  state: AtnaState,
  given: { readonly id: unknown; readonly secret: unknown },
  now: number,
): { readonly state: AtnaState; readonly token: string; readonly expiresIn: number } {
  const { id, secret } = given
  const credential = state.credentials.find((known) => known.id === id)
  const isRight =
    typeof secret === 'string' &&
    credential !== undefined &&
    sameSecret(sha256Hex(secret), credential.secretSha256)
  if (!isRight) throw notValid()
  const token = `atna_sample_token${randomBase62(32)}`
  const made = {
    sha256: sha256Hex(token),
    credentialId: credential.id,
    expiresAt: now + tokenLifeMs,
  }
  const accessTokens = [...state.accessTokens, made].slice(-maxTokens)
  return { state: { ...state, accessTokens }, token, expiresIn: tokenLifeMs / 1_000 }
}

/** The state without a credential, of which no more is kept than tells who still calls with it. */
export function withoutCredential(state: AtnaState, id: string | undefined): AtnaState {
  const gone = state.credentials.find((credential) => credential.id === id)
  if (gone === undefined) throw new Refusal(404, 'not_found', 'There is no such credential.')
  const { secretSha256, usage = noUsage } = gone
  return {
    ...state,
    credentials: state.credentials.filter((credential) => credential !== gone),
    deleted: [...state.deleted, { id: gone.id, secretSha256, usage }].slice(-maxDeleted),
  }
}

/** The state after a call with a credential, live or dead; only a good one moves its last use. */
export function withCountedCall(state: AtnaState, id: string, call: CountedCall): AtnaState {
  const lastUse = call.outcome === 'refused' ? {} : { lastUsedAt: call.at }
  const counted = <Credential extends { readonly id: string; readonly usage?: Usage }>(
    known: Credential,
  ) => (known.id === id ? { ...known, usage: withCall(known.usage ?? noUsage, call) } : known)
  return {
    ...state,
    credentials: state.credentials.map((known) =>
      known.id === id ? { ...counted(known), ...lastUse } : known,
    ),
    deleted: state.deleted.map(counted),
  }
}

/** What was done with a credential, live or dead. */
export function usageOf({ credentials, deleted }: AtnaState, id: string | undefined): Usage {
  const found = [...credentials, ...deleted].find((known) => known.id === id)
  if (found === undefined) throw new Refusal(404, 'not_found', 'There is no such credential.')
  return found.usage ?? noUsage
}

function signInOfToken(state: AtnaState, bearer: string, now: number): SignIn | null {
  const sha256 = sha256Hex(bearer)
  const token = state.accessTokens.find((known) => sameSecret(known.sha256, sha256))
  if (token === undefined) return null
  const id = token.credentialId
  if (!state.credentials.some((credential) => credential.id === id)) {
    return { id, refusal: notValid() }
  }
  const expired = new Refusal(401, 'token_expired', 'The access token has expired.')
  return { id, refusal: now >= token.expiresAt ? expired : null }
}

function isBearerOf({ id, secretSha256 }: Known, bearer: string, mode: BearerMode): boolean {
  const prefix = mode === 'id:secret' ? `${id}:` : ''
  if (!bearer.startsWith(prefix)) return false
  return sameSecret(sha256Hex(bearer.slice(prefix.length)), secretSha256)
}
