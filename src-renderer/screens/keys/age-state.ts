import { freshDays, policy } from '../../../src-shared/bounds.ts'
import type { AgeBadge } from '../../../src-shared/item.ts'

/** How old a key is against its own policy, as the bar draws it. */
export function ageState(ageDays: number | null, policyDays: number | null): AgeBadge {
  if (ageDays === null) return 'unknown'
  if (policyDays !== null && ageDays >= policyDays) return 'overdue'
  if (policyDays !== null && ageDays >= policyDays - policy.dueSoonDays.default) return 'due-soon'
  return ageDays < freshDays ? 'fresh' : 'ok'
}
