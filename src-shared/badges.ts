import { dayMs } from './clock.ts'
import {
  currentVersion,
  type AgeBadge,
  type Badge,
  type BadgeKind,
  type ListGroup,
  type Overview,
  type UseBadge,
} from './item.ts'
import { mixesEnvironments } from './environments.ts'
import { parseItemName } from './item-name.ts'
import { freshDays, policy } from './policy.ts'
import { isKeyCommitted } from './seen.ts'
import { accessChangedAtOf } from './stored-care.ts'

/** What is known around an item when its badges are judged. */
export type BadgeContext = {
  readonly now: number
  /** How its open replacement stands, or null without one. */
  readonly replacement: 'working' | 'waiting' | 'stopped' | null
  /** The name of another item with the same secret, or null. */
  readonly sameSecretAs: string | null
  /** The name of another item with the same secret that is for another environment, or null. */
  readonly mixedWith: string | null
  /** When its owner was marked as left, or null. */
  readonly ownerLeftAt: number | null
  /** Days without use after which a key counts as idle, as the person chose. */
  readonly idleAfterDays: number
}

/** When a key is due: its instant, and the length of the policy in days. */
export type Due = { readonly at: number; readonly policyDays: number }

const groupOf: Record<BadgeKind, ListGroup> = {
  stopped: 'act-now',
  committed: 'act-now',
  'owner-left': 'act-now',
  'access-changed': 'act-now',
  overdue: 'act-now',
  expired: 'act-now',
  waiting: 'due-soon',
  'due-soon': 'due-soon',
  'expires-soon': 'due-soon',
  'old-still-works': 'due-soon',
  'age-unknown': 'cannot-tell',
  'use-unknown': 'cannot-tell',
  dead: 'fine',
  idle: 'fine',
  'never-used': 'fine',
  shared: 'fine',
  'environments-mixed': 'fine',
  'same-secret': 'fine',
  'no-owner': 'fine',
  'no-policy': 'fine',
  'off-convention': 'fine',
  fresh: 'fine',
  ok: 'fine',
}

/** Adds calendar months to an instant in UTC; the 31st becomes the last day of a shorter month. */
export function addMonths(instant: number, months: number): number {
  const at = new Date(instant)
  const day = at.getUTCDate()
  at.setUTCDate(1)
  at.setUTCMonth(at.getUTCMonth() + months)
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()
  return at.setUTCDate(Math.min(day, last))
}

/** Whole days since an instant, never negative. */
export function ageInDays(since: number, now: number): number {
  return Math.max(0, Math.floor((now - since) / dayMs))
}

/** When the item's current key is due for replacement; null without a date or a policy. */
export function dueOf(overview: Overview): Due | null {
  const createdAt = currentVersion(overview)?.createdAt ?? null
  if (createdAt === null || overview.policy === null) return null
  const { everyMonths, everyDays } = overview.policy
  const at =
    everyMonths !== null
      ? addMonths(createdAt, everyMonths)
      : everyDays !== null
        ? createdAt + everyDays * dayMs
        : null
  return at === null ? null : { at, policyDays: Math.round((at - createdAt) / dayMs) }
}

/** Judges the age of the key that is in use. */
export function ageBadge(overview: Overview, now: number): AgeBadge {
  const createdAt = currentVersion(overview)?.createdAt ?? null
  if (createdAt === null) return 'unknown'
  const due = dueOf(overview)
  if (due && now > due.at) return 'overdue'
  if (due && now > due.at - policy.dueSoonDays.default * dayMs) return 'due-soon'
  return ageInDays(createdAt, now) < freshDays ? 'fresh' : 'ok'
}

/** Judges the use of the key that is in use; a source that cannot say stays unknown. */
export function useBadge(
  overview: Overview,
  { now, idleAfterDays }: Pick<BadgeContext, 'now' | 'idleAfterDays'>,
): UseBadge {
  const version = currentVersion(overview)
  if (!version || version.lastUsedSource === 'unknown') return 'unknown'
  if (version.lastUsedAt === null) return 'never-used'
  return ageInDays(version.lastUsedAt, now) > idleAfterDays ? 'idle' : 'used'
}

