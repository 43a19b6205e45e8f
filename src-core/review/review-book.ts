/**
 * The review of all keys of one unlocked vault, every three calendar months.
 *
 * Finds, and writes down what a person decided; changes nothing outside the vault.
 */
import { addMonths } from '../../src-shared/badges.ts'
import { FindingKind, type Finding, type ReviewView } from '../../src-shared/care.ts'
import type { Clock } from '../../src-shared/clock.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { ItemId, RotationId } from '../../src-shared/ids.ts'
import { currentVersion, type Overview } from '../../src-shared/item.ts'
import type { ProviderFacts } from '../../src-shared/provider.ts'
import { aroundItems } from '../vault/around-items.ts'
import { leftPeopleIn, reviewSettingsOf, type ReviewSettings } from '../vault/care-settings.ts'
import type { ConnectionBody } from '../vault/connection.ts'
import type { Session } from '../vault/session.ts'
import { withAccepted, withoutAccepted } from './accepted-findings.ts'
import { findingsOf } from './findings.ts'

/** What a review works with. */
export type ReviewContext = {
  readonly session: Pick<
    Session,
    'overview' | 'overviews' | 'journals' | 'settings' | 'connections' | 'transact'
  >
  readonly clock: Clock
  readonly isRunning: (id: RotationId) => boolean
  /** What is known of a connection's provider; null for one that this version does not know. */
  readonly facts: (connection: ConnectionBody) => ProviderFacts | null
}

/** How often all keys are reviewed, in calendar months. */
const everyMonths = 3

const mostFindings = 20_000

/** How the review stands, with all that it finds; what was accepted comes last. */
export function reviewOf(context: ReviewContext): ReviewView {
  const { session, clock } = context
  const { doneAt, idleAfterDays } = reviewSettingsOf(session.settings().body)
  const now = clock.now()
  return {
    findings: allFindings(context).slice(0, mostFindings),
    doneAt,
    dueAt: doneAt === null ? now : addMonths(doneAt, everyMonths),
    idleAfterDays,
  }
}

/**
 * Whether it is time to be reminded of the review.
 *
 * Where there was none yet, the first comes three months after the oldest key: a vault that was
 * filled today has just been looked through.
 */
export function isReviewDue({ session, clock }: Pick<ReviewContext, 'session' | 'clock'>): boolean {
  const added = session.overviews().map(({ body }) => body.addedAt)
  if (added.length === 0) return false
  const { doneAt } = reviewSettingsOf(session.settings().body)
  const since = doneAt ?? added.reduce((oldest, at) => Math.min(oldest, at))
  return clock.now() >= addMonths(since, everyMonths)
}

/** Calls the review done. */
export function finishReview(context: ReviewContext): void {
  writeSettings(context, { doneAt: context.clock.now() })
}

/** Says after how many days without use a key counts as idle. */
export function setIdleAfter(context: ReviewContext, idleAfterDays: number): void {
  writeSettings(context, { idleAfterDays })
}

/** Accepts a finding, or takes that back; throws 'not-found' for one that is none. */
export function acceptFinding(
  context: ReviewContext,
  of: { readonly itemId: ItemId; readonly kind: FindingKind; readonly accepted: boolean },
): void {
  const { session, clock } = context
  const { itemId, kind, accepted } = of
  const kept = session.overview(itemId)
  if (!kept) throw new VaultError('not-found')
  const found = findingsOfItem(context, itemId).find((each) => each.kind === kind)
  if (accepted && !found) throw new VaultError('not-found')
  const acceptedFindings =
    accepted && found ? withAccepted(kept.body, found) : withoutAccepted(kept.body, kind)
  session.transact((tx) => {
    const body = { ...kept.body, acceptedFindings, changedAt: clock.now() }
    tx.putOverview(itemId, body, kept.stamp)
    tx.audit({ event: 'edited', itemId, versionId: null })
  })
}

function allFindings(context: ReviewContext): Finding[] {
  const find = finder(context)
  const found = context.session.overviews().flatMap(({ id, body }) => find(id, body))
  const rank = ({ kind }: Finding) => FindingKind.options.indexOf(kind)
  return found.sort(
    (a, b) =>
      Number(a.accepted) - Number(b.accepted) ||
      rank(a) - rank(b) ||
      (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  )
}

function findingsOfItem(context: ReviewContext, id: ItemId): Finding[] {
  const kept = context.session.overview(id)
  return kept ? finder(context)(id, kept.body) : []
}

function finder(context: ReviewContext): (id: ItemId, body: Overview) => Finding[] {
  const { session, clock, isRunning } = context
  const around = aroundItems({ session, now: clock.now(), isRunning })
  const left = leftPeopleIn(session.settings().body).map(({ name }) => name)
  const accounts = new Map(
    session.connections().map(({ id, body }) => [id, context.facts(body)] as const),
  )
  return (id, body) => {
    const facts = body.connectionId && accounts.get(body.connectionId)
    const isThere = (currentVersion(body)?.remoteId ?? null) !== null
    const turnsOff = isThere && facts?.capabilities.revoke === 'api'
    return findingsOf({ id, body, around: around(id, body), turnsOff }, left)
  }
}

function writeSettings({ session }: ReviewContext, change: Partial<ReviewSettings>): void {
  const { body, stamp } = session.settings()
  session.transact((tx) => {
    tx.putSettings({ ...body, review: { ...reviewSettingsOf(body), ...change } }, stamp)
    if (change.doneAt !== undefined) {
      tx.audit({ event: 'reviewed', itemId: null, versionId: null })
    }
  })
}
