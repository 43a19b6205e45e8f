/**
 * What a person decides about something under way, and the writing of it where no provider is asked.
 */
import { VaultError } from '../../src-shared/errors.ts'
import type { VersionId } from '../../src-shared/ids.ts'
import type { Input } from '../../src-shared/ipc-contract.ts'
import { arePlacesUndone, mayHoldNew } from '../../src-shared/place-records.ts'
import type { Journal, PlaceRecord, RotationAction } from '../../src-shared/rotation.ts'
import type { AuditEvent } from '../vault/audit-event.ts'
import type { KeptJournal, RotationContext } from './context.ts'
import { whyOf, writeStep, type JournalChange } from './journal.ts'
import { dropUnsent } from './chosen.ts'
import { remoteIdsInVault } from './reconcile.ts'
import { slotToGiveUp } from './slots.ts'
import { versionById, withRevoked } from './versions.ts'

/** What a person decided about something under way. */
export type Decision = Omit<Input<'rotations.act'>, 'rotationId'>

/** What is decided without asking a provider. */
export type PlainDecision = Extract<
  RotationAction,
  | 'places-done'
  | 'none-is-ours'
  | 'finish-keeping-old'
  | 'end-here'
  | 'accept-break'
  | 'take-back'
  | 'start-again'
  | 'start-now'
  | 'callers-told'
>

/** Writes the decision on a journal as it stood then, with its line in the audit log. */
export function writeDecision(
  context: RotationContext,
  kept: KeptJournal,
  decision: PlainDecision,
): void {
  const { id, stamp, body } = kept
  if (decision === 'end-here' && isNewTurnedOffBy(body)) {
    const change = { step: 'abandoned' } as const
    writeOffByWord(context, kept, { versionId: body.newVersionId, change })
    return
  }
  const { change, event } = written(decision, body, context.clock.now())
  const of = { itemId: body.itemId, versionId: body.newVersionId }
  writeStep(context, id, {
    basis: stamp,
    change,
    who: 'person',
    also: (tx) => {
      if (decision === 'end-here') dropUnsent(context, tx, body)
      if (event) tx.audit({ event, ...of })
    },
  })
}

/** Ending what was taken back by hand says that the new key is off: Keyturn cannot do that itself. */
function isNewTurnedOffBy({ strategy, step, backAt, places }: Journal): boolean {
  const isBack = step === 'proved' && backAt !== undefined
  return strategy === 'guided' && isBack && arePlacesUndone(places ?? [])
}

/** Takes the person's word that the old key is off at the provider. */
export function writeOldIsOff(context: RotationContext, kept: KeptJournal): void {
  const change = { step: 'retired', oldOffAt: context.clock.now() } as const
  writeOffByWord(context, kept, { versionId: kept.body.oldVersionId, change })
}

type OffByWord = {
  readonly versionId: VersionId | null
  readonly change: JournalChange
}

function writeOffByWord(
  context: RotationContext,
  { id, stamp, body }: KeptJournal,
  { versionId, change }: OffByWord,
): void {
  const { itemId } = body
  writeStep(context, id, {
    basis: stamp,
    change,
    who: 'person',
    also: (tx) => {
      const kept = context.session.overview(itemId)
      if (!kept || versionId === null) throw new VaultError('not-found')
      tx.putOverview(itemId, withRevoked(kept.body, versionId, context.clock.now()), kept.stamp)
      tx.audit({ event: 'turned-off', itemId, versionId, ...whyOf(body) })
    },
  })
}

/**
 * The provider's id of the key that a person wants turned off; throws 'bad-request'.
 *
 * Only the old key, or what was listed as a candidate (I7): for a lost reply only what is no key
 * that this vault holds, and to make room for a key only what may be given up.
 */
export function targetOf(
  context: RotationContext,
  body: Journal,
  { action, remoteId }: Pick<Decision, 'action' | 'remoteId'>,
): string {
  if (action === 'give-up-slot') return slotToGiveUp(context, body, remoteId)
  const overview = context.session.overview(body.itemId)?.body ?? null
  const isOld = action === 'turn-off-old'
  const old = versionById(overview, body.oldVersionId)
  const target = isOld ? old?.remoteId : (body.target ?? remoteId)
  const isCandidate = body.candidates.some((candidate) => candidate.remoteId === target)
  const mayBe = isOld || (isCandidate && !remoteIdsInVault(context).has(target ?? ''))
  if (!target || !mayBe) throw new VaultError('bad-request')
  return target
}

function written(
  decision: PlainDecision,
  body: Journal,
  now: number,
): { readonly change: JournalChange; readonly event: AuditEvent | null } {
  switch (decision) {
    case 'places-done':
      return { change: { placesDoneAt: now, ...allTicked(body, now) }, event: 'places-done' }
    case 'none-is-ours': {
      // What the person has judged is not offered again; what shows up late still is.
      const judged = body.candidates.map(({ remoteId }) => remoteId)
      const idsBefore = [...new Set([...(body.idsBefore ?? []), ...judged])]
      const change = { step: 'planned' as const, candidates: [], target: null, idsBefore }
      return { change, event: 'reconciled' }
    }
    case 'accept-break':
      return { change: { acceptedBreakAt: now }, event: null }
    case 'start-now':
      return { change: { startsAt: undefined }, event: null }
    case 'callers-told':
      return { change: { toldAt: now }, event: null }
    case 'take-back': {
      // Later than all that was done before, even by a clock that was put back.
      const backAt = Math.max(now, ...(body.places ?? []).map(({ at }) => at ?? 0))
      // Who takes it back says no longer that the places use the new key.
      return { change: { backAt, placesDoneAt: null, notBefore: undefined }, event: null }
    }
    case 'start-again':
      return { change: { step: 'planned' }, event: null }
    case 'finish-keeping-old':
      return { change: { step: 'done' }, event: 'abandoned' }
    case 'end-here':
      return { change: { step: 'abandoned' }, event: 'abandoned' }
  }
}

/** Every place uses the new key, the person says: each of them has to be given back its old one. */
function allTicked({ places }: Journal, at: number): Pick<JournalChange, 'places'> {
  if (places === undefined) return {}
  const isLeft = (record: PlaceRecord) => record.state !== 'skipped' && !mayHoldNew(record)
  return {
    places: places.map((each) =>
      isLeft(each) ? { ...each, state: 'ticked' as const, at, code: null } : each,
    ),
  }
}
