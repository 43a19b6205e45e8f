import type { PlaceView, RotationView } from '../../../src-shared/rotation.ts'
import { visibleText } from '../../format/visible-text.ts'
import { namedPlaces } from '../../words/en-places-story.ts'
import { stepWords } from '../../words/en.ts'
import { mayHoldNew } from './by-hand.ts'
import { placeName } from './place-name.ts'
import type { Weighing } from './use-acting.ts'

const words = stepWords.replacement
const roads = stepWords.roads

/** What an action does, said before it is done. */
export type Weight = {
  readonly title: string
  /** Whether a key is dead after it, so that it cannot be taken back. */
  readonly isFinal: boolean
  readonly lines: readonly string[]
  readonly button: string
  /** What a person must tick first, or null. */
  readonly tick: string | null
}

/** The weight of an action. */
export function weightOf(view: RotationView, weighing: Weighing): Weight {
  const provider = visibleText(view.providerName)
  const off = { isFinal: true, button: words.doTurnOff, tick: null }
  switch (weighing.action) {
    case 'take-back':
      return {
        title: roads.weightTakeBack,
        isFinal: false,
        lines: linesOfTakeBack(view),
        button: roads.doTakeBack,
        tick: null,
      }
    case 'accept-break':
      return {
        title: roads.weightBreak(provider),
        isFinal: true,
        lines: [roads.breakText, brokenPlaces(view.places)],
        button: roads.doReplace,
        tick: roads.iKnow,
      }
    case 'give-up-slot':
      return {
        ...off,
        title: roads.weightGiveUp(candidateName(view, weighing.remoteId), provider),
        lines: [roads.weightGiveUpText],
      }
    case 'abandon':
      return {
        ...off,
        title: words.abandonTitle,
        lines: [abandonText(view)],
      }
    case 'turn-off-orphan':
      return {
        ...off,
        title: words.weightTitle(words.weightOrphan, provider),
        lines: [weighing.remoteId === null ? words.weightOrphanText : words.weightText],
      }
    case 'turn-off-old':
      return {
        ...off,
        title: words.weightTitle(words.weightOld, provider),
        lines: [words.weightText, ...linesOfOld(view)],
      }
  }
}

function abandonText(view: RotationView): string {
  if (view.strategy === 'guided') return roads.abandonByHand(visibleText(view.providerName))
  return view.old === null ? words.abandonFirst : words.abandonText
}

function candidateName({ candidates }: RotationView, remoteId: string | null): string {
  const chosen = candidates.find((candidate) => candidate.remoteId === remoteId)
  return visibleText(chosen?.name ?? chosen?.remoteId ?? words.unnamed)
}

/** Which places break while the old key is dead and they do not have the new one. */
export function brokenPlaces(places: readonly PlaceView[]): string {
  return places.length === 0 ? roads.breaksNone : roads.breaks(namesOfPlaces(places))
}

/** Places by name, the first few. */
export function namesOfPlaces(places: readonly Pick<PlaceView, 'kind' | 'where'>[]): string {
  return namedPlaces(places.map(placeName))
}

/** Places of which the person said that they use the new key would not break. */
function linesOfOld(view: RotationView): readonly string[] {
  if (view.placesDoneAt !== null) return []
  const behind = view.places.filter(({ state }) => state !== 'updated' && state !== 'ticked')
  const names =
    view.places.length === 0 ? namedPlaces(view.callers.map(visibleText)) : namesOfPlaces(behind)
  return names === '' ? [] : [words.weightPlaces(names)]
}

function linesOfTakeBack(view: RotationView): readonly string[] {
  const steps = roads.takeBackSteps
  const back = view.places.filter(({ who, state }) => who === 'keyturn' && mayHoldNew.has(state))
  const byHand = view.places.filter(({ who, state }) => who === 'person' && state === 'ticked')
  const places = [
    ...(back.length > 0 ? [steps.places(namesOfPlaces(back))] : []),
    ...(byHand.length > 0 ? [steps.byHand(namesOfPlaces(byHand))] : []),
  ]
  return [
    ...(places.length > 0 ? places : [steps.noPlaces]),
    view.new?.signer === true ? steps.oldSigns : steps.old,
    view.strategy === 'guided'
      ? steps.offByHand(visibleText(view.providerName))
      : steps.off(visibleText(view.providerName)),
  ]
}
