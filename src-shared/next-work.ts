import { Caller } from './caller.ts'
import { assertNever } from './errors.ts'
import type { Journal, PlaceRecord } from './journal.ts'
import { arePlacesSettled, arePlacesUndone, isSettled } from './place-records.ts'

/** What Keyturn does next by itself; `none` waits for a person or is over. */
export type NextWork =
  /** Ask the provider for a new key, and store it. */
  | 'create'
  /** Have the provider replace the key itself, and store what it answers. */
  | 'rotate-in-place'
  | 'prove-new'
  | 'update-places'
  | 'promote'
  /** Read when the old key was last used; due once its grace is over. */
  | 'look-if-quiet'
  /** Turn the old key off, or go on with turning off what the journal names. */
  | 'retire'
  | 'prove-old-refused'
  /** Write down that all is done, where there is nothing left to prove. */
  | 'finish'
  | 'undo-places'
  /** Make the old key the one in use again. */
  | 'demote'
  /** Turn the new key off, which was taken back. */
  | 'retire-new'
  | 'set-signer'
  /** Look once more what became of a lost reply; changes nothing at the provider. */
  | 'check'
  | 'none'

/** What the next work is read from: all of it stands in the journal. */
export type WorkFacts = Pick<
  Journal,
  | 'kind'
  | 'step'
  | 'strategy'
  | 'urgent'
  | 'acceptedBreakAt'
  | 'backAt'
  | 'oldOffAt'
  | 'oldWasSigner'
  | 'newVersionId'
  | 'places'
  | 'placesDoneAt'
  | 'promotedAt'
  | 'notBefore'
>

/** What the provider of a journal lets Keyturn do by itself. */
export type Means = {
  /** Trying a key by a real call. */
  readonly verifies: boolean
  /** Seeing when a key was last used, and turning it off. */
  readonly looks: boolean
  /** Turning a key off needs a phrase that a person types. */
  readonly asksPhrase: boolean
  /** Keyturn chose the secret, so that the provider's consent is proof of it; left out for no. */
  readonly chooses?: boolean
}

/** The next piece of work of a journal: a pure function of what is written down. */
export function nextWork(journal: WorkFacts, means: Means): NextWork {
  switch (journal.kind) {
    case 'generate':
    case 'replace':
      return workOnKey(journal, means)
    case 'turn-off':
      return workOfTurnOff(journal, means)
    case 'set-signer':
      return journal.step === 'planned' ? 'set-signer' : 'none'
    default:
      return assertNever(journal.kind)
  }
}

/** From when on the next work may be done without a person: at once, if that is in the past. */
export function dueAt(
  work: NextWork,
  journal: Pick<Journal, 'notBefore' | 'graceEndsAt' | 'startsAt' | 'step'>,
): number {
  const grace = work === 'look-if-quiet' ? (journal.graceEndsAt ?? 0) : 0
  return Math.max(grace, journal.notBefore ?? 0, beginsAt(journal))
}

/** From when on the first request may be sent; a clock that was put back stops nothing begun. */
export function beginsAt({ step, startsAt }: Pick<Journal, 'step' | 'startsAt'>): number {
  return step === 'planned' ? (startsAt ?? 0) : 0
}

/** Whether the old key is to go before the new one has come to its places, and has not yet. */
export function isOldUrgent({ urgent, oldOffAt }: Pick<Journal, 'urgent' | 'oldOffAt'>): boolean {
  return urgent === true && oldOffAt === undefined
}

/** Whether every place has the new key, as far as is known, or the person says so. */
export function arePlacesDone({
  places,
  placesDoneAt,
}: Pick<Journal, 'places' | 'placesDoneAt'>): boolean {
  return placesDoneAt !== null || arePlacesSettled(places ?? [])
}

/** Failures of a place after which Keyturn tries again by itself. */
const passing: ReadonlySet<string> = new Set([
  'provider-rate-limited',
  'provider-unreachable',
  'provider-ask-again',
  'place-changed',
  'disk-full',
])