/** Every badge that holds for an item, worst first; never empty. */
export function badgesOf(overview: Overview, context: BadgeContext): readonly Badge[] {
  const state = isDead(overview)
    ? [badge('dead')]
    : [
        ...(isKeyCommitted(overview) ? [badge('committed')] : []),
        ...peopleBadges(overview, context),
        ...dateBadges(overview, context.now),
        ...useBadges(overview, context),
      ]
  const found = [
    ...replacementBadges(overview, context),
    ...state,
    ...orderBadges(overview, context),
  ]
  const order: readonly string[] = Object.keys(groupOf)
  return found.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

/** The group of the list in which an item with this worst badge stands. */
export function groupOfBadge(kind: BadgeKind): ListGroup {
  return groupOf[kind]
}

/** Whether every key that the item had was turned off. */
export function isDead({ versions }: Pick<Overview, 'versions'>): boolean {
  return versions.length > 0 && versions.every((version) => version.stage === 'revoked')
}

function badge(kind: BadgeKind, rest: Partial<Omit<Badge, 'kind'>> = {}): Badge {
  return { kind, days: null, at: null, other: null, ...rest }
}

function replacementBadges(overview: Overview, { replacement }: BadgeContext): Badge[] {
  const found: Badge[] = []
  if (replacement === 'stopped') found.push(badge('stopped'))
  if (replacement === 'waiting') found.push(badge('waiting'))
  const old = overview.versions.find((version) => version.stage === 'previous')
  if (old && replacement !== 'waiting')
    found.push(badge('old-still-works', { at: old.graceEndsAt }))
  return found
}

function dateBadges(overview: Overview, now: number): Badge[] {
  const version = currentVersion(overview)
  const due = dueOf(overview)
  const found: Badge[] = []
  const age = ageBadge(overview, now)
  if (age === 'unknown') found.push(badge('age-unknown'))
  else if (age === 'overdue') found.push(badge(age, { at: due?.at ?? null, days: past(due, now) }))
  else found.push(badge(age, { at: due?.at ?? null }))
  const expiresAt = version?.expiresAt ?? null
  if (expiresAt !== null && expiresAt <= now) found.push(badge('expired', { at: expiresAt }))
  else if (expiresAt !== null && expiresAt <= now + policy.dueSoonDays.default * dayMs)
    found.push(badge('expires-soon', { at: expiresAt }))
  return found
}

/** What became of those around a key: it is to be replaced or turned off. */
function peopleBadges(overview: Overview, { ownerLeftAt }: BadgeContext): Badge[] {
  const changedAt = accessChangedAtOf(overview)
  return [
    ...(ownerLeftAt === null ? [] : [badge('owner-left', { at: ownerLeftAt })]),
    ...(changedAt === null ? [] : [badge('access-changed', { at: changedAt })]),
  ]
}

function past(due: Due | null, now: number): number | null {
  // Overdue by less than a day still reads as one day: zero days overdue says nothing to anybody.
  return due ? Math.max(1, ageInDays(due.at, now)) : null
}

function useBadges(overview: Overview, context: BadgeContext): Badge[] {
  const use = useBadge(overview, context)
  if (use === 'used') return []
  if (use === 'unknown') return [badge('use-unknown')]
  if (use === 'never-used') return [badge('never-used')]
  const lastUsedAt = currentVersion(overview)?.lastUsedAt ?? context.now
  return [badge('idle', { days: ageInDays(lastUsedAt, context.now), at: lastUsedAt })]
}

function orderBadges(overview: Overview, { sameSecretAs, mixedWith }: BadgeContext): Badge[] {
  const found: Badge[] = []
  if (sharedBetween(overview.integration) > 1)
    found.push(badge('shared', { days: sharedBetween(overview.integration) }))
  if (mixedWith !== null || (!isDead(overview) && mixesEnvironments(overview)))
    found.push(badge('environments-mixed', { other: mixedWith }))
  if (sameSecretAs !== null) found.push(badge('same-secret', { other: sameSecretAs }))
  if (overview.owner.trim() === '') found.push(badge('no-owner'))
  if (!hasRhythm(overview)) found.push(badge('no-policy'))
  if (parseItemName(overview.name) === null) found.push(badge('off-convention'))
  return found
}

/** Whether anybody said how often it is to be replaced; a policy may hold other things alone. */
function hasRhythm({ policy: chosen }: Overview): boolean {
  return chosen !== null && (chosen.everyDays !== null || chosen.everyMonths !== null)
}

/** How many integrations a comma-separated text names. */
function sharedBetween(integration: string): number {
  return integration.split(',').filter((part) => part.trim() !== '').length
}
