/**
 * Takes the key that a person made at the provider, and stores it as one that came from there.
 *
 * What this item holds already is not a new key, and what another item holds belongs there: both
 * are refused, and nothing is written.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { VersionId, type RotationId } from '../../src-shared/ids.ts'
import type { Overview, SecretVersion } from '../../src-shared/item.ts'
import { limits } from '../../src-shared/policy.ts'
import type { Journal, Step } from '../../src-shared/rotation.ts'
import { secretHint } from '../vault/secret-hint.ts'
import type { RotationContext } from './context.ts'
import { journalOf, writeStep } from './journal.ts'
import { withSuperseded } from './superseded.ts'
import { endsOldByHand } from './vendor-road.ts'
import { withVersion } from './versions.ts'

/** A key as a person hands it over; whoever made the array wipes it. */
export type Supplied = { readonly secret: Uint8Array; readonly credentialId: string | null }

/** Where a person may hand over a key: a first one, or another in place of an unproved one. */
const waiting: readonly Step[] = ['planned', 'stored']

/** Whether a key is wanted from the person. */
export function isSupplyWanted({ kind, step, strategy }: Journal): boolean {
  return kind === 'replace' && strategy === 'guided' && waiting.includes(step)
}

/** Stores it; throws 'bad-secret', 'same-secret' or 'duplicate-secret'. */
export function storeSupplied(context: RotationContext, id: RotationId, supplied: Supplied): void {
  const { session } = context
  const { itemId } = journalOf(context, id).body
  const { secret } = supplied
  if (secret.length === 0 || secret.length > limits.secretBytes) throw new VaultError('bad-secret')
  const fingerprint = session.fingerprint(secret)
  const kept = session.overview(itemId)
  if (!kept) throw new VaultError('not-found')
  refuseOfAnother(context, itemId, fingerprint)
  const known = kept.body.versions.find((version) => version.fingerprint === fingerprint)
  // One that was handed over before and given up is taken up again.
  if (known && known.stage !== 'pending') throw new VaultError('same-secret')
  const version = known ?? suppliedVersion(context, supplied, fingerprint)
  const { body } = journalOf(context, id)
  // At some vendors the very click that makes the new key ends the old one.
  const ended = body.oldOffAt === undefined && endsOldByHand(context, kept.body)
  const left = ended ? withOldEnded(kept.body, body, version.storedAt) : kept.body
  writeStep(context, id, {
    from: waiting,
    change: {
      ...{ step: 'stored', newVersionId: version.id },
      ...{ attempts: undefined, notBefore: undefined, startsAt: undefined },
      ...(ended ? { oldOffAt: version.storedAt } : {}),
    },
    who: 'person',
    also: (tx) => {
      if (!known) tx.putSecret(itemId, version.id, secret)
      if (!known || ended) {
        const changed = known ? left : withVersion(left, version, version.storedAt)
        tx.putOverview(itemId, changed, kept.stamp)
      }
      tx.audit({ event: 'generate-stored', itemId, versionId: version.id })
    },
  })
}

/** The item whose old key is dead; its value stays until the replacement is over. */
function withOldEnded(overview: Overview, { oldVersionId }: Journal, at: number): Overview {
  if (oldVersionId === null) return overview
  return withSuperseded(overview, oldVersionId, { at, until: null })
}

function refuseOfAnother({ session }: RotationContext, itemId: string, fingerprint: string): void {
  const holds = ({ versions }: Overview) => versions.some((one) => one.fingerprint === fingerprint)
  const others = session.overviews().filter(({ id }) => id !== itemId)
  if (others.some(({ body }) => holds(body))) throw new VaultError('duplicate-secret')
}

function suppliedVersion(
  { clock, newId }: RotationContext,
  { secret, credentialId }: Supplied,
  fingerprint: string,
): SecretVersion {
  const at = clock.now()
  return {
    id: VersionId.parse(newId()),
    stage: 'pending',
    credentialId,
    remoteId: null,
    nameAtProvider: null,
    createdAt: at,
    createdSource: 'person',
    lastUsedAt: null,
    lastUsedSource: 'unknown',
    expiresAt: null,
    signer: false,
    hint: secretHint(secret),
    fingerprint,
    storedAt: at,
    replacedAt: null,
    graceEndsAt: null,
    revokedAt: null,
  }
}
