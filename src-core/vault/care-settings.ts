/*
 * What the settings of a vault remember about looking after keys: who has left, and the review.
 *
 * Read loosely: what a later version wrote otherwise counts as nothing and is not written over
 * before a person changes it.
 */
import { z } from 'zod'
import { Instant } from '../../src-shared/item.ts'
import { limits, policy } from '../../src-shared/policy.ts'
import type { VaultSettings } from './settings.ts'

const { min, max, default: usualIdleDays } = policy.idleAfterDays

/** A person who has left. */
const LeftPerson = z.looseObject({
  name: z.string().min(1).max(limits.label),
  leftAt: Instant,
})

/** The people who have left; whoever is not among them is taken to be there. */
export const PeopleSettings = z.looseObject({ left: z.array(LeftPerson).max(10_000) })
export type PeopleSettings = z.infer<typeof PeopleSettings>

/** How the review of all keys stands. */
export const ReviewSettings = z.looseObject({
  /** When it was last called done, or null. */
  doneAt: Instant.nullable(),
  idleAfterDays: z.int().min(min).max(max),
})
export type ReviewSettings = z.infer<typeof ReviewSettings>

/** The people who have left. */
export function leftPeopleIn({ people }: Pick<VaultSettings, 'people'>): PeopleSettings['left'] {
  return PeopleSettings.safeParse(people).data?.left ?? []
}

/** How the review stands, also where there was none yet. */
export function reviewSettingsOf({ review }: Pick<VaultSettings, 'review'>): ReviewSettings {
  const none = { doneAt: null, idleAfterDays: usualIdleDays }
  return ReviewSettings.safeParse(review).data ?? none
}

/** A name as people are told apart: two spellings that differ in case or space are one person. */
export function personKey(name: string): string {
  return name.trim().replace(/\s+/g, ' ').normalize('NFC').toLowerCase()
}

/** When each person left, by `personKey`. */
export function leavingsIn(settings: Pick<VaultSettings, 'people'>): ReadonlyMap<string, number> {
  return new Map(leftPeopleIn(settings).map(({ name, leftAt }) => [personKey(name), leftAt]))
}
