import { bearerOf, type Call } from './http/message.ts'
import { Refusal } from './http/refusal.ts'
import { randomBase62, sameSecret } from './random-values.ts'

/** What signs a person in to the practice dashboard, one token for each kind of person. */
export type ManagementTokens = {
  readonly admin: string
  readonly member: string
  readonly expired: string
}

/** Makes the tokens of a new state folder. */
export function makeManagementTokens(): ManagementTokens {
  return { admin: makeToken(), member: makeToken(), expired: makeToken() }
}

/** Refuses a request that does not come from an admin. */
export function requireAdmin(call: Call, tokens: ManagementTokens): void {
  const token = bearerOf(call)
  if (token === null) throw new Refusal(401, 'unauthorized', 'A management token is required.')
  if (sameSecret(token, tokens.admin)) return
  if (sameSecret(token, tokens.member)) {
    throw new Refusal(403, 'forbidden', 'Only an admin may manage keys.')
  }
  if (sameSecret(token, tokens.expired)) {
    throw new Refusal(401, 'token_expired', 'The management token has expired.')
  }
  throw new Refusal(401, 'unauthorized', 'The management token is not known.')
}

function makeToken(): string {
  return `mgmt_sample_${randomBase62(32)}`
}
