// Says where the accounts answer through which services are written.
// Promises that a token goes to its own service, to a person's own GitLab, or stays on this machine.
import type { AccountKind } from '../../../src-shared/caller.ts'
import { VaultError } from '../../../src-shared/errors.ts'
import { isAllowedOrigin, isLoopbackOrigin } from '../../net/origin.ts'

/** Where each service answers when nothing else is said. */
export const accountOrigins: Readonly<Record<AccountKind, string>> = {
  github: 'https://api.github.com',
  gitlab: 'https://gitlab.com',
  vercel: 'https://api.vercel.com',
}

/**
 * The origin of an account that a person links: the service's own, or a GitLab of theirs.
 *
 * Throws `connector-invalid` for an origin that the service cannot have.
 */
export function originOfAccount(kind: AccountKind, own: string | null): string {
  if (own === null || own === accountOrigins[kind]) return accountOrigins[kind]
  if (kind !== 'gitlab' || !isAllowedOrigin(own)) throw new VaultError('connector-invalid')
  return own
}

/** Whether a token of this kind may be sent there: practice services answer on this machine. */
export function isOriginOf(kind: AccountKind, origin: string): boolean {
  if (isLoopbackOrigin(origin)) return true
  return kind === 'gitlab' ? isAllowedOrigin(origin) : origin === accountOrigins[kind]
}
