import type { RotationView, Truth } from '../../../src-shared/rotation.ts'
import { isOldDead } from './tellings.ts'

/** A stretch of a length, in percent of the drawing's width. */
export type Stretch = { readonly from: number; readonly to: number }

/** A mark below the lengths. */
export type Mark = {
  readonly at: number
  readonly kind: 'made' | 'asked' | 'now' | 'both-work' | 'ends'
  readonly instant: number | null
}

/** The two lengths of a replacement: what is certain is solid, what is past its time hatched. */
export type Lengths = {
  readonly old: { readonly solid: Stretch; readonly hatched: Stretch | null } | null
  readonly next: { readonly stretch: Stretch; readonly certain: boolean } | null
  readonly overlap: Stretch | null
  readonly marks: readonly Mark[]
}

/**
 * Where things stand in the drawing.
 *
 * The axis is not to scale: an old key may be a year long and its overlap a day, and the overlap is
 * what a person must see. The new key begins at a fixed place, now lies a little after it.
 */
const at = { start: 0, asked: 36, now: 44, ends: 88, end: 100, alone: 56, maybe: 76 } as const

/** Draws the lengths of a view. */
export function lengthsOf(view: RotationView, now: number): Lengths {
  const next = nextOf(view)
  const old = oldOf(view, next !== null)
  const overlap =
    old?.hatched && next?.certain === true && oldWorks(view)
      ? { from: at.asked, to: old.hatched.to }
      : null
  return { old, next, overlap, marks: marksOf(view, { now, overlap }) }
}

function nextOf(view: RotationView): Lengths['next'] {
  if (view.kind === 'turn-off' || view.kind === 'set-signer') return null
  const begins = view.old === null ? at.start : at.asked
  if (view.truth === 'taken-back') return { stretch: { from: begins, to: at.now }, certain: true }
  if (view.new !== null) return { stretch: { from: begins, to: at.end }, certain: true }
  const maybe = ['creating', 'unknown', 'orphaned'].includes(view.step)
  if (!maybe) return null
  return { stretch: { from: begins, to: begins + at.maybe - at.alone }, certain: false }
}

function oldOf(view: RotationView, hasNext: boolean): Lengths['old'] {
  if (view.old === null) return null
  if (isOff(view)) return { solid: { from: at.start, to: at.now }, hatched: null }
  if (view.truth === 'taken-back') return { solid: { from: at.start, to: at.end }, hatched: null }
  if (!hasNext) return { solid: { from: at.start, to: at.alone }, hatched: null }
  const hatchedTo = view.graceEndsAt === null ? at.end : at.ends
  return {
    solid: { from: at.start, to: at.now },
    hatched: { from: at.now, to: hatchedTo },
  }
}

function isOff(view: RotationView): boolean {
  const off: readonly Truth[] = ['turned-off', 'turned-off-unproved', 'only-new-works']
  return off.includes(view.truth) || isOldDead(view)
}

function oldWorks(view: RotationView): boolean {
  return !isOff(view) && view.truth !== 'turning-off' && view.truth !== 'taken-back'
}

function marksOf(
  view: RotationView,
  { now, overlap }: { readonly now: number; readonly overlap: Stretch | null },
): readonly Mark[] {
  const marks: Mark[] = []
  const made = view.old?.createdAt ?? null
  if (view.old !== null && made !== null) marks.push({ at: at.start, kind: 'made', instant: made })
  if (overlap) {
    marks.push({ at: at.now, kind: 'now', instant: now })
    marks.push({ at: (at.now + overlap.to) / 2, kind: 'both-work', instant: null })
    if (view.graceEndsAt !== null)
      marks.push({ at: at.ends, kind: 'ends', instant: view.graceEndsAt })
    return marks
  }
  const begins = view.old === null ? at.start : at.asked
  if (view.askedAt !== null) marks.push({ at: begins, kind: 'asked', instant: view.askedAt })
  return marks
}
