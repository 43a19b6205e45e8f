/**
 * Reads the value of a key once more where its provider shows it again, and keeps what has changed.
 *
 * A person may have replaced the key on the provider's own page: the value in the vault is dead
 * then, and nobody would know. Nothing is changed at the provider.
 */
import type { VersionId } from '../../src-shared/ids.ts'
import { policy } from '../../src-shared/policy.ts'
import { isOver } from '../../src-shared/rotation.ts'
import type { RemoteKey } from '../connectors/connector.ts'
import { connectionOf, repeatable, withReach, type RotationContext } from './context.ts'
import { heldKey, versionOfListed, type KeyAt } from './held-key.ts'
import { withSuperseded } from './superseded.ts'
import { withVersion } from './versions.ts'

/** The value of a key as its provider shows it, which the caller wipes; null where it never does. */
export async function valueAtProvider(
  context: RotationContext,
  at: KeyAt,
): Promise<Uint8Array | null> {
  const facts = context.facts(connectionOf(context, at.connectionId).body)
  if (facts?.capabilities.readAgain !== 'api') return null
  const read = withReach(context, at.connectionId, ({ connector, link }) =>
    connector.readAgain(link, at.remoteId),
  )
  return (await repeatable(read)).secret
}

/** A value as its provider showed it, and the version that the vault held when it was asked for. */
export type ReadValue = {
  readonly key: RemoteKey
  readonly secret: Uint8Array
  readonly before: VersionId | null
}

/**
 * Makes a value that its provider shows now the one in use, if the vault holds another one.
 *
 * The value before it is kept as the old one for its grace. While a replacement is under way
 * nothing is done, and neither where one was begun and ended since the value was asked for: what it
 * was told by the provider is newer. A value that the item had before is never taken for a new one.
 */
export function keepIfChanged(
  context: RotationContext,
  at: KeyAt,
  { key, secret, before }: ReadValue,
): void {
  const { session, clock } = context
  const held = heldKey(context, at)
  if (held?.version.stage !== 'current' || held.version.id !== before) return
  const fingerprint = session.fingerprint(secret)
  if (held.overview.versions.some((version) => version.fingerprint === fingerprint)) return
  const isOpen = session
    .journals()
    .some(({ body }) => body.itemId === held.itemId && !isOver(body.step))
  if (isOpen || session.readOnly !== null) return
  const now = clock.now()
  const graceHours = held.overview.policy?.graceHours ?? policy.graceHours.default
  const until = graceHours === 0 ? null : now + graceHours * 3_600_000
  const version = versionOfListed(context, { key, secret }, held.version.credentialId)
  session.transact((tx) => {
    const kept = session.overview(held.itemId)
    if (!kept) return
    tx.putSecret(held.itemId, version.id, secret)
    const superseded = withSuperseded(kept.body, held.version.id, { at: now, until })
    tx.putOverview(held.itemId, withVersion(superseded, version, now), kept.stamp)
    tx.audit({ event: 'reconciled', itemId: held.itemId, versionId: version.id })
  })
}
