import type { Journal, RotationKind } from './journal.ts'

/** What Keyturn does next by itself; `none` waits for a person or is over. */
export type NextWork =
  'create' | 'prove-new' | 'promote' | 'retire' | 'prove-old-refused' | 'set-signer' | 'none'

/** The next piece of work of a journal: a pure function of what is written down. */
export function nextWork(journal: Pick<Journal, 'step' | 'kind' | 'placesDoneAt'>): NextWork {
  switch (journal.step) {
    case 'planned':
      return workOfPlanned(journal.kind)
    case 'stored':
      return 'prove-new'
    case 'proved':
      // An unproved key never reaches a caller; a proved one waits until the places use it.
      return journal.kind === 'generate' || journal.placesDoneAt !== null ? 'promote' : 'none'
    case 'retiring':
      return 'retire'
    case 'retired':
      return 'prove-old-refused'
    case 'creating':
    case 'promoted':
    case 'unknown':
    case 'orphaned':
    case 'done':
    case 'abandoned':
      return 'none'
  }
}

function workOfPlanned(kind: RotationKind): NextWork {
  switch (kind) {
    case 'generate':
    case 'replace':
      return 'create'
    case 'set-signer':
      return 'set-signer'
    case 'turn-off':
      return 'none'
  }
}
