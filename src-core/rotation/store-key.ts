/**
 * Commits a received secret as a pending version, with the step, in one transaction.
 *
 * The secret is kept whatever was decided meanwhile: if the journal has moved on, it stays as a
 * pending version that a person can see and turn off, and the step is left alone.
 */
import { VersionId, type RotationId } from '../../src-shared/ids.ts'
import { currentVersion, type SecretVersion } from '../../src-shared/item.ts'
import type { Journal, Step } from '../../src-shared/rotation.ts'
import type { GeneratedKey } from '../connectors/connector.ts'
import { secretHint } from '../vault/secret-hint.ts'
import type { Transaction } from '../vault/transaction.ts'
import type { RotationContext } from './context.ts'
import { journalOf, writeStep } from './journal.ts'
import { plannedOverview } from './planned-overview.ts'
import { shareKey } from './shared-key.ts'
import { keptUntil, withSuperseded } from './superseded.ts'
import { withVersion } from './versions.ts'

/**
 * Stores the secret; throws, with nothing written, if the disk does not take it.
 *
 * `from` is where the journal stands while it waits for this secret. Where the provider replaced
 * the key itself, the old one is dead by now, and that is written in the same transaction.
 */
export function storeKey(
  context: RotationContext,
  id: RotationId,
  { generated, from = 'creating' }: { readonly generated: GeneratedKey; readonly from?: Step },
): void {
  const newVersionId = VersionId.parse(context.newId())
  const { body } = journalOf(context, id)
  const at = context.clock.now()
  const isWaited = body.step === from
  const inPlace = isWaited && body.strategy === 'in-place'
  const made = pendingVersion(newVersionId, { body, generated, at })
  const version: SecretVersion = inPlace
    ? { ...made, stage: 'current', signer: made.signer || body.oldWasSigner }
    : made
  writeStep(context, id, {
    change: ({ step }) =>
      step === from ? { ...stored, newVersionId, ...(inPlace ? { oldOffAt: at } : {}) } : {},
    also: (tx) =>
      putVersion(context, tx, { body, version, secret: generated.secret, replaces: inPlace }),
  })
}

const stored = { step: 'stored', candidates: [], target: null } as const

type ToPut = {
  readonly body: Journal
  readonly version: SecretVersion
  readonly secret: Uint8Array
  /** The provider has replaced the old key by this one, which is dead. */
  readonly replaces: boolean
}

function putVersion(context: RotationContext, tx: Transaction, to: ToPut): void {
  const { session } = context
  const { body, version, secret, replaces } = to
  tx.putSecret(body.itemId, version.id, secret)
  const kept = session.overview(body.itemId)
  const before = kept?.body ?? plannedOverview(context, body)
  const at = version.storedAt
  const until = replaces ? keptUntil(context, body, { overview: before, at }) : null
  // The one in use need not be the one that was in use when this began.
  const replaced = replaces ? (currentVersion(before)?.id ?? body.oldVersionId ?? '') : null
  const overview = replaced === null ? before : withSuperseded(before, replaced, { at, until })
  const fingerprint = session.fingerprint(secret)
  if (replaces) shareKey(context, tx, { body, version: { ...version, fingerprint }, secret })
  const stored = withVersion(overview, { ...version, fingerprint }, at)
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
