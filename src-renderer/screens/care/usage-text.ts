import type { UsageCaller, UsageDay, UsageView } from '../../../src-shared/care.ts'

/** The sums of all days. */
export type UsageSums = { readonly used: number; readonly refused: number; readonly failed: number }

/** Sums up what was counted. */
export function usageSums(days: readonly UsageDay[]): UsageSums {
  return days.reduce(
    (sums, { used, refused, failed }) => ({
      used: sums.used + used,
      refused: sums.refused + refused,
      failed: sums.failed + failed,
    }),
    { used: 0, refused: 0, failed: 0 },
  )
}

/** The most that happened on one day, at least one, so that a bar is a share of it. */
export function busiest(days: readonly UsageDay[]): number {
  return Math.max(1, ...days.map(({ used, refused, failed }) => used + refused + failed))
}

/** The days that are shown, the newest last. */
export function shownDays({ days }: Pick<UsageView, 'days'>): readonly UsageDay[] {
  return days.toSorted((a, b) => a.day.localeCompare(b.day)).slice(-30)
}

/** Callers, those who are still refused first, then the latest. */
export function sortedCallers(callers: readonly UsageCaller[]): readonly UsageCaller[] {
  return callers.toSorted(
    (a, b) => Number(b.refused > 0) - Number(a.refused > 0) || b.lastAt - a.lastAt,
  )
}
