import type { PlaceView, RotationView, Truth } from '../../../src-shared/rotation.ts'
import { truthWords } from '../../words/en-list.ts'
import { truthsByHand } from '../../words/en-story-by-hand.ts'

/** Whether Keyturn cannot try the keys, so that only the person's word says whether they work. */
export function isProvedByHand({
  strategy,
  lines,
}: Pick<RotationView, 'strategy' | 'lines'>): boolean {
  return strategy === 'guided' && lines.some(({ id, who }) => id === 'saved' && who === 'person')
}

/** Whether everything is put back, and the person is to turn the new key off at the provider. */
export function isNewToTurnOff(
  view: Pick<RotationView, 'strategy' | 'step' | 'backAt' | 'actions'>,
): boolean {
  const { strategy, step, backAt, actions } = view
  const isBack = strategy === 'guided' && step === 'proved' && backAt !== null
  return isBack && actions.includes('end-here') && !actions.includes('continue')
}

/** Places that only the person can put back, while the replacement is being taken back. */
export function handsNeeded({
  backAt,
  places,
}: Pick<RotationView, 'backAt' | 'places'>): readonly PlaceView[] {
  if (backAt === null) return []
  return places.filter(({ who, state }) => who === 'person' && state === 'ticked')
}

/** Whether nothing goes on before the person has put a place back: Keyturn has done its part. */
export function waitsForHands(view: Pick<RotationView, 'backAt' | 'places'>): boolean {
  const isOurs = view.places.some(({ who, state }) => who === 'keyturn' && mayHoldNew.has(state))
  return handsNeeded(view).length > 0 && !isOurs
}

/** The states in which the new key may stand in a place. */
export const mayHoldNew: ReadonlySet<PlaceView['state']> = new Set([
  'updating',
  'waiting',
  'updated',
  'ticked',
  'unknown',
  'undoing',
])

/** The one sentence about what is true; where only the person vouched for it, it says so. */
export function truthText(
  view: Pick<RotationView, 'truth' | 'strategy' | 'lines' | 'step' | 'backAt' | 'actions'>,
): string {
  if (isNewToTurnOff(view)) return truthsByHand['new-left']
  if (!isProvedByHand(view)) return truthWords[view.truth]
  return told(view.truth) ?? truthWords[view.truth]
}

function told(truth: Truth): string | undefined {
  const known: Partial<Readonly<Record<Truth, string>>> = truthsByHand
  return known[truth]
}
