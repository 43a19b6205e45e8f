/**
 * What may be done next with something under way, and whose turn it is.
 *
 * Pure functions of what is written down; the window draws its buttons from here and from nowhere
 * else. Whatever cannot go on by itself can be ended by the person.
 */
import { assertNever } from '../../src-shared/errors.ts'
import {
  isOver,
  type Journal,
  type RotationAction,
  type Step,
  type Turn,
} from '../../src-shared/rotation.ts'

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
  /** The step at which it was ended, for what was abandoned; else null. */
  readonly endedAt: Step | null
}

/** What is read of a journal. */
export type Known = Pick<
  Journal,
  'step' | 'kind' | 'trouble' | 'askedAt' | 'candidates' | 'placesDoneAt'
>

/** What may be done next, the likeliest first. */
export function actionsOf(journal: Known, standing: Standing): readonly RotationAction[] {
  if (standing.running || isOver(journal.step)) return []
  // A secret in hand comes first, whatever else is true: it is nowhere else.
  if (standing.unsaved) return ['continue']
  if (standing.held) return ['abandon']
  switch (journal.step) {
    case 'planned':
      return [journal.askedAt === null ? 'continue' : 'start-again', 'abandon']
    case 'creating':
      return ['check', 'end-here']
    case 'unknown':
      return journal.candidates.length === 0
        ? ['check', 'end-here']
        : ['check', 'turn-off-orphan', 'none-is-ours', 'end-here']
    case 'orphaned':
      return ['turn-off-orphan', 'check', 'end-here']
    case 'stored':
      return ['continue', 'abandon']
    case 'proved':
      return actionsOfProved(journal)
    case 'promoted':
      return ['turn-off-old', 'finish-keeping-old']
    case 'retiring':
    case 'retired':
      return ['continue', 'end-here']
    case 'done':
    case 'abandoned':
      return []
    default:
      return assertNever(journal.step)
  }
}

function actionsOfProved({ kind, placesDoneAt }: Known): readonly RotationAction[] {
  if (kind === 'generate') return ['continue', 'abandon']
  // Once the places use it, and perhaps webhooks are signed with it, it is not turned off any more.
  return placesDoneAt === null ? ['places-done', 'abandon'] : ['continue', 'end-here']
}

/** Whose turn it is. */
export function turnOf(journal: Pick<Known, 'step'>, standing: Standing): Turn {
  if (isOver(journal.step)) return 'nobody'
  return standing.running ? 'keyturn' : 'person'
}
