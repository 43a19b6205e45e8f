import { settlesMs } from '../../../src-shared/policy.ts'
import type { RotationView, StoryLine } from '../../../src-shared/rotation.ts'
import type { LineTold } from '../../words/en-story.ts'
import { isNewToTurnOff, isProvedByHand, waitsForHands } from './by-hand.ts'

/** Which sentence tells a line, and how its mark stands. */
export type Telling = { readonly told: LineTold; readonly mark: StoryLine['state'] }

/** Tells how the making of the new key stands. */
export function madeTold(view: RotationView, { state }: StoryLine): Telling {
  const special = lostTold(view, state) ?? backTold(view)
  if (isTurningOffFirst(view)) return { told: 'made-todo', mark: 'todo' }
  if (special) return special
  if (view.step === 'abandoned')
    return { told: view.trouble ? 'made-failed' : 'made-ended', mark: 'failed' }
  if (state === 'done') return { told: doneBy[view.strategy], mark: state }
  if (state === 'working')
    return { told: view.strategy === 'in-place' ? 'made-replacing' : 'made-working', mark: state }
  // A choice to make, and nothing that went wrong.
  if (view.trouble?.code === 'provider-slots-full') return { told: 'made-full', mark: 'waiting' }
  if (view.actions.includes('accept-break')) return { told: 'made-accept', mark: 'waiting' }
  if (asksForKey(view)) return { told: 'made-guided', mark: 'waiting' }
  if (triesAgain(view)) return { told: 'made-retry', mark: 'working' }
  if (state === 'failed') return { told: 'made-failed', mark: 'failed' }
  return { told: view.askedAt === null ? 'made-todo' : 'made-none', mark: state }
}

/** Tells how saving and proving the new key stands. */
export function savedTold(view: RotationView, { state, who }: StoryLine): Telling {
  if (view.truth === 'new-unsaved') return { told: 'saved-unsaved', mark: 'failed' }
  if (view.backAt !== null && view.new !== null && state !== 'done')
    return { told: 'saved-back', mark: 'done' }
  if (view.actions.includes('works-by-hand')) return { told: 'saved-by-hand', mark: 'waiting' }
  if (state === 'done') return { told: who === 'person' ? 'saved-said' : 'saved-done', mark: state }
  if (view.step === 'stored' && triesAgain(view)) return { told: 'saved-retry', mark: 'working' }
  if (view.truth === 'old-dead-new-saved' && state === 'failed')
    return { told: 'saved-unproved-dead', mark: 'failed' }
  if (state === 'unknown') return { told: 'saved-waiting', mark: 'waiting' }
  return { told: `saved-${state}`, mark: state }
}

/** Tells how the places stand. */
export function placesTold(view: RotationView, { state }: StoryLine): Telling {
  if (view.truth === 'taking-back' || view.truth === 'taken-back') return placesBack(view, state)
  const mark = plainState(state)
  const isOpen = mark === 'waiting' || mark === 'failed' || mark === 'working'
  if (mark !== 'done' && view.places.length > 0 && isOldDead(view))
    return { told: 'places-break', mark }
  if (isOpen && view.step === 'proved' && triesAgain(view))
    return { told: 'places-retry', mark: 'working' }
  return { told: `places-${mark}`, mark }
}

/** Tells how the old key stands. */
export function oldTold(view: RotationView, { state }: StoryLine): Telling {
  const mark = plainState(state)
  if (view.truth === 'taken-back') return { told: 'old-again', mark: 'done' }
  if (view.truth === 'taking-back')
    return isAllBack(view)
      ? { told: 'old-again', mark: 'done' }
      : { told: 'old-coming-back', mark: 'todo' }
  if (view.truth === 'either-may-live') return { told: 'old-unclear', mark: 'unknown' }
  if (state === 'done') {
    if (view.truth === 'both-work') return { told: 'old-kept', mark }
    if (isProvedByHand(view)) return { told: 'old-off-said', mark }
    return { told: view.oldOffAt !== null && !isProved(view) ? 'old-off' : 'old-done', mark }
  }
  if (view.step === 'retired') return { told: 'old-unproved', mark }
  if (isOldDead(view)) return { told: offBy(view), mark: 'done' }
  if (view.step === 'retiring' && view.actions.length === 0)
    return { told: 'old-working', mark: 'working' }
  if (mark === 'working') return { told: 'old-working', mark }
  if (view.trouble?.code === 'clock-skewed') return { told: 'old-skewed', mark: 'waiting' }
  if (view.truth === 'old-still-used') return { told: 'old-still-used', mark: 'waiting' }
  if (view.actions.includes('old-is-off')) return { told: 'old-by-hand', mark: 'waiting' }
  if (mark === 'failed') return { told: 'old-failed', mark }
  if (isTurningOffFirst(view))
    return view.trouble === null
      ? { told: 'old-first', mark: 'waiting' }
      : { told: 'old-failed', mark: 'failed' }
  if (view.retiresByItself && view.step === 'promoted') return quietTold(view)
  if (view.strategy === 'in-place' && mark === 'todo') return { told: 'old-will-die', mark }
  if (view.strategy === 'guided' && mark === 'todo') return { told: 'old-later', mark }
  return { told: `old-${mark}`, mark }
}

