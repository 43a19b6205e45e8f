/**
 * What a person may say when something begins: the slot, the rights, the reason, and when.
 *
 * Checks that it can be had; what was not said is left out of the journal.
 */
import type { Why } from '../../src-shared/care.ts'
import { dayMs } from '../../src-shared/clock.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { Input } from '../../src-shared/ipc-contract.ts'
import type { Overview } from '../../src-shared/item.ts'
import type { ProviderFacts } from '../../src-shared/provider.ts'
import type { Journal } from '../../src-shared/rotation.ts'

/** How far ahead a replacement may be put off: longer would be forgotten. */
const startsAheadMs = 60 * dayMs

/** When a replacement begins, why, and whether those who use the key were told. */
export type When = {
  readonly why?: Why | undefined
  readonly told?: boolean | undefined
  readonly startsAt?: number | undefined
}

/** What a journal keeps of it; throws 'bad-request' for an instant that is past or too far ahead. */
export function keptOfWhen({ why, told, startsAt }: When, now: number) {
  const isAhead = startsAt === undefined || (startsAt > now && startsAt <= now + startsAheadMs)
  if (!isAhead) throw new VaultError('bad-request')
  return {
    ...(why === undefined ? {} : { why }),
    ...(told === true ? { toldAt: now } : {}),
    ...(startsAt === undefined ? {} : { startsAt }),
  }
}

/** The slot and the rights of a first key; throws 'bad-request' for what its provider has not. */
export function keptOfOrder(
  { areas, scopes: offered }: ProviderFacts,
  { area, scopes = [] }: Pick<Input<'keys.generate'>, 'area' | 'scopes'>,
): Pick<Journal, 'area' | 'scopes'> {
  const isArea = areas === null ? area === undefined : areas.some(({ id }) => id === area)
  if (!isArea || scopes.some((scope) => offered?.includes(scope) !== true)) {
    throw new VaultError('bad-request')
  }
  return {
    ...(area === undefined ? {} : { area }),
    ...(offered === null ? {} : { scopes: [...scopes] }),
  }
}

/** The rights of a replacement: those of the item that its provider still offers, and no more. */
export function rightsOf(
  facts: ProviderFacts | null,
  { scopes }: Overview,
): Pick<Journal, 'scopes'> {
  const offered = facts?.scopes ?? null
  if (offered === null) return {}
  return { scopes: scopes.filter((scope) => offered.includes(scope)) }
}
