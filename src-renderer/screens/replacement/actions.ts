import type { RotationAction, RotationView } from '../../../src-shared/rotation.ts'

/** How an action stands in the footer. */
export type OfferedAction = {
  readonly action: RotationAction
  /** At most one action is filled. */
  readonly weight: 'filled' | 'plain' | 'quiet'
  /** Whether it turns a key off at the provider, so that its weight is said first. */
  readonly turnsOff: boolean
}

/** The likeliest next step first; what ends something comes last. */
const order: readonly RotationAction[] = [
  'recover',
  'turn-off-orphan',
  'check',
  'accept-break',
  'works-by-hand',
  'places-done',
  'continue',
  'start-again',
  'none-is-ours',
  'old-is-off',
  'turn-off-old',
  'give-up-slot',
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
  // Where the person decides, each key of the list has its own button.
  const sorted = order.filter(
    (action) =>
      view.actions.includes(action) && !(needsChoice(view) && action === 'turn-off-orphan'),
  )
  return sorted.map((action, index) => ({
    action,
    weight: quiet.has(action) ? 'quiet' : index === 0 ? 'filled' : 'plain',
    turnsOff: turnsOff(view, action),
  }))
}

/** Whether the person must say which of the listed keys is the one whose reply was lost. */
export function needsChoice(view: RotationView): boolean {
  return view.step === 'unknown' && view.candidates.length > 0
}

/** Whether a view is over and only kept as history. */
export function isFinished(view: Pick<RotationView, 'step'>): boolean {
  return view.step === 'done' || view.step === 'abandoned'
}

/** How a view stands in the list of replacements. */
export type Standing = 'stopped' | 'check' | 'waiting' | 'working' | 'finished'

/** Sorts a view: stopped by trouble, to be checked, waiting for a person, working or finished. */
export function standingOf(view: RotationView): Standing {
  if (isFinished(view)) return 'finished'
  if (view.turn === 'keyturn') return 'working'
  if (view.step === 'unknown' || view.step === 'creating') return 'check'
  if (view.trouble === null) return 'waiting'
  // That every place for a key is taken is a choice to make, and nothing that went wrong.
  return view.trouble.code === 'provider-slots-full' ? 'waiting' : 'stopped'
}

/** Whether an action turns a key off: ending with a key made and saved turns that one off. */
function turnsOff(view: RotationView, action: RotationAction): boolean {
  if (action === 'turn-off-old' || action === 'turn-off-orphan') return true
  return action === 'abandon' && view.new !== null && view.truth !== 'held'
}
