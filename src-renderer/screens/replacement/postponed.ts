import { dayMs } from '../../../src-shared/clock.ts'
import type { PlaceView, RotationView } from '../../../src-shared/rotation.ts'
import { markOf } from './place-numbers.ts'
import { isOldDead } from './tellings.ts'

/** Whether a replacement waits for the moment that a person chose. */
export function isPostponed({
  step,
  startsAt,
  askedAt,
}: Pick<RotationView, 'step' | 'startsAt' | 'askedAt'>): boolean {
  return step === 'planned' && startsAt !== null && askedAt === null
}

/** Whether a day has passed since the new key was made, and the old one is not off. */
export function isLate(view: RotationView, now: number): boolean {
  if (view.kind !== 'replace' || view.new === null || view.backAt !== null) return false
  if (view.step === 'done' || view.step === 'abandoned') return false
  if (view.oldOffAt !== null || isOldDead(view)) return false
  return now - (view.new.createdAt ?? view.startedAt) > dayMs
}

/** The places of which nobody confirmed yet that they have the new key. */
export function unconfirmed({ places }: Pick<RotationView, 'places'>): readonly PlaceView[] {
  return places.filter((place) => !['done', 'left-out'].includes(markOf(place)))
}
