/**
 * Says how an old key makes room for a new one, and what Keyturn can do by itself.
 *
 * Pure readings of what is known of a provider; nothing is pretended that a provider cannot do.
 */
import type { ProviderFacts } from '../../src-shared/provider.ts'
import { currentVersion, type Overview } from '../../src-shared/item.ts'
import type { Journal, Means, Strategy } from '../../src-shared/rotation.ts'
import type { RotationContext } from './context.ts'

/** How keys of a provider are replaced; `guided` where nothing is known of it. */
export function strategyOf(facts: Pick<ProviderFacts, 'capabilities'> | null): Strategy {
  if (!facts) return 'guided'
  const { generate, revoke, rotateInPlace, overlap } = facts.capabilities
  if (generate === 'api' && revoke === 'api' && overlap) return 'overlap'
  return rotateInPlace === 'api' ? 'in-place' : 'guided'
}

/** How the key of an item is replaced: one that the provider does not know by id, by a person. */
export function strategyOfItem(context: RotationContext, overview: Overview): Strategy {
  const known = currentVersion(overview)?.remoteId ?? null
  return known === null ? 'guided' : strategyOf(factsOf(context, overview.connectionId))
}

/** What Keyturn can do by itself in a replacement. */
export type FullMeans = Means & {
  /** The provider shows the secret of a key once more. */
  readonly readsAgain: boolean
  /** The provider lists its keys, so that a lost reply can be looked into. */
  readonly lists: boolean
  /** Keyturn can turn a key off. */
  readonly revokes: boolean
}

/** What Keyturn can do by itself where a journal was begun. */
export function meansOf(
  context: RotationContext,
  { connectionId }: Pick<Journal, 'connectionId'>,
): FullMeans {
  const facts = factsOf(context, connectionId)
  const can = facts?.capabilities
  return {
    verifies: can?.verify === 'api',
    looks: can?.list === 'api' && can.lastUsedAt === 'api' && can.revoke === 'api',
    asksPhrase: facts?.revokeWeight === 'typed-phrase' && can?.revoke === 'api',
    readsAgain: can?.readAgain === 'api',
    lists: can?.list === 'api',
    revokes: can?.revoke === 'api',
    chooses: facts?.choosesSecret === true,
  }
}

/** What is known of the provider of a connection; null where nothing is. */
export function factsOf(
  { session, facts }: RotationContext,
  id: Journal['connectionId'],
): ProviderFacts | null {
  const connection = session.connections().find((kept) => kept.id === id)
  return connection ? facts(connection.body) : null
}
