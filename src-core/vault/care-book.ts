/**
 * How the keys of one unlocked vault are looked after: the steps, the need, the rights, the end.
 *
 * What is written here stands in the item's overview, so that lists and reviews know it.
 */
import type { CareStep, CareView, NeedAnswer } from '../../src-shared/care.ts'
import { NeedAnswer as NeedAnswers } from '../../src-shared/care.ts'
import type { Clock } from '../../src-shared/clock.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { ItemId } from '../../src-shared/ids.ts'
import { currentVersion, type Overview } from '../../src-shared/item.ts'
import { accessChangedAtOf, storedCareOf } from '../../src-shared/stored-care.ts'
import type { AuditEvent } from './audit-event.ts'
import { leavingsIn, personKey } from './care-settings.ts'
import { careStepsOf } from './care-steps.ts'
import { isWriteRight, rightsBeyondNeed } from './rights.ts'
import type { Session } from './session.ts'

/** What care is kept with. */
export type CareContext = {
  readonly session: Pick<
    Session,
    'overview' | 'overviews' | 'journals' | 'settings' | 'audit' | 'transact'
  >
  readonly clock: Clock
}

/** Which item, and which writing of it was read. */
export type CareOf = { readonly itemId: ItemId; readonly stamp: number }

/** What a person says of a key. */
export type CareAnswers = {
  readonly answers: readonly NeedAnswer[]
  readonly needs: readonly string[]
  readonly granted: readonly string[]
  readonly expiresAt: number | null
}

/** Lines of the audit log in which steps are looked for. */
const auditLines = 10_000

/** How one key is looked after; throws 'not-found'. */
export function careOf({ session }: CareContext, itemId: ItemId): CareView {
  const { body } = keptOf(session, itemId)
  const care = storedCareOf(body)
  const journals = session.journals().filter((kept) => kept.body.itemId === itemId)
  const audit = session.audit({ itemId, limit: auditLines })
  const records = { overview: body, audit, journals: journals.map((kept) => kept.body) }
  return {
    steps: careStepsOf(records),
    answers: care.answers.flatMap((answer) => NeedAnswers.safeParse(answer).data ?? []),
    needs: [...care.needs],
    granted: [...body.scopes],
    beyond: [...rightsBeyondNeed(body)],
    accessChangedAt: accessChangedAtOf(body),
    ownerLeftAt: leavingsIn(session.settings().body).get(personKey(body.owner)) ?? null,
  }
}

/** Ticks one step, or takes the tick away; what the vault knows by itself stays known. */
export function tickStep(
  context: CareContext,
  of: CareOf,
  { step, done }: { readonly step: CareStep; readonly done: boolean },
): void {
  const at = context.clock.now()
  change(context, of, {
    event: 'edited',
    to: (overview) => {
      const care = storedCareOf(overview)
      const others = care.steps.filter((each) => each.step !== step)
      return { ...overview, care: { ...care, steps: done ? [...others, { step, at }] : others } }
    },
  })
}

/**
 * Writes down why a key is needed, what for, what it may do, and until when it lives.
 *
 * Whoever answered has thought about it: the first two steps are ticked with it.
 */
export function setCare(context: CareContext, of: CareOf, said: CareAnswers): void {
  const at = context.clock.now()
  change(context, of, {
    event: 'edited',
    to: (overview) => {
      const care = storedCareOf(overview)
      const answered = [
        ...(said.answers.length > 0 ? ['confirm-need'] : []),
        ...(said.needs.length > 0 ? ['review-data'] : []),
      ].filter((step) => care.steps.every((each) => each.step !== step))
      const steps = [...care.steps, ...answered.map((step) => ({ step, at }))]
      const current = currentVersion(overview)
      return {
        ...overview,
        scopes: [...said.granted],
        // What may change something is the higher risk, whoever forgot to say so.
        canWrite: overview.canWrite || said.granted.some(isWriteRight),
        care: { ...care, steps, answers: [...said.answers], needs: [...said.needs] },
        versions: overview.versions.map((version) =>
          version === current ? { ...version, expiresAt: said.expiresAt } : version,
        ),
      }
    },
  })
}

/** Notes that access changed, or takes it back. */
export function noteAccessChanged(context: CareContext, of: CareOf, changed: boolean): void {
  const accessChangedAt = changed ? context.clock.now() : null
  change(context, of, {
    event: changed ? 'access-changed' : 'edited',
    to: (overview) => ({ ...overview, care: { ...storedCareOf(overview), accessChangedAt } }),
  })
}

type Change = {
  readonly event: AuditEvent
  readonly to: (overview: Overview) => Overview
}

function change({ session, clock }: CareContext, { itemId, stamp }: CareOf, { event, to }: Change) {
  const { body } = keptOf(session, itemId)
  session.transact((tx) => {
    tx.putOverview(itemId, { ...to(body), changedAt: clock.now() }, stamp)
    const versionId = event === 'edited' ? null : (currentVersion(body)?.id ?? null)
    tx.audit({ event, itemId, versionId })
  })
}

function keptOf(session: CareContext['session'], itemId: ItemId) {
  const kept = session.overview(itemId)
  if (!kept) throw new VaultError('not-found')
  return kept
}
