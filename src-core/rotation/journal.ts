/**
 * Writes journal records: one transaction for the step and for whatever must stand or fall with it.
 *
 * A journal is re-read before every change, so that a step never overwrites what another program
 * wrote in between: the expected stamp would no longer hold.
 */
import { VaultError } from '../../src-shared/errors.ts'
import type { RotationId } from '../../src-shared/ids.ts'
import { limits } from '../../src-shared/policy.ts'
import type { Journal, Step, TrailLine } from '../../src-shared/rotation.ts'
import type { Transaction } from '../vault/transaction.ts'
import type { KeptJournal, RotationContext } from './context.ts'

/** What changes in a journal. */
export type JournalChange = Partial<
  Pick<
    Journal,
    | 'step'
    | 'name'
    | 'idsBefore'
    | 'askedAt'
    | 'newVersionId'
    | 'placesDoneAt'
    | 'graceEndsAt'
    | 'candidates'
    | 'target'
    | 'trouble'
  >
>

/** Reads a journal; throws 'not-found'. */
export function journalOf({ session }: RotationContext, id: RotationId): KeptJournal {
  const kept = session.journal(id)
  if (!kept) throw new VaultError('not-found')
  return kept
}

/** Writes a change with its line in the trail, and `also` in the same transaction. */
export function writeStep(
  context: RotationContext,
  id: RotationId,
  { change, who = 'keyturn', also }: StepToWrite,
): KeptJournal {
  context.session.transact((tx) => {
    const { body, stamp } = journalOf(context, id)
    const at = context.clock.now()
    const code = change.trouble?.code ?? null
    const line: TrailLine = { at, step: change.step ?? body.step, who, code }
    const trail = [...body.trail, line].slice(-limits.trail)
    tx.putJournal(id, { ...body, trouble: null, ...change, trail }, stamp)
    also?.(tx)
  })
  context.listener.changed(id)
  return journalOf(context, id)
}

/** One step to write down. */
export type StepToWrite = {
  readonly change: JournalChange
  readonly who?: 'keyturn' | 'person'
  /** Writes that must stand or fall with the step. */
  readonly also?: (tx: Transaction) => void
}

/** The first body of a journal. */
export function newJournal(
  { session, clock }: RotationContext,
  start: Pick<Journal, 'kind' | 'itemId' | 'connectionId' | 'name' | 'service' | 'reason'> &
    Partial<Pick<Journal, 'oldVersionId' | 'oldWasSigner' | 'planned' | 'target'>>,
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
