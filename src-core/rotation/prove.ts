/**
 * Proves by a real call that a new key works, and that an old one is refused.
 *
 * An unproved key never reaches a caller; a key that was turned off is not believed to be off
 * before the provider has refused it. One answer that we did not hope for proves nothing.
 */
import { VaultError } from '../../src-shared/errors.ts'
import type { RotationId } from '../../src-shared/ids.ts'
import type { SecretVersion } from '../../src-shared/item.ts'
import { settlesMs } from '../../src-shared/policy.ts'
import { arePlacesDone, type Journal, type Step } from '../../src-shared/rotation.ts'
import type { Transaction } from '../vault/transaction.ts'
import type { RotationContext } from './context.ts'
import { journalOf, writeStep } from './journal.ts'
import { meansOf } from './strategy.ts'
import { putOff, tryKey, versionOf } from './try-key.ts'
import { versionById, withVersionChanged } from './versions.ts'

/** Calls the provider with the new key; ends in `proved`, or later in 'new-key-refused'. */
export async function proveNewKey(context: RotationContext, id: RotationId): Promise<void> {
  const { body } = journalOf(context, id)
  const version = versionOf(context, body, body.newVersionId)
  assertIsAnother(context, body, version)
  if (!meansOf(context, body).verifies) {
    // The provider has taken the secret that it was given: there is no call that says more.
    writeStep(context, id, { from: ['stored'], change: { step: 'proved' } })
    return
  }
  if ((await tryKey(context, body, version)) === 'refused') {
    putOff(context, id, 'new-key-refused')
    return
  }
  const at = context.clock.now()
  writeStep(context, id, {
    from: ['stored'],
    change: { step: 'proved' },
    also: (tx) => {
      const kept = context.session.overview(body.itemId)
      if (!kept) throw new VaultError('not-found')
      const used = { lastUsedAt: at, lastUsedSource: 'keyturn' as const }
      tx.putOverview(body.itemId, withVersionChanged(kept.body, version.id, used), kept.stamp)
      tx.audit({ event: 'proved', itemId: body.itemId, versionId: version.id })
    },
  })
}

/**
 * A provider that gives out an old secret, or an id that another living key has, has not made a
 * key that can be told from it: turning off one would kill both. Throws 'same-secret'.
 */
function assertIsAnother(
  { session }: RotationContext,
  { itemId, connectionId, strategy }: Journal,
  { id, remoteId, fingerprint }: SecretVersion,
): void {
  for (const { id: of, body } of session.overviews()) {
    for (const each of body.versions) {
      const isSame = of === itemId && fingerprint !== null && each.fingerprint === fingerprint
      const isNamesake = remoteId !== null && each.remoteId === remoteId
      const isLiving = each.stage !== 'revoked' && body.connectionId === connectionId
      // What was replaced in place has the id of its successor, and is kept for a while.
      const isPast = strategy === 'in-place' && of === itemId
      if (each.id !== id && (isSame || (isNamesake && isLiving && !isPast))) {
        throw new VaultError('same-secret')
      }
    }
  }
}

/** Takes the person's word that the new key works, where Keyturn cannot try it. */
export function proveByHand(context: RotationContext, id: RotationId): void {
  const { itemId, newVersionId } = journalOf(context, id).body
  writeStep(context, id, {
    from: ['stored'],
    change: { step: 'proved' },
    who: 'person',
    also: (tx) => tx.audit({ event: 'proved', itemId, versionId: newVersionId }),
  })
}

/**
 * Calls the provider with the key that was turned off; goes on once it is refused.
 *
 * Later throws 'old-key-still-works'. A version without a value counts as proved by the provider's
 * own word.
 */
export async function proveOldKeyRefused(context: RotationContext, id: RotationId): Promise<void> {
  const { body } = journalOf(context, id)
  const version = versionOf(context, body, body.oldVersionId)
  const hasSecret = context.session.hasSecret(body.itemId, version.id)
  const verdict = hasSecret ? await tryKey(context, body, version) : 'refused'
  if (verdict === 'accepted') {
    putOff(context, id, 'old-key-still-works')
    return
  }
  writeStep(context, id, {
    from: ['retired', 'promoted'],
    change: (now) => ({ step: stepAfterOld(now) }),
    also: (tx) => {
      dropOldValue(context, tx, body)
      tx.audit({ event: 'refusal-proved', itemId: body.itemId, versionId: version.id })
    },
  })
}

/**
 * Makes sure that the old key works before the new one is given up for it (I1).
 *
 * Throws 'old-key-refused'. Where Keyturn cannot try it, the person's word must do.
 */
export async function assertOldWorks(context: RotationContext, id: RotationId): Promise<void> {
  const { body } = journalOf(context, id)
  const { itemId, kind, oldVersionId } = body
  if (kind !== 'replace' || oldVersionId === null || !meansOf(context, body).verifies) return
  if (!context.session.hasSecret(itemId, oldVersionId)) return
  if (mayJustHaveDied(context, body)) throw new VaultError('provider-ask-again')
  const verdict = await tryKey(context, body, versionOf(context, body, oldVersionId))
  if (verdict === 'refused') throw new VaultError('old-key-refused')
}

/** Whether its turning off was asked for a moment ago: that it is accepted proves nothing yet. */
function mayJustHaveDied({ session, clock }: RotationContext, body: Journal): boolean {
  const overview = session.overview(body.itemId)?.body ?? null
  const remoteId = versionById(overview, body.oldVersionId)?.remoteId ?? null
  if (remoteId === null) return false
  const asked = session
    .journals()
    .filter((kept) => kept.body.itemId === body.itemId && kept.body.target === remoteId)
    .flatMap((kept) => kept.body.trail.findLast(({ step }) => step === 'retiring')?.at ?? [])
  return asked.some((at) => at + settlesMs > clock.now())
}

/** Goes on after an old key of which nobody but the person can say that it is refused. */
export function finish(context: RotationContext, id: RotationId): void {
  const { body } = journalOf(context, id)
  writeStep(context, id, {
    from: ['retired', 'promoted'],
    change: (now) => ({ step: stepAfterOld(now) }),
    also: (tx) => {
      dropOldValue(context, tx, body)
    },
  })
}

/** Where it goes on once the old key is off: in an emergency the new one may still be missing. */
function stepAfterOld(body: Journal): Step {
  if (body.kind !== 'replace' || body.urgent !== true) return 'done'
  if (body.newVersionId === null) return 'planned'
  return arePlacesDone(body) ? 'done' : 'promoted'
}

/**
 * The value of a key that is dead goes at the end, unless the person keeps such values.
 *
 * Until then it tells whose key it is that still stands in a place.
 */
function dropOldValue({ session }: RotationContext, tx: Transaction, body: Journal): void {
  const { itemId, oldVersionId } = body
  if (stepAfterOld(body) !== 'done') return
  const kept = session.overview(itemId)
  if (!kept || oldVersionId === null || kept.body.policy?.keepOldValues === true) return
  // One that deliveries on their way still carry goes when its time is over.
  const isKept = versionById(kept.body, oldVersionId)?.stage === 'previous'
  if (isKept || !session.hasSecret(itemId, oldVersionId)) return
  tx.dropSecret(itemId, oldVersionId)
  const without = withVersionChanged(kept.body, oldVersionId, { fingerprint: null })
  tx.putOverview(itemId, without, kept.stamp)
}
