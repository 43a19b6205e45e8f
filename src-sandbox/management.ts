import { bearerOf, type Call } from './http/message.ts'
import { Refusal } from './http/refusal.ts'
import type { Route } from './http/router.ts'
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

/** What a person who is signed in may do. */
export type Role = 'admin' | 'member'

/** Refuses a request that does not come from an admin. */
export function requireAdmin(call: Call, tokens: ManagementTokens): void {
  if (signedInAs(call, tokens) === 'admin') return
  throw new Refusal(403, 'forbidden', 'Only an admin may manage keys.')
}

/** The role of whoever is signed in; refuses everybody else. */
export function signedInAs(call: Call, tokens: ManagementTokens): Role {
  const token = bearerOf(call)
  if (token === null) throw new Refusal(401, 'unauthorized', 'A management token is required.')
  if (sameSecret(token, tokens.admin)) return 'admin'
  if (sameSecret(token, tokens.member)) return 'member'
  if (sameSecret(token, tokens.expired)) {
    throw new Refusal(401, 'token_expired', 'The management token has expired.')
  }
  throw new Refusal(401, 'unauthorized', 'The management token is not known.')
}

/** Tells who is signed in, and whether that person may manage keys. */
export function sessionRoute(tokens: () => ManagementTokens): Route {
  return {
    method: 'GET',
    path: '/sim/v1/session',
    access: 'open',
    handle: (call) => {
      const role = signedInAs(call, tokens())
      return { status: 200, body: { role, may_manage: role === 'admin' } }
    },
  }
}

function makeToken(): string {
  return `mgmt_sample_${randomBase62(32)}`
}
