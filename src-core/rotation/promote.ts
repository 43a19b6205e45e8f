/**
 * Makes a proved key the current one, and gives that back where a replacement is taken back.
 *
 * Where the old key signs webhooks, the provider is told first whom to sign with: a signer cannot
 * be turned off, and that call may be repeated safely.
 */
import { VaultError } from '../../src-shared/errors.ts'
import type { RotationId } from '../../src-shared/ids.ts'
import { parseItemName } from '../../src-shared/item-name.ts'
import type { Overview, SecretVersion } from '../../src-shared/item.ts'
import { policy } from '../../src-shared/policy.ts'
import type { Journal } from '../../src-shared/rotation.ts'
import { withReach, type RotationContext } from './context.ts'
import { journalOf, writeStep } from './journal.ts'
import { versionOf } from './try-key.ts'
import { withDemoted, withPromoted, withVersionChanged } from './versions.ts'

/** Makes the new key the current one; ends in `promoted`, or in `done` for a first key. */
export async function promoteNewKey(context: RotationContext, id: RotationId): Promise<void> {
  const { body, stamp: basis } = journalOf(context, id)
  const version = versionOf(context, body, body.newVersionId)
  await signWith(context, body, version)
  const at = context.clock.now()
  const of = { itemId: body.itemId, versionId: version.id }
  const kept = context.session.overview(body.itemId)
  if (!kept) throw new VaultError('not-found')
  const graceEndsAt = graceEndOf(body, kept.body, at)
  const signing = signs(body) ? withSigner(kept.body, version.id, body.oldVersionId) : kept.body
  const promoted = withPromoted(signing, version.id, { at, graceEndsAt })
  writeStep(context, id, {
    basis,
    change: {
      step: body.kind === 'generate' ? 'done' : 'promoted',
      graceEndsAt,
      promotedAt: at,
    },
    also: (tx) => {
      tx.putOverview(body.itemId, withNameOfKey(promoted, body.name), kept.stamp)
      if (signs(body)) tx.audit({ event: 'signer-set', ...of })
      tx.audit({ event: 'promoted', ...of })
    },
  })
}

/** Makes the old key the current one again; ends in `proved`, and the new one waits as before. */
export async function demoteNewKey(context: RotationContext, id: RotationId): Promise<void> {
  const { body, stamp: basis } = journalOf(context, id)
  const old = versionOf(context, body, body.oldVersionId)
  await signWith(context, body, old)
  const of = { itemId: body.itemId, versionId: old.id }
  const kept = context.session.overview(body.itemId)
  if (!kept) throw new VaultError('not-found')
  const signing = signs(body) ? withSigner(kept.body, old.id, body.newVersionId) : kept.body
  const demoted = withDemoted(signing, { old: old.id, made: body.newVersionId ?? '' })
  const name = kept.body.name === body.name ? (old.nameAtProvider ?? body.name) : kept.body.name
  writeStep(context, id, {
    basis,
    change: {
      ...{ step: 'proved', graceEndsAt: null, promotedAt: undefined },
      ...{ stillUsedAt: undefined, quietAt: undefined },
    },
    also: (tx) => {
      tx.putOverview(body.itemId, withNameOfKey(demoted, name), kept.stamp)
      if (signs(body)) tx.audit({ event: 'signer-set', ...of })
      tx.audit({ event: 'promoted', ...of })
    },
  })
}

/** Until when the old key is kept; null where it is dead, or may go at once. */
function graceEndOf(body: Journal, overview: Overview, at: number): number | null {
  if (body.oldOffAt !== undefined || body.strategy === 'in-place') return null
  if (body.urgent === true || body.kind === 'generate') return null
  const { graceHours = overview.policy?.graceHours ?? policy.graceHours.default } = body
  return graceHours === 0 ? null : at + graceHours * 3_600_000
}

function signs({ oldWasSigner, strategy = 'overlap' }: Journal): boolean {
  return oldWasSigner && strategy === 'overlap'
}

async function signWith(
  context: RotationContext,
  body: Journal,
  { remoteId }: SecretVersion,
): Promise<void> {
  if (!signs(body) || remoteId === null) return
  await withReach(context, body.connectionId, ({ connector, link }) =>
    connector.setSigner(link, remoteId),
  )
}

function withSigner(overview: Overview, signer: string, other: string | null): Overview {
  const without = withVersionChanged(overview, other, { signer: false })
  return withVersionChanged(without, signer, { signer: true })
}

/** A name by the convention is that of the key in use; one of the person's own stays. */
function withNameOfKey(overview: Overview, name: string): Overview {
  return parseItemName(overview.name) === null ? overview : { ...overview, name }
}
