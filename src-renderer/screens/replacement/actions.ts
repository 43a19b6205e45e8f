import type { PlaceView, RotationAction, RotationView } from '../../../src-shared/rotation.ts'
import { isNewToTurnOff, waitsForHands } from './by-hand.ts'
import { markOf } from './place-numbers.ts'
import { isPostponed } from './postponed.ts'
import { triesAgain } from './tellings.ts'

/** Actions whose weight is said before they are done. */
export type WeighedAction =
  'turn-off-old' | 'turn-off-orphan' | 'give-up-slot' | 'abandon' | 'accept-break' | 'take-back'

/** How an action stands in the footer. */
export type OfferedAction = {
  readonly action: RotationAction
  /** At most one action is filled. */
  readonly weight: 'filled' | 'plain' | 'quiet'
  /** Itself, where its weight is said first: a key dies by it, or places change; else null. */
  readonly weighed: WeighedAction | null
}

/** The likeliest next step first; what ends something comes last. */
const order: readonly RotationAction[] = [
  'start-now',
  'recover',
  'turn-off-orphan',
  'check',
  'accept-break',
  'works-by-hand',
  'places-done',
  'continue',
  'callers-told',
  'start-again',
  'none-is-ours',
  'old-is-off',
  'turn-off-old',
  'finish-keeping-old',
  'take-back',
  'abandon',
  'end-here',
]

/** Actions that a person may take but that Keyturn does not suggest. */
const quiet: ReadonlySet<RotationAction> = new Set([
  'none-is-ours',
  'finish-keeping-old',
  'take-back',
  'abandon',
  'end-here',
])

/** The actions of a view, the suggested one first and filled. */
export function offeredActions(view: RotationView): readonly OfferedAction[] {
  // Where the person decides between keys, each key of the list has its own button.
  const sorted = order.filter(
    (action) =>
      view.actions.includes(action) &&
      action !== 'give-up-slot' &&
      !(needsChoice(view) && action === 'turn-off-orphan') &&
      // Going on does nothing before the person has put their places back.
      !(action === 'continue' && waitsForHands(view)),
  )
  const isQuiet = (action: RotationAction) => quiet.has(action) && !isLastStepBack(view, action)
  const filled = sorted.find((action) => !isQuiet(action) && isSuggested(view, action))
  // What is suggested stands first, at the end of the row.
  const first = sorted.filter((action) => action === filled)
  return [...first, ...sorted.filter((action) => action !== filled)].map((action) => ({
    action,
    weight: action === filled ? 'filled' : isQuiet(action) ? 'quiet' : 'plain',
    weighed: weighedOf(view, action),
  }))
}

/** While it is taken back by hand, the end is the step that is wanted: the new key is off. */
function isLastStepBack(view: RotationView, action: RotationAction): boolean {
  return action === 'end-here' && isNewToTurnOff(view)
}

/** Whether an action is the likeliest next one, and not only allowed. */
function isSuggested(view: RotationView, action: RotationAction): boolean {
  // A place that needs a look is looked at first.
  if (action === 'callers-told') return false
  if (action === 'places-done') return !leavesOurs(view)
  if (action === 'turn-off-old') return view.truth !== 'old-still-used' && !view.retiresByItself
  return action !== 'continue' || !view.actions.includes('give-up-slot')
}

/** Whether the person must say which of the listed keys is the one whose reply was lost. */
export function needsChoice(view: RotationView): boolean {
  return view.step === 'unknown' && view.candidates.length > 0
}

/** Whether a view is over and only kept as history. */
export function isFinished(view: Pick<RotationView, 'step'>): boolean {
  return view.step === 'done' || view.step === 'abandoned'
}

/** Whether Keyturn works on it this moment; what it tries again later may be acted on meanwhile. */
export function isAtWork(view: Pick<RotationView, 'turn' | 'actions'>): boolean {
  return view.turn === 'keyturn' && view.actions.length === 0
}

/** How a view stands in the list of replacements. */
export type Standing = 'stopped' | 'check' | 'waiting' | 'working' | 'finished'

/** Sorts a view: stopped by trouble, to be checked, waiting for a person, working or finished. */
export function standingOf(view: RotationView): Standing {
  if (isFinished(view)) return 'finished'
  if (isAtWork(view)) return 'working'
  if (view.step === 'unknown' || view.step === 'creating') return 'check'
  if (view.truth === 'old-dead-new-lost') return 'stopped'
  if (view.truth === 'old-still-used') return 'waiting'
  if (goesOnByItself(view)) return 'working'
  if (view.trouble === null) return view.places.some(isStuck) ? 'stopped' : 'waiting'
  // That every place for a key is taken is a choice to make, and nothing that went wrong.
  return view.trouble.code === 'provider-slots-full' ? 'waiting' : 'stopped'
}

/** Tried again, or turned off once it is quiet: nobody needs to do anything meanwhile. */
export function goesOnByItself(view: RotationView): boolean {
  if (triesAgain(view) || isPostponed(view)) return true
  return view.step === 'promoted' && view.retiresByItself && view.trouble === null
}

/** Whether a place that Keyturn changes does not have the new key yet. */
export function leavesOurs({ places }: Pick<RotationView, 'places'>): boolean {
  const settled = ['done', 'left-out']
  return places.some(
    (place) => isStuck(place) || (place.who === 'keyturn' && !settled.includes(markOf(place))),
  )
}

function isStuck(place: PlaceView): boolean {
  return markOf(place) === 'stuck'
}

const alwaysWeighed = ['turn-off-old', 'turn-off-orphan', 'accept-break', 'take-back'] as const

/** Ending with a key made and saved turns that one off. */
function weighedOf(view: RotationView, action: RotationAction): WeighedAction | null {
  if (action === 'abandon' && view.new !== null && view.truth !== 'held') return action
  return alwaysWeighed.find((always) => always === action) ?? null
}
