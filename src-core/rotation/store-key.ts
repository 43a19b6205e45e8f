/**
 * Commits a received secret as a pending version, with the step, in one transaction.
 *
 * The secret is kept whatever was decided meanwhile: if the journal has moved on, it stays as a
 * pending version that a person can see and turn off, and the step is left alone.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { VersionId, type RotationId } from '../../src-shared/ids.ts'
import type { Overview, SecretVersion } from '../../src-shared/item.ts'
import type { Journal } from '../../src-shared/rotation.ts'
import type { GeneratedKey } from '../connectors/connector.ts'
import { newOverview } from '../vault/new-overview.ts'
import { secretHint } from '../vault/secret-hint.ts'
import type { Transaction } from '../vault/transaction.ts'
import { connectionOf, type RotationContext } from './context.ts'
import { journalOf, writeStep } from './journal.ts'
import { withVersion } from './versions.ts'

/** Stores the secret; throws, with nothing written, if the disk does not take it. */
export function storeKey(context: RotationContext, id: RotationId, generated: GeneratedKey): void {
  const newVersionId = VersionId.parse(context.newId())
  const { body } = journalOf(context, id)
  const version = pendingVersion(newVersionId, { body, generated, at: context.clock.now() })
  writeStep(context, id, {
    change: ({ step }) => (step === 'creating' ? { step: 'stored', newVersionId } : {}),
    also: (tx) => putVersion(context, tx, { body, version, secret: generated.secret }),
  })
}

type ToPut = {
  readonly body: Journal
  readonly version: SecretVersion
  readonly secret: Uint8Array
}

function putVersion(context: RotationContext, tx: Transaction, to: ToPut): void {
  const { session } = context
  const { body, version, secret } = to
  tx.putSecret(body.itemId, version.id, secret)
  const kept = session.overview(body.itemId)
  const overview = kept?.body ?? plannedOverview(context, body)
  const fingerprint = session.fingerprint(secret)
  const stored = withVersion(overview, { ...version, fingerprint }, version.storedAt)
  tx.putOverview(body.itemId, stored, kept?.stamp ?? null)
  if (!kept) tx.putDetails(body.itemId, { v: 1, notes: body.planned?.fields.notes ?? '' }, null)
  tx.audit({ event: 'generate-stored', itemId: body.itemId, versionId: version.id })
}

function pendingVersion(
  id: VersionId,
  {
    body,
    generated,
    at,
  }: { readonly body: Journal; readonly generated: GeneratedKey; readonly at: number },
): SecretVersion {
  return {
    id,
    stage: 'pending',
    credentialId: generated.credentialId,
    remoteId: generated.remoteId,
    nameAtProvider: generated.name ?? body.name,
    createdAt: generated.createdAt ?? at,
    createdSource: generated.createdAt === null ? 'keyturn' : 'provider',
    lastUsedAt: null,
    lastUsedSource: 'keyturn',
    expiresAt: null,
    signer: generated.signer,
    hint: secretHint(generated.secret),
    fingerprint: null,
    storedAt: at,
    replacedAt: null,
    graceEndsAt: null,
    revokedAt: null,
  }
}

function plannedOverview(context: RotationContext, body: Journal): Overview {
  if (!body.planned) throw new VaultError('not-found')
  if (body.connectionId === null) throw new VaultError('not-found')
  const connection = connectionOf(context, body.connectionId)
  return newOverview({
    at: context.clock.now(),
    name: body.name,
    service: body.service,
    kind: body.planned.kind,
    fields: body.planned.fields,
    providerName: connection.body.name,
    linked: { connectionId: connection.id, provider: connection.body.provider },
  })
}
