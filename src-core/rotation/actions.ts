/**
 * What may be done next with something under way, and whose turn it is.
 *
 * Pure functions of what is written down; the window draws its buttons from here and from nowhere
 * else. Whatever cannot go on by itself can be ended by the person.
 */
import { assertNever } from '../../src-shared/errors.ts'
import { arePlacesUndone } from '../../src-shared/place-records.ts'
import {
  arePlacesDone,
  isOldUrgent,
  isOver,
  nextWork,
  type Journal,
  type RotationAction,
  type Step,
  type Turn,
  type WorkFacts,
} from '../../src-shared/rotation.ts'
import type { FullMeans } from './strategy.ts'

/** What is known besides the journal itself. */
export type Standing = {
  /** Work on it is running right now in this process. */
  readonly running: boolean
  /** It was begun in another lineage of the vault, before a restore. */
  readonly held: boolean
  /** Its new secret is in memory only. */
  readonly unsaved: boolean
  /** The old key is turned off. */
  readonly oldIsOff: boolean
  /** The new key is turned off. */
  readonly newIsOff: boolean
  /** The step at which it was ended, for what was abandoned; else null. */
  readonly endedAt: Step | null
  /** It was ended while nobody could say whether the old key was being turned off. */
  readonly oldMayBeOff: boolean
  /** It was ended after the provider had refused the old key. */
  readonly oldWasRefused: boolean
  /** What Keyturn can do by itself. */
  readonly means: FullMeans
}

/** What is read of a journal. */
export type Known = WorkFacts &
  Pick<
    Journal,
    'trouble' | 'askedAt' | 'candidates' | 'stillUsedAt' | 'quietAt' | 'startsAt' | 'toldAt'
  >

/** What may be done next, the likeliest first. */
export function actionsOf(journal: Known, standing: Standing): readonly RotationAction[] {
  if (standing.running || isOver(journal.step)) return []
  // A secret in hand comes first, whatever else is true: it is nowhere else.
  if (standing.unsaved) return ['continue']
  if (standing.held) return ['abandon']
  switch (journal.step) {
    case 'planned':
      return actionsOfPlanned(journal, standing)
    case 'creating':
      return canLook(journal, standing) ? ['check', 'end-here'] : ['start-again', 'end-here']
    case 'unknown':
      return actionsOfUnknown(journal, standing)
    case 'orphaned':
      return actionsOfOrphaned(journal, standing)
    case 'stored':
      return actionsOfStored(journal, standing)
    case 'proved':
      return journal.backAt === undefined
        ? actionsOfProved(journal, standing)
        : goingBack(journal, standing)
    case 'promoted':
      return journal.backAt === undefined
        ? actionsOfPromoted(journal, standing)
        : goingBack(journal, standing)
    case 'retiring':
      return ['continue', 'end-here']
    case 'retired':
      return actionsOfRetired(journal)
    case 'done':
    case 'abandoned':
      return []
    default:
      return assertNever(journal.step)
  }
}

/** Whether anything can be found out about a lost reply: in place a call with the old key tells. */
function canLook({ strategy }: Known, { means }: Standing): boolean {
  return means.lists || strategy === 'in-place'
}

function actionsOfUnknown(journal: Known, standing: Standing): readonly RotationAction[] {
  // What cannot be looked into the person looks up; a chosen secret is in the vault all the same.
  if (!canLook(journal, standing)) return ['start-again', 'end-here']
  if (journal.candidates.length === 0) return ['check', 'end-here']
  return ['check', ...offOrphan(standing), 'none-is-ours', 'end-here']
}

function actionsOfPlanned(journal: Known, standing: Standing): readonly RotationAction[] {
  const actions = actionsOfBegun(journal, standing)
  if (journal.startsAt === undefined || journal.askedAt !== null) return actions
  // Until it begins there is time to tell those who use the key.
  const told: readonly RotationAction[] = journal.toldAt === undefined ? ['callers-told'] : []
  return ['start-now', ...told, ...actions.filter((action) => action !== 'continue')]
}

function actionsOfBegun(journal: Known, { means }: Standing): readonly RotationAction[] {
  if (journal.strategy === 'guided') {
    return isOldUrgent(journal) ? ['old-is-off', 'abandon'] : ['abandon']
  }
  if (journal.strategy === 'in-place' && journal.acceptedBreakAt === undefined) {
    return ['accept-break', 'abandon']
  }
  const work = nextWork(journal, means)
  if (work === 'retire' || (work === 'none' && isOldUrgent(journal))) {
    return ['turn-off-old', 'abandon']
  }
  const again = journal.askedAt === null ? 'continue' : 'start-again'
  return journal.candidates.length === 0 ? [again, 'abandon'] : ['give-up-slot', again, 'abandon']
}

