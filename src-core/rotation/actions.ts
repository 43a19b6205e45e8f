/**
 * What may be done next with something under way, whose turn it is, and what is true meanwhile.
 *
 * Pure functions of what is written down; the window draws its buttons and its one permanent
 * sentence from here and from nowhere else.
 */
import { assertNever } from '../../src-shared/errors.ts'
import {
  isOver,
  type Journal,
  type RotationAction,
  type Truth,
  type Turn,
} from '../../src-shared/rotation.ts'

/** What is known besides the journal itself. */
export type Standing = {
  /** Work on it is running right now in this process. */
  readonly running: boolean
  /** It was begun in another lineage of the vault, before a restore. */
  readonly held: boolean
  /** Its new secret is in memory only, because the disk is full. */
  readonly unsaved: boolean
  /** The old key is turned off. */
  readonly oldIsOff: boolean
}

type Known = Pick<Journal, 'step' | 'kind' | 'trouble' | 'target' | 'askedAt' | 'candidates'>

/** What may be done next, the likeliest first. */
export function actionsOf(journal: Known, standing: Standing): readonly RotationAction[] {
  if (standing.running || isOver(journal.step)) return []
  if (standing.held) return ['abandon']
  if (standing.unsaved) return ['continue']
  switch (journal.step) {
    case 'planned':
      return [journal.askedAt === null ? 'continue' : 'start-again', 'abandon']
    case 'creating':
      return ['check']
    case 'unknown':
      return journal.candidates.length === 0
        ? ['check']
        : ['check', 'turn-off-orphan', 'none-is-ours']
    case 'orphaned':
      return ['turn-off-orphan', 'check']
    case 'stored':
      return ['continue', 'abandon']
    case 'proved':
      return journal.kind === 'generate' ? ['continue'] : ['places-done', 'abandon']
    case 'promoted':
      return ['turn-off-old', 'finish-keeping-old']
    case 'retiring':
    case 'retired':
      return ['continue']
    case 'done':
    case 'abandoned':
      return []
    default:
      return assertNever(journal.step)
  }
}

/** Whose turn it is. */
export function turnOf(journal: Known, standing: Standing): Turn {
  if (isOver(journal.step)) return 'nobody'
  return standing.running ? 'keyturn' : 'person'
}

/** The one sentence about what is true now. */
export function truthOf(journal: Known, standing: Standing): Truth {
  if (standing.held) return 'held'
  if (standing.unsaved) return 'new-unsaved'
  switch (journal.kind) {
    case 'generate':
      return truthOfGenerate(journal, standing)
    case 'replace':
      return truthOfReplace(journal, standing)
    case 'turn-off':
      return truthOfTurnOff(journal)
    case 'set-signer':
      return journal.step === 'done' ? 'new-works' : 'nothing-sent'
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
      return 'nothing-made'
    default:
      return assertNever(journal.step)
  }
}

function truthOfReplace(journal: Known, standing: Standing): Truth {
  switch (journal.step) {
    case 'planned':
    case 'abandoned':
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
    default:
      return assertNever(journal.step)
  }
}

function truthOfTurnOff(journal: Known): Truth {
  switch (journal.step) {
    case 'retired':
      return 'turned-off-unproved'
    case 'done':
      return 'turned-off'
    case 'abandoned':
      return 'old-works'
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
