/**
 * Secrets that Keyturn chooses, because their provider takes what it is given.
 *
 * Thirty-two random bytes stand in the vault as the pending version before the request that carries
 * them is sent. So no reply can lose one: what comes back is only the id under which it is known.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { VersionId, type RotationId } from '../../src-shared/ids.ts'
import type { SecretVersion } from '../../src-shared/item.ts'
import type { Journal, Step } from '../../src-shared/rotation.ts'
import type { RemoteKey } from '../connectors/connector.ts'
import { secretHint } from '../vault/secret-hint.ts'
import type { Transaction } from '../vault/transaction.ts'
import type { RotationContext } from './context.ts'
import { journalOf, writeStep } from './journal.ts'
import { plannedOverview } from './planned-overview.ts'
import { versionById, withVersion, withVersionChanged } from './versions.ts'

/** What a provider says of a key whose secret it was given. */
export type Told = Pick<RemoteKey, 'remoteId' | 'name' | 'createdAt' | 'signer'>

const secretBytes = 32

/** The version that the next request carries: the one that was chosen before, or a new one. */
export function chosenIdOf({ session, newId }: RotationContext, body: Journal): VersionId {
  return waitingVersion(session, body)?.id ?? VersionId.parse(newId())
}

/** Puts a secret beside the intent to send it; one that was never confirmed is taken up again. */
export function putChosen(context: RotationContext, tx: Transaction, body: Journal): void {
  const { session, clock, randomBytes } = context
  if (waitingVersion(session, body)) return
  const kept = session.overview(body.itemId)
  const at = clock.now()
  const random = randomBytes(secretBytes)
  const secret = new TextEncoder().encode(Buffer.from(random).toString('base64url'))
  random.fill(0)
  const version: SecretVersion = {
    ...{ id: VersionId.parse(body.chosenId), stage: 'pending', credentialId: null, remoteId: null },
    ...{ nameAtProvider: null, createdAt: at, createdSource: 'keyturn', lastUsedAt: null },
    ...{ lastUsedSource: 'keyturn', expiresAt: null, signer: false, hint: secretHint(secret) },
    ...{ fingerprint: session.fingerprint(secret), storedAt: at, replacedAt: null },
    ...{ graceEndsAt: null, revokedAt: null },
  }
  tx.putSecret(body.itemId, version.id, secret)
  secret.fill(0)
  const overview = withVersion(kept?.body ?? plannedOverview(context, body), version, at)
  tx.putOverview(body.itemId, overview, kept?.stamp ?? null)
  if (!kept) tx.putDetails(body.itemId, { v: 1, notes: body.planned?.fields.notes ?? '' }, null)
  tx.audit({ event: 'generate-stored', itemId: body.itemId, versionId: version.id })
}

/** The secret that is to be sent, which the caller wipes; throws 'no-secret'. */
export function chosenSecret({ session }: RotationContext, body: Journal): Uint8Array {
  const version = waitingVersion(session, body)
  const secret = version && session.secret(body.itemId, version.id)
  if (!secret) throw new VaultError('no-secret')
  return secret
}

/**
 * Writes down that the provider has taken the secret, and under which id it knows it.
 *
 * The id is kept whatever was decided meanwhile: without it the key could never be turned off.
 */
export function storeChosen(
  context: RotationContext,
  id: RotationId,
  { told, from }: { readonly told: Told; readonly from: readonly Step[] },
): void {
  const { body } = journalOf(context, id)
  const { itemId } = body
  const kept = context.session.overview(itemId)
  const version = waitingVersion(context.session, body)
  if (!kept || !version) throw new VaultError('no-secret')
  const { remoteId, name, createdAt, signer } = told
  const made = createdAt === null ? {} : { createdAt, createdSource: 'provider' as const }
  const change = { remoteId, nameAtProvider: name, signer, ...made }
  writeStep(context, id, {
    change: ({ step }) => (from.includes(step) ? { ...stored, newVersionId: version.id } : {}),
    also: (tx) => {
      tx.putOverview(itemId, withVersionChanged(kept.body, version.id, change), kept.stamp)
    },
  })
}

const stored = { step: 'stored', candidates: [], target: null } as const

/** Forgets, with a journal that ends, a secret that was chosen and that no request has carried off. */
export function dropUnsent({ session }: RotationContext, tx: Transaction, body: Journal): void {
  const kept = session.overview(body.itemId)
  const version = waitingVersion(session, body)
  // After a lost reply the provider may know it.
  const mayBeKnown = body.step !== 'planned' || body.trail.some(({ step }) => step === 'unknown')
  if (!kept || !version || mayBeKnown) return
  if (kept.body.versions.length === 1) {
    tx.deleteItem(body.itemId)
    return
  }
  const versions = kept.body.versions.filter(({ id }) => id !== version.id)
  tx.dropSecret(body.itemId, version.id)
  tx.putOverview(body.itemId, { ...kept.body, versions }, kept.stamp)
}

/** The version that was chosen for a journal, and waits for its id. */
function waitingVersion(
  session: RotationContext['session'],
  { itemId, chosenId }: Journal,
): SecretVersion | null {
  const version = versionById(session.overview(itemId)?.body ?? null, chosenId ?? null)
  return version?.stage === 'pending' && version.remoteId === null ? version : null
}