/** Whether a person is to make the new key now; in an emergency the old one goes first. */
export function asksForKey(view: RotationView): boolean {
  const isPlanned = view.strategy === 'guided' && view.step === 'planned'
  return isPlanned && !view.actions.includes('old-is-off')
}

/** In an emergency the old key is turned off before there is a new one. */
function isTurningOffFirst({ urgent, step, new: made, actions }: RotationView): boolean {
  if (!urgent || made !== null) return false
  const isAsked = step === 'retiring' || step === 'retired'
  return isAsked || actions.includes('turn-off-old') || actions.includes('old-is-off')
}

const doneBy = {
  overlap: 'made-done',
  'in-place': 'made-in-place',
  guided: 'made-handed-over',
} as const satisfies Record<RotationView['strategy'], LineTold>

/** Whether calls with the old key are refused already, while the replacement still goes on. */
export function isOldDead(view: Pick<RotationView, 'truth' | 'oldOffAt'>): boolean {
  return (
    view.oldOffAt !== null ||
    view.truth === 'old-dead-new-saved' ||
    view.truth === 'old-dead-new-lost' ||
    view.truth === 'off-no-new'
  )
}

/** Whether what went wrong is tried again without anybody. */
export function triesAgain(view: Pick<RotationView, 'notBefore' | 'trouble'>): boolean {
  return view.notBefore !== null && view.trouble !== null
}

function isProved({ truth }: RotationView): boolean {
  return truth === 'only-new-works' || truth === 'turned-off'
}

function lostTold(view: RotationView, state: StoryLine['state']): Telling | null {
  if (view.step === 'orphaned' && view.truth !== 'old-dead-new-lost')
    return { told: 'made-orphan', mark: 'unknown' }
  if (view.truth === 'old-dead-new-lost') return { told: 'made-dead-lost', mark: 'unknown' }
  if (view.truth === 'either-may-live')
    return { told: isLookedForAgain(view) ? 'made-old-lives' : 'made-either', mark: 'unknown' }
  if (state !== 'unknown') return null
  if (view.candidates.length > 0) return { told: 'made-unclear', mark: 'unknown' }
  return { told: isLookedForAgain(view) ? 'made-not-listed' : 'made-lost', mark: 'unknown' }
}

/** Nothing was listed, so soon after the request that this is not believed yet. */
function isLookedForAgain({ askedAt, notBefore }: RotationView): boolean {
  return askedAt !== null && notBefore === askedAt + settlesMs
}

function backTold(view: RotationView): Telling | null {
  const { truth } = view
  const isGuided = view.strategy === 'guided'
  if (truth === 'taken-back')
    return { told: isGuided ? 'made-off-said' : 'made-taken-back', mark: 'done' }
  if (truth !== 'taking-back') return null
  if (isNewToTurnOff(view)) return { told: 'made-off-by-hand', mark: 'waiting' }
  return { told: isGuided ? 'made-off-later' : 'made-taking-back', mark: 'todo' }
}

/** Tells how the places stand on the way back. */
function placesBack(view: RotationView, state: StoryLine['state']): Telling {
  const wasTouched = view.places.some((place) => place.state !== 'todo')
  const isOver = view.truth === 'taken-back' || isAllBack(view)
  if (isOver) return { told: wasTouched ? 'places-undone' : 'places-untouched', mark: 'done' }
  if (waitsForHands(view)) return { told: 'places-hands', mark: 'waiting' }
  const mark = plainState(state)
  return { told: 'places-undoing', mark: mark === 'done' || mark === 'todo' ? 'waiting' : mark }
}

/** Whether the old key is the one in use again, and only the new one is left to turn off. */
function isAllBack({ step, actions }: RotationView): boolean {
  const isTurningOff = step === 'retiring' || step === 'retired'
  return isTurningOff || (step === 'proved' && !actions.includes('continue'))
}

/** Who ended an old key that is dead before the replacement is over. */
function offBy(view: RotationView): LineTold {
  if (view.strategy === 'in-place') return 'old-dead'
  return isProvedByHand(view) ? 'old-off-said' : 'old-off'
}

/** It goes by itself: while its grace runs nothing is to be done, afterwards it is looked at. */
function quietTold(view: RotationView): Telling {
  const isLookedAt = view.notBefore !== null && view.notBefore !== view.graceEndsAt
  return { told: isLookedAt ? 'old-look-again' : 'old-quiet', mark: 'todo' }
}

function plainState(state: StoryLine['state']): Exclude<StoryLine['state'], 'unknown'> {
  return state === 'unknown' ? 'waiting' : state
}
