/**
 * Old values of keys that a provider replaced itself: how long they are kept, and when they go.
 *
 * A key that checks deliveries is dead for its provider at once, and yet deliveries on their way
 * still carry it: a receiver may have to accept both for a while. Its value stays for that long.
 */
import type { Overview, SecretVersion } from '../../src-shared/item.ts'
import { policy } from '../../src-shared/policy.ts'
import { isOver, type Journal } from '../../src-shared/rotation.ts'
import type { RotationContext } from './context.ts'
import { factsOf } from './strategy.ts'
import { versionByRemoteId, withRevoked, withVersionChanged } from './versions.ts'

/** Until when the old value is kept; null for a key that calls its provider, or was exposed. */
export function keptUntil(
  context: RotationContext,
  body: Journal,
  { overview, at }: { readonly overview: Overview; readonly at: number },
): number | null {
  const facts = factsOf(context, body.connectionId)
  if (facts === null || facts.purpose === 'call' || body.urgent === true) return null
  const { graceHours = overview.policy?.graceHours ?? policy.graceHours.default } = body
  return graceHours === 0 ? null : at + graceHours * 3_600_000
}

/** The item whose key was replaced by its provider at an instant. */
export function withSuperseded(
  overview: Overview,
  id: string,
  { at, until }: { readonly at: number; readonly until: number | null },
): Overview {
  const replaced = withVersionChanged(overview, id, { replacedAt: at })
  if (until === null) return withRevoked(replaced, id, at)
  return withVersionChanged(replaced, id, { stage: 'previous', signer: false, graceEndsAt: until })
}

/** Drops the values whose time is over; to be called now and then. */
export function purgeSuperseded(context: RotationContext): void {
  const { session, clock } = context
  const now = clock.now()
  const busy = new Set(
    session.journals().flatMap(({ body }) => (isOver(body.step) ? [] : [body.itemId])),
  )
  for (const { id, stamp, body } of session.overviews()) {
    const spent = busy.has(id) ? [] : body.versions.filter((version) => isSpent(body, version, now))
    if (spent.length === 0) continue
    session.transact((tx) => {
      const keeps = body.policy?.keepOldValues === true
      const purged = spent.reduce((changed, { id: versionId, replacedAt }) => {
        const off = withRevoked(changed, versionId, replacedAt ?? now)
        if (keeps || !session.hasSecret(id, versionId)) return off
        tx.dropSecret(id, versionId)
        return withVersionChanged(off, versionId, { fingerprint: null })
      }, body)
      tx.putOverview(id, purged, stamp)
    })
  }
}

/** Whether its provider knows another key under its id by now, and its time is over. */
function isSpent(overview: Overview, version: SecretVersion, now: number): boolean {
  const { stage, graceEndsAt, remoteId } = version
  if (stage !== 'previous' || remoteId === null || (graceEndsAt ?? Infinity) > now) return false
  return versionByRemoteId(overview, remoteId)?.id !== version.id
}
