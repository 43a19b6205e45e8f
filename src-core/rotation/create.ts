/**
 * Asks a provider for a new key and stores it before anything else happens to it.
 *
 * Order: read the provider's list → write the intent and the ballast → ONE request, never
 * repeated → commit the secret. Nothing is parsed further, logged or shown in between (security
 * windows W1, W2, W15). A lost reply is written down as `unknown`, not as a failure.
 */
import { errorCodeOf, VaultError } from '../../src-shared/errors.ts'
import type { RotationId } from '../../src-shared/ids.ts'
import { VersionId } from '../../src-shared/ids.ts'
import { proposeItemName } from '../../src-shared/item-name.ts'
import type { Overview, SecretVersion } from '../../src-shared/item.ts'
import { isUnknownOutcome, type Journal } from '../../src-shared/rotation.ts'
import type { GeneratedKey, RemoteKey } from '../connectors/connector.ts'
import { newOverview } from '../vault/new-overview.ts'
import { secretHint } from '../vault/secret-hint.ts'
import { withReach, type RotationContext } from './context.ts'
import { journalOf, writeStep } from './journal.ts'
import { withVersion } from './versions.ts'

/** Secrets that a full disk kept us from storing: held until the disk has room or the app ends. */
export type InHand = Map<RotationId, GeneratedKey>

/** Makes a key for a planned rotation; ends in `stored`, `unknown`, or `planned` with trouble. */
export async function createKey(
  context: RotationContext,
  id: RotationId,
  inHand: InHand,
): Promise<void> {
  const { body } = journalOf(context, id)
  await withReach(context, body.connectionId, async ({ connector, link }) => {
    const before = await connector.list(link)
    const { maxLive } = connector.facts.capabilities
    if (maxLive !== null && before.length >= maxLive) {
      writeNoSlotLeft(context, id, before)
      return
    }
    writeIntent(context, id, before)
    try {
      const { name } = journalOf(context, id).body
      inHand.set(id, await connector.generate(link, { name }))
      storeInHand(context, id, inHand)
    } catch (thrown) {
      if (!inHand.has(id)) writeFailure(context, id, thrown)
      else throw thrown
    }
  })
}

/** Commits a secret that was received; on a full disk gives up the ballast and tries once more. */
export function storeInHand(context: RotationContext, id: RotationId, inHand: InHand): void {
  const generated = inHand.get(id)
  if (!generated) throw new VaultError('not-found')
  try {
    storeKey(context, id, generated)
  } catch (thrown) {
    if (errorCodeOf(thrown) !== 'disk-full') throw thrown
    context.ballast.drop()
    storeKey(context, id, generated)
  }
  inHand.delete(id)
  generated.secret.fill(0)
  context.ballast.drop()
}

function writeIntent(context: RotationContext, id: RotationId, before: readonly RemoteKey[]): void {
  const { body } = journalOf(context, id)
  const taken = new Set(before.map((key) => key.name))
  const at = context.clock.now()
  const name = taken.has(body.name)
    ? proposeItemName(body.service, at, (proposal) => taken.has(proposal))
    : body.name
  context.ballast.make()
  writeStep(context, id, {
    change: {
      step: 'creating',
      name,
      askedAt: at,
      idsBefore: before.map((key) => key.remoteId),
      candidates: [],
    },
    also: (tx) => tx.audit({ event: 'generate-asked', itemId: body.itemId, versionId: null }),
  })
}

function writeNoSlotLeft(
  context: RotationContext,
  id: RotationId,
  live: readonly RemoteKey[],
): void {
  const candidates = live.map((key) => ({
    remoteId: key.remoteId,
    name: key.name,
    createdAt: key.createdAt,
    signer: key.signer,
    ours: false,
  }))
  const trouble = { code: 'provider-slots-full' as const, at: context.clock.now() }
  writeStep(context, id, { change: { candidates, trouble } })
}

function writeFailure(context: RotationContext, id: RotationId, thrown: unknown): void {
  const code = errorCodeOf(thrown)
  const trouble = { code, at: context.clock.now() }
  if (isUnknownOutcome(code) || code === 'internal') {
    writeStep(context, id, { change: { step: 'unknown', trouble } })
  } else {
    context.ballast.drop()
    writeStep(context, id, { change: { step: 'planned', idsBefore: null, trouble } })
  }
}

function storeKey(context: RotationContext, id: RotationId, generated: GeneratedKey): void {
  const { session, clock } = context
  const { body } = journalOf(context, id)
  const newVersionId = VersionId.parse(context.newId())
  const at = clock.now()
  const version = pendingVersion(newVersionId, { body, generated, at })
  writeStep(context, id, {
    change: { step: 'stored', newVersionId },
    also: (tx) => {
      tx.putSecret(body.itemId, newVersionId, generated.secret)
      const kept = session.overview(body.itemId)
      const overview = kept?.body ?? plannedOverview(context, body)
      const fingerprint = session.fingerprint(generated.secret)
      const stored = withVersion(overview, { ...version, fingerprint }, at)
      tx.putOverview(body.itemId, stored, kept?.stamp ?? null)
      if (!kept) {
        const notes = body.planned?.fields.notes ?? ''
        tx.putDetails(body.itemId, { v: 1, notes }, null)
      }
      tx.audit({ event: 'generate-stored', itemId: body.itemId, versionId: newVersionId })
    },
  })
}

function pendingVersion(
  id: VersionId,
  { body, generated, at }: { body: Journal; generated: GeneratedKey; at: number },
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
  const connection = context.session.connections().find(({ id }) => id === body.connectionId)
  if (!connection) throw new VaultError('not-found')
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
