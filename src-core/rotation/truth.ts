/**
 * The one sentence about what is true now, as a pure function of what is written down.
 *
 * It claims no more than is known: what was ended by the person at an unknown step stays unknown.
 */
import { assertNever } from '../../src-shared/errors.ts'
import { arePlacesSettled } from '../../src-shared/place-records.ts'
import type { Truth } from '../../src-shared/rotation.ts'
import type { Known, Standing } from './actions.ts'

/** What is true now. */
export function truthOf(journal: Known, standing: Standing): Truth {
  if (standing.unsaved) return 'new-unsaved'
  if (standing.held) return 'held'
  switch (journal.kind) {
    case 'generate':
      return truthOfGenerate(journal, standing)
    case 'replace':
      return truthOfReplace(journal, standing)
    case 'turn-off':
      return truthOfTurnOff(journal, standing)
    case 'set-signer':
      return truthOfSigner(journal)
    default:
      return assertNever(journal.kind)
  }
}

function truthOfGenerate(journal: Known, standing: Standing): Truth {
  switch (journal.step) {
    case 'planned':
      return journal.trouble || journal.askedAt !== null ? 'nothing-made' : 'nothing-sent'
    case 'creating':
      return standing.running ? 'asking' : 'new-unknown'
    case 'unknown':
      return 'new-unknown'
    case 'orphaned':
      return 'orphan-exists'
    case 'stored':
      return 'new-saved-unproved'
    case 'proved':
    case 'promoted':
    case 'done':
      return 'new-works'
    case 'retiring':
    case 'retired':
      return 'turning-off'
    case 'abandoned':
      return wasLeftUnknown(standing) ? 'new-unknown' : 'nothing-made'
    default:
      return assertNever(journal.step)
  }
}

function truthOfReplace(journal: Known, standing: Standing): Truth {
  const inPlace = journal.strategy === 'in-place'
  if (journal.trouble?.code === 'old-key-refused') return 'old-dead-new-saved'
  switch (journal.step) {
    case 'planned':
      return truthOfPlanned(journal)
    case 'creating':
      return standing.running ? 'asking' : truthOfLost(journal)
    case 'unknown':
      return truthOfLost(journal)
    case 'orphaned':
      return inPlace ? 'old-dead-new-lost' : 'orphan-exists'
    case 'stored':
      return inPlace || isEndedByHand(journal) ? 'old-dead-new-saved' : 'new-saved-unproved'
    case 'proved':
    case 'promoted':
      return truthOfTwo(journal)
    case 'retiring':
      return 'turning-off'
    case 'retired':
      return 'turned-off-unproved'
    case 'done':
      return standing.oldIsOff ? 'only-new-works' : 'both-work'
    case 'abandoned':
      return truthOfAbandoned(journal, standing)
    default:
      return assertNever(journal.step)
  }
}

/** Whether a person ended the old key by making the new one. */
function isEndedByHand({ strategy, urgent, oldOffAt }: Known): boolean {
  return strategy === 'guided' && urgent !== true && oldOffAt !== undefined
}

function truthOfPlanned({ oldOffAt, strategy }: Known): Truth {
  if (oldOffAt !== undefined) return 'off-no-new'
  return strategy === 'guided' ? 'waiting-for-new' : 'old-works'
}

/** After a lost reply; in an emergency the old key is off by then. */
function truthOfLost({ strategy, oldOffAt }: Known): Truth {
  if (strategy === 'in-place') return 'either-may-live'
  return oldOffAt === undefined ? 'old-works-new-unknown' : 'new-unknown'
}

function truthOfTwo({ step, backAt, oldOffAt, stillUsedAt, places = [] }: Known): Truth {
  if (oldOffAt !== undefined) return 'old-dead-new-saved'
  if (backAt !== undefined) return 'taking-back'
  if (step === 'promoted') return stillUsedAt === undefined ? 'both-work' : 'old-still-used'
  const isBegun = places.some(({ state }) => state !== 'todo')
  return isBegun && !arePlacesSettled(places) ? 'places-changing' : 'both-work'
}

function truthOfTurnOff(journal: Known, standing: Standing): Truth {
  switch (journal.step) {
    case 'retired':
      return 'turned-off-unproved'
    case 'done':
      return 'turned-off'
    case 'abandoned':
      return standing.endedAt === 'retiring' || standing.oldIsOff
        ? 'turned-off-unproved'
        : 'old-works'
    case 'planned':
      return 'nothing-sent'
    case 'creating':
    case 'unknown':
    case 'orphaned':
    case 'stored':
    case 'proved':
    case 'promoted':
    case 'retiring':
      return 'turning-off'
    default:
      return assertNever(journal.step)
  }
}

function truthOfSigner({ step, trouble }: Known): Truth {
  if (step === 'done') return 'new-works'
  return trouble?.code === 'provider-ask-again' ? 'signer-unknown' : 'nothing-sent'
}

function truthOfAbandoned(journal: Known, standing: Standing): Truth {
  const { newVersionId, backAt, oldOffAt } = journal
  const isLost = wasLeftUnknown(standing)
  if (journal.strategy === 'in-place' && isLost) {
    return standing.endedAt === 'orphaned' ? 'old-dead-new-lost' : 'either-may-live'
  }
  if (standing.oldIsOff) return truthWithoutOld(journal, standing)
  if (standing.oldWasRefused) return 'old-dead-new-saved'
  if (backAt !== undefined) return truthOfGoneBack(standing)
  if (standing.oldMayBeOff) return 'turned-off-unproved'
  if (standing.endedAt === 'proved') return 'both-work'
  if (isLost) return 'old-works-new-unknown'
  return oldOffAt !== undefined && newVersionId === null ? 'off-no-new' : 'old-works'
}

/** What was ended after the old key had been turned off; that is proved only in an emergency. */
function truthWithoutOld({ strategy, urgent, newVersionId }: Known, standing: Standing): Truth {
  if (strategy === 'in-place') return 'old-dead-new-saved'
  if (urgent !== true || standing.endedAt === 'retired') return 'turned-off-unproved'
  if (wasLeftUnknown(standing)) return 'new-unknown'
  return newVersionId === null ? 'off-no-new' : 'old-dead-new-saved'
}

/** What was taken back; of a new key that may be off by now only the old one is known to work. */
function truthOfGoneBack({ newIsOff, endedAt }: Standing): Truth {
  if (newIsOff) return 'taken-back'
  return endedAt === 'retiring' ? 'old-works' : 'both-work'
}

function wasLeftUnknown({ endedAt }: Standing): boolean {
  return endedAt === 'creating' || endedAt === 'unknown' || endedAt === 'orphaned'
}
