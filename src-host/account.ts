import {
  isOriginOf,
  originOfAccount,
  type AccountLink,
  type ConnectionBody,
} from '../src-core/index.ts'
import { AccountKind } from '../src-shared/caller.ts'
import { VaultError } from '../src-shared/errors.ts'
import type { Place, PracticeProvider } from '../src-shared/ipc-contract.ts'
import { ProviderId } from '../src-shared/provider.ts'

const practicePrefix = 'practice-'

/** What sort of account a connection is, or null where it is a provider's or a later version's. */
export function accountKindOf({ provider }: Pick<ConnectionBody, 'provider'>): AccountKind | null {
  const word = provider.startsWith(practicePrefix)
    ? provider.slice(practicePrefix.length)
    : provider
  return AccountKind.safeParse(word).data ?? null
}

/** Whether an account answers on this machine only, for practice. */
export function isPracticeAccount({ provider }: Pick<ConnectionBody, 'provider'>): boolean {
  return provider.startsWith(practicePrefix)
}

/**
 * How a new account is named, and where it answers; throws 'connector-invalid'.
 *
 * In practice nothing but practice is reached, and it is found by its name.
 */
export function accountHome(
  place: Place,
  { kind, origin }: { readonly kind: AccountKind; readonly origin: string | null },
): Pick<ConnectionBody, 'provider' | 'origin'> {
  if (place === 'own') {
    return { provider: ProviderId.parse(kind), origin: originOfAccount(kind, origin) }
  }
  if (origin !== null) throw new VaultError('connector-invalid')
  return { provider: ProviderId.parse(`${practicePrefix}${kind}`), origin: null }
}

/** Where an account answers now; null for what is no account. Throws 'provider-unreachable'. */
export function accountOf(
  connection: ConnectionBody,
  practice: readonly PracticeProvider[],
): Omit<AccountLink, 'token'> | null {
  const kind = accountKindOf(connection)
  if (kind === null) return null
  const running = practice.find(({ id }) => id === connection.provider)?.origin
  const origin = isPracticeAccount(connection) ? running : connection.origin
  if (origin === undefined || origin === null) throw new VaultError('provider-unreachable')
  // A vault that somebody wrote to must not send a token elsewhere.
  if (!isOriginOf(kind, origin)) throw new VaultError('connector-invalid')
  return { kind, origin }
}
