/**
 * Writes journal records: one transaction for the step and for whatever must stand or fall with it.
 *
 * A journal is re-read inside the transaction, so that a change builds on what stands there; where
 * that must not have moved on since, the writer names the steps that it starts from.
 */
import { Why } from '../../src-shared/care.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { RotationId } from '../../src-shared/ids.ts'
import { limits } from '../../src-shared/policy.ts'
import { isOver, type Journal, type Step, type TrailLine } from '../../src-shared/rotation.ts'
import type { Transaction } from '../vault/transaction.ts'
import type { KeptJournal, RotationContext } from './context.ts'
import { dropPrevious } from './previous-value.ts'

/** The fields of a journal that change as it goes on. */
type Changing =
  | 'step'
  | 'reason'
  | 'urgent'
  | 'name'
  | 'idsBefore'
  | 'askedAt'
  | 'newVersionId'
  | 'oldWasSigner'
  | 'placesDoneAt'
  | 'graceEndsAt'
  | 'candidates'
  | 'target'
  | 'trouble'
  | 'acceptedBreakAt'
  | 'places'
  | 'promotedAt'
  | 'oldOffAt'
  | 'stillUsedAt'
  | 'quietAt'
  | 'backAt'
  | 'notBefore'
  | 'attempts'
  | 'why'
  | 'toldAt'
  | 'startsAt'
  | 'chosenId'

/** What changes in a journal; undefined takes a field away that need not be there. */
export type JournalChange = { readonly [Name in Changing]?: Journal[Name] | undefined }

/** The reason that a person gave, for the audit log; nothing for one of a later version. */
export function whyOf({ why }: Journal): { readonly why?: Why } {
  const known = Why.safeParse(why).data
  return known === undefined ? {} : { why: known }
}

/** Reads a journal; throws 'not-found'. */
export function journalOf({ session }: RotationContext, id: RotationId): KeptJournal {
  const kept = session.journal(id)
  if (!kept) throw new VaultError('not-found')
  return kept
}

/**
 * Writes a change with its line in the trail, and `also` in the same transaction.
 *
 * Throws 'changed-elsewhere', and writes nothing, if the journal no longer stands at a step of
 * `from`, or was written since `basis`: a late answer must not undo what was decided meanwhile, and
 * two programs with one vault must not each go on from what the other has changed.
 */
export function writeStep(
  context: RotationContext,
  id: RotationId,
  { from, basis, change: wanted, who = 'keyturn', also }: StepToWrite,
): KeptJournal {
  context.session.transact((tx) => {
    const { body, stamp } = journalOf(context, id)
    if (from && !from.includes(body.step)) throw new VaultError('changed-elsewhere')
    if (basis !== undefined && basis !== stamp) throw new VaultError('changed-elsewhere')
    const change = typeof wanted === 'function' ? wanted(body) : wanted
    const next = changed(body, change, { at: context.clock.now(), who })
    tx.putJournal(id, next, stamp)
    also?.(tx)
    if (isOver(next.step)) dropPrevious(context, tx, next)
  })
  tellChanged(context, id)
  return journalOf(context, id)
}

function changed(
  body: Journal,
  change: JournalChange,
  { at, who }: Pick<TrailLine, 'at' | 'who'>,
): Journal {
  const step = change.step ?? body.step
  const line: TrailLine = { at, step, who, code: change.trouble?.code ?? null }
  const trail = withLine(body.trail, line)
  // Tries are counted, and put off, for one step.
  const tries = step === body.step ? {} : { notBefore: undefined, attempts: undefined }
  return whole({ ...body, trouble: null, ...tries, ...change, step, trail })
}

/** The trail with one more line, unless it would only say once more what the last one says. */
function withLine(trail: readonly TrailLine[], line: TrailLine): TrailLine[] {
  const last = trail.at(-1)
  const isSame = last?.step === line.step && last.who === line.who && last.code === line.code
  return isSame ? [...trail] : [...trail, line].slice(-limits.trail)
}

/** The body without the fields that were taken away; only such may be undefined in a change. */
export function whole(body: {
  readonly [Name in keyof Journal]: Journal[Name] | undefined
}): Journal {
  return Object.fromEntries(
    Object.entries(body).filter(([, value]) => value !== undefined),
  ) as Journal
}

/** Tells the listener; one that fails must not make a commit look as if it had failed. */
export function tellChanged({ listener }: RotationContext, id: RotationId): void {
  try {
    listener.changed(id)
  } catch {
    // What was written is written; the next change or question brings the window up to date.
  }
}

/** One step to write down. */
export type StepToWrite = {
  /** The steps at which this may be written; any, if left out. */
  readonly from?: readonly Step[]
  /** The stamp of the journal on which this was decided, where nothing at all may have changed. */
  readonly basis?: number
  readonly change: JournalChange | ((body: Journal) => JournalChange)
  readonly who?: 'keyturn' | 'person'
  /** Writes that must stand or fall with the step. */
  readonly also?: (tx: Transaction) => void
}

/** The first body of a journal. */
export function newJournal(
  { session, clock }: RotationContext,
  start: Pick<Journal, 'kind' | 'itemId' | 'connectionId' | 'name' | 'service' | 'reason'> &
    Partial<
      Pick<
        Journal,
        | 'oldVersionId'
        | 'oldWasSigner'
        | 'planned'
        | 'target'
        | 'strategy'
        | 'urgent'
        | 'acceptedBreakAt'
        | 'graceHours'
        | 'places'
        | 'batchId'
        | 'why'
        | 'toldAt'
        | 'startsAt'
        | 'area'
        | 'scopes'
      >
    >,
): Journal {
  const at = clock.now()
  const step: Step = 'planned'
  return {
    v: 1,
    lineage: session.lineage,
    step,
    startedAt: at,
    planned: null,
    idsBefore: null,
    askedAt: null,
    oldVersionId: null,
    newVersionId: null,
    oldWasSigner: false,
    placesDoneAt: null,
    graceEndsAt: null,
    candidates: [],
    target: null,
    trouble: null,
    trail: [{ at, step, who: 'person', code: null }],
    ...start,
  }
}
