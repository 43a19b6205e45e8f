/**
 * Proves by a real call that a new key works, and that an old one is refused.
 *
 * An unproved key never reaches a caller; a key that was turned off is not believed to be off
 * before the provider has refused it.
 */
import { VaultError } from '../../src-shared/errors.ts'
import type { RotationId } from '../../src-shared/ids.ts'
import { parseItemName } from '../../src-shared/item-name.ts'
import type { Overview, SecretVersion } from '../../src-shared/item.ts'
import type { Journal } from '../../src-shared/rotation.ts'
import { withReach, type RotationContext } from './context.ts'
import { journalOf, writeStep } from './journal.ts'
import { versionById, withPromoted, withVersionChanged } from './versions.ts'

/** Calls the provider with the new key; ends in `proved`, or throws 'new-key-refused'. */
export async function proveNewKey(context: RotationContext, id: RotationId): Promise<void> {
  const { body } = journalOf(context, id)
  const version = versionOf(context, body, body.newVersionId)
  if ((await tryKey(context, body, version)) === 'refused') throw new VaultError('new-key-refused')
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
 * Calls the provider with the key that was turned off; ends in `done` once it is refused.
 *
 * Throws 'old-key-still-works'. The value of a key that is proved dead is dropped in the same
 * transaction; a version without a value counts as proved by the provider's own word.
 */
export async function proveOldKeyRefused(context: RotationContext, id: RotationId): Promise<void> {
  const { body } = journalOf(context, id)
  const version = versionOf(context, body, body.oldVersionId)
  const hasSecret = context.session.hasSecret(body.itemId, version.id)
  const verdict = hasSecret ? await tryKey(context, body, version) : 'refused'
  if (verdict === 'accepted') throw new VaultError('old-key-still-works')
  writeStep(context, id, {
    from: ['retired'],
    change: { step: 'done' },
    also: (tx) => {
      const kept = context.session.overview(body.itemId)
      if (hasSecret && kept) {
        tx.dropSecret(body.itemId, version.id)
        const without = withVersionChanged(kept.body, version.id, { fingerprint: null })
        tx.putOverview(body.itemId, without, kept.stamp)
      }
      tx.audit({ event: 'refusal-proved', itemId: body.itemId, versionId: version.id })
    },
  })
}

/**
 * Makes the proved key the current one.
 *
 * Where the old key signs webhooks, the provider is told first to sign with the new one: a signer
 * cannot be turned off, and that call may be repeated safely.
 */
export async function promoteNewKey(context: RotationContext, id: RotationId): Promise<void> {
  const { body } = journalOf(context, id)
  const version = versionOf(context, body, body.newVersionId)
  if (body.oldWasSigner && version.remoteId !== null) {
    const { remoteId } = version
    await withReach(context, body.connectionId, ({ connector, link }) =>
      connector.setSigner(link, remoteId),
    )
  }
  const at = context.clock.now()
  const of = { itemId: body.itemId, versionId: version.id }
  const kept = context.session.overview(body.itemId)
  if (!kept) throw new VaultError('not-found')
  const graceHours = kept.body.policy?.graceHours ?? 0
  const graceEndsAt = graceHours === 0 ? null : at + graceHours * 3_600_000
  const signing = body.oldWasSigner
    ? withVersionChanged(
        withVersionChanged(kept.body, body.oldVersionId, { signer: false }),
        version.id,
        { signer: true },
      )
    : kept.body
  const promoted = withPromoted(signing, version.id, { at, graceEndsAt })
  writeStep(context, id, {
    from: ['proved'],
    change: { step: body.kind === 'generate' ? 'done' : 'promoted', graceEndsAt },
    also: (tx) => {
      tx.putOverview(body.itemId, withNameOfKey(promoted, body.name), kept.stamp)
      if (body.oldWasSigner) tx.audit({ event: 'signer-set', ...of })
      tx.audit({ event: 'promoted', itemId: body.itemId, versionId: version.id })
    },
  })
}

/** A name by the convention is that of the key in use; one of the person's own stays. */
function withNameOfKey(overview: Overview, name: string): Overview {
  return parseItemName(overview.name) === null ? overview : { ...overview, name }
}

async function tryKey(
  context: RotationContext,
  body: Journal,
  version: SecretVersion,
): Promise<'accepted' | 'refused'> {
  const { remoteId, credentialId } = version
  const secret = context.session.secret(body.itemId, version.id)
  if (remoteId === null || secret === null) throw new VaultError('no-secret')
  const use = { event: 'used', itemId: body.itemId, versionId: version.id } as const
  try {
    context.session.transact((tx) => tx.audit(use))
    return await withReach(context, body.connectionId, ({ connector, link }) =>
      connector.verify(link, { remoteId, credentialId, secret }),
    )
  } finally {
    secret.fill(0)
  }
}

function versionOf(context: RotationContext, body: Journal, id: string | null): SecretVersion {
  const version = versionById(context.session.overview(body.itemId)?.body ?? null, id)
  if (!version) throw new VaultError('not-found')
  return version
}