/** Turning off a key whose secret was lost, where the provider lets Keyturn. */
function offOrphan({ means }: Standing): readonly RotationAction[] {
  return means.revokes ? ['turn-off-orphan'] : []
}

function actionsOfOrphaned({ strategy }: Known, standing: Standing): readonly RotationAction[] {
  const { means } = standing
  const recover: readonly RotationAction[] = means.readsAgain ? ['recover'] : []
  return strategy === 'in-place'
    ? [...recover, 'start-again', 'end-here']
    : [...recover, ...offOrphan(standing), 'check', 'end-here']
}

function actionsOfStored(journal: Known, { means }: Standing): readonly RotationAction[] {
  const byHand = nextWork(journal, means) === 'none'
  const goesOn = byHand ? 'works-by-hand' : 'continue'
  // What replaced a dead key is not turned off as well, nor what has the id of another one.
  if (journal.trouble?.code === 'same-secret') return [goesOn, 'end-here']
  return journal.oldOffAt === undefined ? [goesOn, ...given(journal)] : [goesOn, 'end-here']
}

/** How a key is given up that nothing uses; it stays if the old one does not work any more. */
function given({ trouble }: Known): readonly RotationAction[] {
  return trouble?.code === 'old-key-refused' ? ['abandon', 'end-here'] : ['abandon']
}

function actionsOfProved(journal: Known, { means }: Standing): readonly RotationAction[] {
  if (journal.kind === 'generate') return ['continue', 'abandon']
  const work = nextWork(journal, means)
  const goesOn: readonly RotationAction[] = work === 'none' ? [] : ['continue']
  const done: readonly RotationAction[] = journal.placesDoneAt === null ? ['places-done'] : []
  if (journal.oldOffAt !== undefined) return [...goesOn, ...done, 'end-here']
  // Once a place may use it, it is not turned off before the places have their old values again.
  const isUsed = journal.placesDoneAt !== null || !arePlacesUndone(journal.places ?? [])
  return [...goesOn, ...done, ...(isUsed ? (['take-back', 'end-here'] as const) : given(journal))]
}

function actionsOfPromoted(journal: Known, { means }: Standing): readonly RotationAction[] {
  if (journal.strategy === 'in-place') return ['continue', 'end-here']
  const isGone = journal.urgent === true || journal.strategy === 'guided'
  if (isGone && journal.oldOffAt !== undefined) {
    const goesOn = nextWork(journal, means) === 'none' ? [] : (['continue'] as const)
    return [...goesOn, 'places-done', 'end-here']
  }
  const off = journal.strategy === 'guided' ? 'old-is-off' : 'turn-off-old'
  // An urgent one goes without waiting for its places; any other waits for those added since.
  const isOpen = journal.urgent !== true && !arePlacesDone(journal)
  const goesOn = nextWork(journal, means) === 'update-places' ? (['continue'] as const) : []
  const done = isOpen ? (['places-done'] as const) : []
  return [...goesOn, ...done, off, 'finish-keeping-old', 'take-back']
}

/** A key that a provider says is off, and that works all the same, is turned off once more. */
function actionsOfRetired({ strategy, trouble }: Known): readonly RotationAction[] {
  const isAlive = trouble?.code === 'old-key-still-works' && (strategy ?? 'overlap') === 'overlap'
  return [...(isAlive ? (['turn-off-old'] as const) : []), 'continue', 'end-here']
}

/** While it is being taken back: what is left to do, or to type, and the end. */
function goingBack(journal: Known, { means }: Standing): readonly RotationAction[] {
  if (nextWork(journal, means) !== 'none') return ['continue', 'end-here']
  return journal.strategy === 'guided' ? ['end-here'] : ['abandon', 'end-here']
}

/** What says whether it has begun, and may. */
type Beginning = Pick<Known, 'startsAt' | 'strategy' | 'acceptedBreakAt'>

/** Whose turn it is; what Keyturn tries again by itself is its own. */
export function turnOf(
  journal: Beginning & Pick<Known, 'step' | 'notBefore' | 'stillUsedAt' | 'quietAt'>,
  { running, held }: Pick<Standing, 'running' | 'held'>,
): Turn {
  if (isOver(journal.step)) return 'nobody'
  if (running) return 'keyturn'
  // Keyturn looks again, but it is the person who decides about a key that was looked at.
  const isSeen = journal.stillUsedAt !== undefined || journal.quietAt !== undefined
  const isToBegin = journal.startsAt !== undefined && journal.step === 'planned'
  const isAsked = journal.strategy === 'in-place' && journal.acceptedBreakAt === undefined
  if (isToBegin && journal.strategy !== 'guided' && !isAsked && !held) return 'keyturn'
  const waits = journal.notBefore === undefined || (journal.step === 'promoted' && isSeen)
  return waits || held ? 'person' : 'keyturn'
}
