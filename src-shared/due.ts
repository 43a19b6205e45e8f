import { ageBadge, dueOf } from './badges.ts'
import type { DueView } from './batch.ts'
import type { ItemId } from './ids.ts'
import { dayMs } from './clock.ts'
import { currentVersion, type Overview } from './item.ts'
import { policy } from './policy.ts'

/** What is due among many items, without whether the person wants to hear of it. */
export type DueCounts = Omit<DueView, 'quiet'>

/** An item that is judged. */
export type DueItem = { readonly id: ItemId; readonly body: Overview }

/** How many of the worst are named. */
const named = 5

type Lateness = { readonly kind: 'overdue' | 'expired' | 'due-soon'; readonly at: number }

/**
 * Counts what is due now.
 *
 * Each item counts once, by the worse of its two dates as its badge shows it: its age comes before
 * the day on which its provider ends it. An old key counts only once its grace is over.
 */
export function dueOfAll(items: readonly DueItem[], now: number): DueCounts {
  const late = items.flatMap(({ id, body }) => {
    const lateness = latenessOf(body, now)
    return lateness === null ? [] : [{ ...lateness, itemId: id, name: body.name }]
  })
  const count = (kind: Lateness['kind']) => late.filter((each) => each.kind === kind).length
  const past = late.filter(({ kind }) => kind !== 'due-soon')
  past.sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1))
  return {
    overdue: count('overdue'),
    dueSoon: count('due-soon'),
    expired: count('expired'),
    oldStillWork: items.reduce((sum, { body }) => sum + oldStillWork(body, now), 0),
    first: past.slice(0, named).map(({ itemId, name, at }) => ({ itemId, name, at })),
  }
}

/** Whether the key in use is past its date: by the item's policy, or by the provider's own end. */
export function isPastDue(overview: Overview, now: number): boolean {
  const lateness = latenessOf(overview, now)
  return lateness !== null && lateness.kind !== 'due-soon'
}

function latenessOf(overview: Overview, now: number): Lateness | null {
  const age = ageBadge(overview, now)
  const at = dueOf(overview)?.at ?? now
  if (age === 'overdue') return { kind: 'overdue', at }
  const expiresAt = currentVersion(overview)?.expiresAt ?? null
  if (expiresAt !== null && expiresAt <= now) return { kind: 'expired', at: expiresAt }
  if (age === 'due-soon') return { kind: 'due-soon', at }
  const isSoon = expiresAt !== null && expiresAt <= now + policy.dueSoonDays.default * dayMs
  return isSoon ? { kind: 'due-soon', at: expiresAt } : null
}

function oldStillWork({ versions }: Overview, now: number): number {
  return versions.filter(
    ({ stage, graceEndsAt }) => stage === 'previous' && graceEndsAt !== null && graceEndsAt <= now,
  ).length
}
