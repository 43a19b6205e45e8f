/**
 * What a review finds among the keys of a vault.
 *
 * Pure: most of it is what the badges say, so that list and review never disagree. A key whose
 * versions are all turned off concerns no review any more.
 */
import { badgesOf, isDead, type BadgeContext } from '../../src-shared/badges.ts'
import type { Finding, FindingKind } from '../../src-shared/care.ts'
import type { ItemId } from '../../src-shared/ids.ts'
import { currentVersion, type Badge, type BadgeKind, type Overview } from '../../src-shared/item.ts'
import { rightsBeyondNeed } from '../vault/rights.ts'
import { isAccepted } from './accepted-findings.ts'
import { staleWordIn } from './stale-label.ts'

/** One key under review. */
export type Reviewed = {
  readonly id: ItemId
  readonly body: Overview
  readonly around: BadgeContext
  /** Whether Keyturn itself can turn the key off. */
  readonly turnsOff: boolean
}

/** What is found of one key, before it is said whose it is. */
export type Found = Pick<Finding, 'kind' | 'about' | 'at'>

const longestAbout = 400

/** Everything that was found of one key, in the order of FindingKind's list as far as it holds. */
export function findingsOf(key: Reviewed, left: readonly string[]): Finding[] {
  const { id, body, around, turnsOff } = key
  if (isDead(body)) return []
  const { name, providerName, owner, environment } = body
  const about = { itemId: id, name, providerName, owner, environment, turnsOff }
  return [...foundByBadges(body, around), ...foundBesides(body, around, left)].map((found) => ({
    ...about,
    ...found,
    about: found.about.slice(0, longestAbout),
    accepted: isAccepted(body, found),
  }))
}

const kindOfBadge: Partial<Record<BadgeKind, FindingKind>> = {
  'owner-left': 'owner-left',
  'access-changed': 'access-changed',
  overdue: 'overdue',
  idle: 'idle',
  'never-used': 'never-used',
  shared: 'shared-between-integrations',
  'environments-mixed': 'environments-mixed',
  'same-secret': 'same-secret',
  'no-owner': 'owner-unknown',
  'no-policy': 'no-due-date',
  'off-convention': 'off-convention',
}

function foundByBadges(body: Overview, around: BadgeContext): Found[] {
  return badgesOf(body, around).flatMap((badge) => {
    const kind = kindOfBadge[badge.kind]
    return kind === undefined ? [] : [{ kind, about: aboutOf(badge, body), at: badge.at }]
  })
}

function aboutOf({ kind, other }: Badge, { integration, environment }: Overview): string {
  if (kind === 'shared') return integration
  if (kind === 'environments-mixed') return other ?? environment
  return other ?? ''
}

function foundBesides(body: Overview, { now }: BadgeContext, left: readonly string[]): Found[] {
  const stale = staleWordIn(body, { now, left })
  const beyond = rightsBeyondNeed(body)
  return [
    ...(stale === null ? [] : [{ kind: 'label-stale', about: stale, at: null } as const]),
    ...(beyond.length === 0
      ? []
      : [{ kind: 'rights-beyond-need', about: beyond.join(', '), at: null } as const]),
    ...(lacksEnd(body) ? [{ kind: 'no-expiry', about: '', at: null } as const] : []),
  ]
}

/**
 * Whether a key that could be short-lived has no end.
 *
 * The secret of deliveries has none by its nature: its receiver would stop trusting overnight.
 */
function lacksEnd(body: Overview): boolean {
  const current = currentVersion(body)
  return body.kind !== 'webhook-secret' && current !== null && current.expiresAt === null
}
