/*
 * What is known around each item of a vault, gathered once for a whole list: who else holds its
 * secret, whether its owner has left, how its replacement stands.
 *
 * Reads overviews, journals and settings only; no secret is opened for it.
 */
import type { BadgeContext } from '../../src-shared/badges.ts'
import { areForDifferentEnvironments } from '../../src-shared/environments.ts'
import type { ItemId, RotationId } from '../../src-shared/ids.ts'
import type { Overview } from '../../src-shared/item.ts'
import { isOver, isUnknownOutcome, type Journal } from '../../src-shared/rotation.ts'
import { leavingsIn, personKey, reviewSettingsOf } from './care-settings.ts'
import type { Session } from './session.ts'
import type { Kept } from './transaction.ts'

/** What it is gathered from. */
export type AroundContext = {
  readonly session: Pick<Session, 'overviews' | 'journals' | 'settings'>
  readonly now: number
  /** Whether a replacement is being worked on at this moment, and not merely under way. */
  readonly isRunning: (id: RotationId) => boolean
}

/** Tells of each item what its badges are judged by. */
export function aroundItems(
  context: AroundContext,
): (id: ItemId, overview: Overview) => BadgeContext {
  const { session, now, isRunning } = context
  const settings = session.settings().body
  const { idleAfterDays } = reviewSettingsOf(settings)
  const leavings = leavingsIn(settings)
  const holders = liveHolders(session.overviews())
  const open = new Map(
    session
      .journals()
      .filter(({ body }) => !isOver(body.step))
      .map(({ id, body }) => [body.itemId, standingOf(body, isRunning(id))]),
  )
  return (id, overview) => ({
    now,
    idleAfterDays,
    replacement: open.get(id) ?? null,
    sameSecretAs: otherHolder(id, overview, holders),
    mixedWith: holderElsewhere(id, overview, holders),
    ownerLeftAt: leavings.get(personKey(overview.owner)) ?? null,
  })
}

type KeptOverview = Kept<ItemId, Overview>

/** The items that hold a secret which may still work, by its fingerprint. */
export type Holders = ReadonlyMap<string, readonly KeptOverview[]>

/** Who holds which secret; those that were turned off concern nobody. */
export function liveHolders(overviews: readonly KeptOverview[]): Holders {
  const holders = new Map<string, KeptOverview[]>()
  for (const kept of overviews) {
    for (const fingerprint of livePrints(kept.body)) {
      const held = holders.get(fingerprint)
      if (held) held.push(kept)
      else holders.set(fingerprint, [kept])
    }
  }
  return holders
}

function livePrints({ versions }: Overview): readonly string[] {
  return versions.flatMap(({ fingerprint, stage }) =>
    fingerprint === null || stage === 'revoked' ? [] : [fingerprint],
  )
}

function otherHolder(id: ItemId, overview: Overview, holders: Holders): string | null {
  for (const { fingerprint } of overview.versions) {
    const other = holders.get(fingerprint ?? '')?.find((kept) => kept.id !== id)
    if (other) return other.body.name
  }
  return null
}

/** Whoever holds the same secret for another environment. */
function holderElsewhere(id: ItemId, overview: Overview, holders: Holders): string | null {
  for (const fingerprint of livePrints(overview)) {
    const other = holders
      .get(fingerprint)
      ?.find((kept) => kept.id !== id && areForDifferentEnvironments(kept.body, overview))
    if (other) return other.body.name
  }
  return null
}

/** What nobody works on waits for a person, unless it went wrong or is as good as over. */
function standingOf({ step, trouble }: Journal, isRunning: boolean): BadgeContext['replacement'] {
  if (isRunning) return 'working'
  if (step === 'promoted') return trouble ? 'stopped' : null
  if (step === 'unknown' || step === 'orphaned' || step === 'creating') return 'waiting'
  return trouble && !isUnknownOutcome(trouble.code) ? 'stopped' : 'waiting'
}
