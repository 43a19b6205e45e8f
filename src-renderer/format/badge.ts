import type { Badge, BadgeKind } from '../../src-shared/item.ts'
import { listWords } from '../words/en-list.ts'
import { formatNearDay } from './dates.ts'

/** The shapes that a badge may begin with. */
export type BadgeShape =
  | 'diamond'
  | 'octagon'
  | 'half'
  | 'dashed'
  | 'empty'
  | 'bars'
  | 'linked'
  | 'lines'
  | 'person'
  | 'tick'

/** How loud a badge is. */
export type BadgeTone = 'act' | 'soon' | 'outline' | 'bare'

/** The shape and tone of every kind of badge. */
export const badgeLook: Readonly<
  Record<BadgeKind, { readonly shape: BadgeShape; readonly tone: BadgeTone }>
> = {
  stopped: { shape: 'octagon', tone: 'act' },
  committed: { shape: 'octagon', tone: 'act' },
  'owner-left': { shape: 'person', tone: 'act' },
  'access-changed': { shape: 'diamond', tone: 'act' },
  overdue: { shape: 'diamond', tone: 'act' },
  expired: { shape: 'diamond', tone: 'act' },
  waiting: { shape: 'half', tone: 'soon' },
  'due-soon': { shape: 'half', tone: 'soon' },
  'expires-soon': { shape: 'half', tone: 'soon' },
  'old-still-works': { shape: 'half', tone: 'soon' },
  'age-unknown': { shape: 'dashed', tone: 'outline' },
  'use-unknown': { shape: 'dashed', tone: 'outline' },
  dead: { shape: 'empty', tone: 'bare' },
  idle: { shape: 'bars', tone: 'outline' },
  'never-used': { shape: 'empty', tone: 'outline' },
  shared: { shape: 'linked', tone: 'outline' },
  'environments-mixed': { shape: 'lines', tone: 'outline' },
  'same-secret': { shape: 'lines', tone: 'outline' },
  'no-owner': { shape: 'person', tone: 'outline' },
  'no-policy': { shape: 'dashed', tone: 'outline' },
  'off-convention': { shape: 'dashed', tone: 'outline' },
  fresh: { shape: 'tick', tone: 'bare' },
  ok: { shape: 'tick', tone: 'bare' },
}

/** The words of a badge, such as `352 days overdue` or `Due 24 Nov`. */
export function badgeText(badge: Badge, now: number): string {
  const words = listWords.badges
  const day = badge.at === null ? null : formatNearDay(badge.at, now)
  switch (badge.kind) {
    case 'overdue':
      return badge.days === null ? words.overdueNow : words.overdue(badge.days)
    case 'due-soon':
      return day === null ? words.dueSoon : words.due(day)
    case 'expires-soon':
      return day === null ? words.dueSoon : words.expires(day)
    case 'old-still-works':
      return day === null ? words.oldWorks : words.oldWorksUntil(day)
    case 'idle':
      return words.idle(badge.days ?? 0)
    case 'shared':
      return badge.days === null ? words.sharedBare : words.shared(badge.days)
    case 'same-secret':
      return words.sameAs(badge.other ?? '')
    case 'stopped':
    case 'committed':
    case 'owner-left':
    case 'access-changed':
    case 'environments-mixed':
    case 'expired':
    case 'waiting':
    case 'age-unknown':
    case 'use-unknown':
    case 'dead':
    case 'never-used':
    case 'no-owner':
    case 'no-policy':
    case 'off-convention':
    case 'fresh':
    case 'ok':
      return words[plainWords[badge.kind]]
  }
}

/** The badges whose words need no number, date or name. */
const plainWords = {
  stopped: 'stopped',
  committed: 'committed',
  'owner-left': 'ownerLeft',
  'access-changed': 'accessChanged',
  'environments-mixed': 'environmentsMixed',
  expired: 'expired',
  waiting: 'waiting',
  'age-unknown': 'ageUnknown',
  'use-unknown': 'useUnknown',
  dead: 'dead',
  'never-used': 'neverUsed',
  'no-owner': 'noOwner',
  'no-policy': 'noPolicy',
  'off-convention': 'offConvention',
  fresh: 'fresh',
  ok: 'ok',
} as const
