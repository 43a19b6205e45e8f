/**
 * Gives a new key to every item that had the old one, where a provider shares one between slots.
 *
 * Each of these items gets a replacement of its own that begins where the new key is stored: it is
 * proved there, brought to the places of that item, and told like any other.
 */
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

/** Writes the new key to the other items of the account that had the old value. */
export function shareKey(context: RotationContext, tx: Transaction, shared: Shared): void {
  const { session } = context
  const { body } = shared
  const own = session.overview(body.itemId)?.body ?? null
  const { fingerprint = null } = versionById(own, body.oldVersionId) ?? {}
  if (fingerprint === null) return
  for (const kept of session.overviews()) {
    const isOther = kept.id !== body.itemId && kept.body.connectionId === body.connectionId
    const current = isOther ? currentVersion(kept.body) : null
    if (current?.fingerprint === fingerprint) giveKey(context, tx, { shared, kept, current })
  }
}

type Giving = {
  readonly shared: Shared
  readonly kept: Kept<Journal['itemId'], Overview>
  readonly current: SecretVersion
}

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
  const isOpen = context.session
    .journals()
    .some(({ body }) => body.itemId === kept.id && !isOver(body.step))
  if (!isOpen) tx.putJournal(RotationId.parse(context.newId()), journalFor(context, of, id), null)
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
