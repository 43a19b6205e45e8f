/**
 * The one sentence about what is true now, as a pure function of what is written down.
 *
 * It claims no more than is known: what was ended by the person at an unknown step stays unknown.
 */
import { assertNever } from '../../src-shared/errors.ts'
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
  switch (journal.step) {
    case 'planned':
      return 'old-works'
    case 'creating':
      return standing.running ? 'asking' : 'old-works-new-unknown'
    case 'unknown':
      return 'old-works-new-unknown'
    case 'orphaned':
      return 'orphan-exists'
    case 'stored':
      return 'new-saved-unproved'
    case 'proved':
    case 'promoted':
      return 'both-work'
    case 'retiring':
      return 'turning-off'
    case 'retired':
      return 'turned-off-unproved'
    case 'done':
      return standing.oldIsOff ? 'only-new-works' : 'both-work'
    case 'abandoned':
      return truthOfAbandoned(standing)
    default:
      return assertNever(journal.step)
  }
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

function truthOfAbandoned(standing: Standing): Truth {
  if (standing.oldIsOff) return 'turned-off-unproved'
  if (standing.endedAt === 'proved') return 'both-work'
  return wasLeftUnknown(standing) ? 'old-works-new-unknown' : 'old-works'
}

function wasLeftUnknown({ endedAt }: Standing): boolean {
  return endedAt === 'creating' || endedAt === 'unknown' || endedAt === 'orphaned'
}
