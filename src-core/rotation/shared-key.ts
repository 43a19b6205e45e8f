/**
 * Gives a new key to every item that had the old one, where a provider shares one between slots.
 *
 * Each of these items gets a replacement of its own that begins where the new key is stored: it is
 * proved there, brought to the places of that item, and told like any other. One that was planned
 * there anyway becomes that replacement. While another is further on nothing is asked of the
 * provider: it would bring a key to its places that is dead by then.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { RotationId, VersionId } from '../../src-shared/ids.ts'
import { currentVersion, type Overview, type SecretVersion } from '../../src-shared/item.ts'
import { isOver, type Journal } from '../../src-shared/rotation.ts'
import type { Kept, Transaction } from '../vault/transaction.ts'
import type { RotationContext } from './context.ts'
import { firstPlaces } from './distribute.ts'
import { newJournal } from './journal.ts'
import { nameOfReplacement } from './next-name.ts'
import { keptUntil, withSuperseded } from './superseded.ts'
import { versionById, withVersion } from './versions.ts'

/** The key that was made in place of the old one of a journal. */
export type Shared = {
  readonly body: Journal
  readonly version: SecretVersion
  readonly secret: Uint8Array
}

/** Throws 'replacement-open' while another item is given the value that is to be replaced. */
export function refuseWhileShared(context: RotationContext, body: Journal): void {
  const sharing = new Set(sharers(context, body).map(({ kept }) => kept.id))
  const isGiven = context.session
    .journals()
    .some(
      ({ body: { itemId, step } }) => sharing.has(itemId) && step !== 'planned' && !isOver(step),
    )
  if (isGiven) throw new VaultError('replacement-open')
}

/** Writes the new key to the other items of the account that had the old value. */
export function shareKey(context: RotationContext, tx: Transaction, shared: Shared): void {
  for (const sharer of sharers(context, shared.body)) giveKey(context, tx, { shared, ...sharer })
}

type Sharer = {
  readonly kept: Kept<Journal['itemId'], Overview>
  readonly current: SecretVersion
}

/** The other items of the account with the value that is replaced, or is in use by now. */
function sharers({ session }: RotationContext, body: Journal): readonly Sharer[] {
  const own = session.overview(body.itemId)?.body ?? null
  const past = [versionById(own, body.oldVersionId), own && currentVersion(own)]
  const values = new Set(past.flatMap((version) => version?.fingerprint ?? []))
  return session.overviews().flatMap((kept) => {
    const isOther = kept.id !== body.itemId && kept.body.connectionId === body.connectionId
    const current = isOther ? currentVersion(kept.body) : null
    return current && values.has(current.fingerprint ?? '') ? [{ kept, current }] : []
  })
}

type Giving = Sharer & { readonly shared: Shared }

function giveKey(context: RotationContext, tx: Transaction, of: Giving): void {
  const { shared, kept, current } = of
  const at = shared.version.storedAt
  const id = VersionId.parse(context.newId())
  const version = { ...shared.version, id, remoteId: current.remoteId }
  const until = keptUntil(context, shared.body, { overview: kept.body, at })
  tx.putSecret(kept.id, id, shared.secret)
  const superseded = withSuperseded(kept.body, current.id, { at, until })
  tx.putOverview(kept.id, withVersion(superseded, version, at), kept.stamp)
  tx.audit({ event: 'generate-stored', itemId: kept.id, versionId: id })
  const open = context.session
    .journals()
    .find(({ body }) => body.itemId === kept.id && !isOver(body.step))
  const first = journalFor(context, of, id)
  if (!open) tx.putJournal(RotationId.parse(context.newId()), first, null)
  else if (isPlanned(open.body)) tx.putJournal(open.id, takenUp(first, open.body), open.stamp)
}

function isPlanned({ kind, step }: Journal): boolean {
  return kind === 'replace' && step === 'planned'
}

/** What was planned, as the replacement that it has become: why, and in which batch, stays. */
function takenUp(first: Journal, planned: Journal): Journal {
  const { startedAt, reason, why, batchId, trail } = planned
  return {
    ...first,
    ...{ startedAt, reason, trail: [...trail, ...first.trail.slice(1)] },
    ...(why === undefined ? {} : { why }),
    ...(batchId === undefined ? {} : { batchId }),
  }
}

function journalFor(
  context: RotationContext,
  { shared, kept, current }: Giving,
  newVersionId: VersionId,
): Journal {
  const { body } = shared
  const at = shared.version.storedAt
  const first = newJournal(context, {
    ...{ kind: 'replace', itemId: kept.id, connectionId: body.connectionId },
    ...nameOfReplacement(context, kept.body),
    ...{ reason: body.reason, oldVersionId: current.id, oldWasSigner: current.signer },
    ...{ strategy: 'in-place', acceptedBreakAt: at, places: firstPlaces(kept.body) },
    ...(body.why === undefined ? {} : { why: body.why }),
  })
  const trail = [
    ...first.trail,
    { at, step: 'stored' as const, who: 'keyturn' as const, code: null },
  ]
  // Due at once: the clock carries it on, as it would after a pause.
  return { ...first, step: 'stored', newVersionId, oldOffAt: at, notBefore: at, trail }
}