/** Whether Keyturn itself has something to do at a place. */
export function isOurs(record: PlaceRecord): boolean {
  const { caller, state, code } = record
  if (caller === null || isSettled(record)) return false
  // A place that a later version of the app described is left to the person.
  const known = Caller.safeParse(caller).data
  if (!known || known.kind === 'manual') return false
  // What a program of the person's own was in the middle of, nobody but the person can say.
  if (state === 'unknown') return known.kind !== 'command' || known.preset !== 'own'
  if (state === 'failed') return passing.has(code ?? '')
  return state === 'todo' || state === 'updating' || state === 'waiting' || state === 'updated'
}

function workOnKey(journal: WorkFacts, means: Means): NextWork {
  switch (journal.step) {
    case 'planned':
      return workOfPlanned(journal, means)
    case 'stored':
      // An unproved key never reaches a caller.
      return isProvable(journal, means) ? 'prove-new' : 'none'
    case 'proved':
      return workOfProved(journal, means)
    case 'promoted':
      return workOfPromoted(journal, means)
    case 'retiring':
      return 'retire'
    case 'retired':
      return workOfRefusal(means)
    case 'unknown':
      // A first look that found nothing was too early to prove anything.
      return journal.notBefore === undefined ? 'none' : 'check'
    case 'creating':
    case 'orphaned':
    case 'done':
    case 'abandoned':
      return 'none'
    default:
      return assertNever(journal.step)
  }
}

/** Whether a new key can be proved without a person: by a call, or because it is our own choice. */
function isProvable({ strategy }: WorkFacts, { verifies, chooses }: Means): boolean {
  return verifies || (chooses === true && strategy !== 'guided')
}

function workOfPlanned(journal: WorkFacts, { asksPhrase }: Means): NextWork {
  if (journal.strategy === 'guided') return 'none'
  if (journal.strategy === 'in-place') {
    return journal.acceptedBreakAt === undefined ? 'none' : 'rotate-in-place'
  }
  // A signer cannot be turned off before another key signs: its replacement comes first.
  if (!isOldUrgent(journal) || journal.oldWasSigner) return 'create'
  return asksPhrase ? 'none' : 'retire'
}

function workOfProved(journal: WorkFacts, { asksPhrase }: Means): NextWork {
  if (journal.kind === 'generate') return 'promote'
  if (journal.backAt !== undefined) {
    if (!arePlacesUndone(journal.places ?? [])) return 'undo-places'
    return journal.strategy === 'guided' || asksPhrase ? 'none' : 'retire-new'
  }
  if (isOldUrgent(journal)) return 'promote'
  return workOfPlaces(journal) ?? 'promote'
}

function workOfPromoted(journal: WorkFacts, means: Means): NextWork {
  if (journal.backAt !== undefined) {
    return arePlacesUndone(journal.places ?? []) ? 'demote' : 'undo-places'
  }
  if (journal.strategy === 'in-place') return workOfRefusal(means)
  // In an emergency, and where a person's click at the vendor ended it, the old key is off by now.
  const isGone = journal.urgent === true || journal.strategy === 'guided'
  if (isGone && journal.oldOffAt !== undefined) return workOfPlaces(journal) ?? 'finish'
  if (journal.urgent !== true) return workOfGrace(journal, means)
  return journal.strategy === 'guided' || means.asksPhrase ? 'none' : 'retire'
}

/** What is left to do for the places; null once they are done. */
function workOfPlaces(journal: WorkFacts): NextWork | null {
  if (arePlacesDone(journal)) return null
  return (journal.places ?? []).some(isOurs) ? 'update-places' : 'none'
}

function workOfGrace(journal: WorkFacts, { looks }: Means): NextWork {
  // A place that was added, or unticked, since the switch still has the old key.
  const left = workOfPlaces(journal)
  if (left !== null) return left
  const { strategy, promotedAt } = journal
  // Without the instant of the switch nobody can say whether the old key was used after it.
  return looks && strategy !== 'guided' && promotedAt !== undefined ? 'look-if-quiet' : 'none'
}

function workOfRefusal({ verifies }: Means): NextWork {
  return verifies ? 'prove-old-refused' : 'finish'
}

function workOfTurnOff({ step }: WorkFacts, means: Means): NextWork {
  if (step === 'retiring') return 'retire'
  return step === 'retired' ? workOfRefusal(means) : 'none'
}
