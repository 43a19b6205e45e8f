/**
 * Asks a provider for a new key and stores it before anything else happens to it.
 *
 * Order: read the provider's list → write the intent and the ballast → ONE request, never
 * repeated → commit the secret; one that Keyturn chooses is committed with the intent. Nothing is
 * parsed further, logged or shown in between (security windows W1, W2, W15). A lost reply is written down as `unknown`, not as a failure.
 */
import { errorCodeOf, VaultError, type ErrorCode } from '../../src-shared/errors.ts'
import type { RotationId } from '../../src-shared/ids.ts'
import { proposeItemName } from '../../src-shared/item-name.ts'
import { isRefusal } from '../../src-shared/rotation.ts'
import type { GeneratedKey, RemoteKey } from '../connectors/connector.ts'
import { withReach, type Reach, type RotationContext } from './context.ts'
import { chosenIdOf, chosenSecret, putChosen, storeChosen } from './chosen.ts'
import { journalOf, whyOf, writeStep } from './journal.ts'
import { pauseAfter } from './pause.ts'
import { candidatesAmong, verdict } from './reconcile.ts'
import { slotCandidates } from './slots.ts'
import { storeKey } from './store-key.ts'
import { factsOf } from './strategy.ts'
import { versionById } from './versions.ts'

/** A secret that could not be stored yet, and why: held until it can, or until the app ends. */
export type Unsaved = { readonly generated: GeneratedKey; readonly code: ErrorCode | null }

/** The secrets in hand, by rotation. */
export type InHand = Map<RotationId, Unsaved>

/** Makes a key for a planned rotation; ends in `stored`, `unknown`, or `planned` with trouble. */
export async function createKey(
  context: RotationContext,
  id: RotationId,
  inHand: InHand,
): Promise<void> {
  const { body } = journalOf(context, id)
  await withReach(context, body.connectionId, async (reach) => {
    const { maxLive, list } = reach.connector.facts.capabilities
    const live = list === 'api' ? await reach.connector.list(reach.link) : []
    if (writeWhatWasMissed(context, id, live)) return
    if (maxLive !== null && live.length >= maxLive) {
      writeNoSlotLeft(context, id, live)
      return
    }
    const chooses = reach.connector.facts.choosesSecret
    writeIntent(context, id, { live, chooses })
    const generated = await askOnce(context, id, reach)
    if (generated === null) return
    if (chooses) {
      generated.secret.fill(0)
      storeChosen(context, id, { told: generated, from: ['creating'] })
      letGoOfBallast(context)
      return
    }
    inHand.set(id, { generated, code: null })
    storeInHand(context, id, inHand)
  })
}

/** Commits a secret that was received; on a full disk gives up the ballast and tries once more. */
export function storeInHand(context: RotationContext, id: RotationId, inHand: InHand): void {
  const unsaved = inHand.get(id)
  if (!unsaved) throw new VaultError('not-found')
  try {
    storeGivingUpBallast(context, id, unsaved.generated)
  } catch (thrown) {
    inHand.set(id, { ...unsaved, code: errorCodeOf(thrown) })
    throw thrown
  }
  inHand.delete(id)
  unsaved.generated.secret.fill(0)
  letGoOfBallast(context)
}

function storeGivingUpBallast(
  context: RotationContext,
  id: RotationId,
  generated: GeneratedKey,
): void {
  try {
    storeKey(context, id, { generated })
  } catch (thrown) {
    if (errorCodeOf(thrown) !== 'disk-full') throw thrown
    context.ballast.drop()
    storeKey(context, id, { generated })
  }
}

/** The one request; null once its failure is written down. */
async function askOnce(
  context: RotationContext,
  id: RotationId,
  { connector, link }: Reach,
): Promise<GeneratedKey | null> {
  const { body } = journalOf(context, id)
  const { name, area, scopes } = body
  const chosen = connector.facts.choosesSecret ? chosenSecret(context, body) : null
  const secret = chosen === null ? {} : { secret: chosen }
  try {
    return await connector.generate(link, { name, area, scopes, ...secret })
  } catch (thrown) {
    writeFailure(context, id, thrown)
    return null
  } finally {
    chosen?.fill(0)
  }
}

/** What a request is about to be sent on: the keys that there were, and whose choice the secret is. */
type Intent = { readonly live: readonly RemoteKey[]; readonly chooses: boolean }

/** A key that an earlier request made after all, and that a list shows only now (W1, W9). */
function writeWhatWasMissed(
  context: RotationContext,
  id: RotationId,
  live: readonly RemoteKey[],
): boolean {
  const { body } = journalOf(context, id)
  if (body.idsBefore === null) return false
  const candidates = candidatesAmong(context, body, live).filter(({ ours }) => ours)
  const [found] = candidates
  if (!found) return false
  const isChosen = factsOf(context, body.connectionId)?.choosesSecret === true
  if (isChosen && candidates.length === 1)
    storeChosen(context, id, { told: found, from: ['planned'] })
  else writeStep(context, id, { from: ['planned'], change: verdict(candidates) })
  return true
}

function writeIntent(context: RotationContext, id: RotationId, { live, chooses }: Intent): void {
  const { body } = journalOf(context, id)
  const taken = new Set(live.map((key) => key.name))
  const at = context.clock.now()
  const name = taken.has(body.name)
    ? proposeItemName(body.service, at, (proposal) => taken.has(proposal))
    : body.name
  const overview = context.session.overview(body.itemId)?.body ?? null
  const old = versionById(overview, body.oldVersionId)
  // What the provider says now, not what it said when we last asked: people use its console too.
  const listed = live.find((key) => key.remoteId === old?.remoteId)
  const chosenId = chooses ? chosenIdOf(context, body) : undefined
  context.ballast.make()
  writeStep(context, id, {
    from: ['planned'],
    change: {
      step: 'creating',
      name,
      askedAt: at,
      idsBefore: live.map((key) => key.remoteId),
      candidates: [],
      oldWasSigner: listed?.signer ?? body.oldWasSigner,
      ...(chosenId === undefined ? {} : { chosenId }),
    },
    also: (tx) => {
      if (chosenId) putChosen(context, tx, { ...body, name, chosenId })
      tx.audit({ event: 'generate-asked', itemId: body.itemId, versionId: null, ...whyOf(body) })
    },
  })
}

function writeNoSlotLeft(
  context: RotationContext,
  id: RotationId,
  live: readonly RemoteKey[],
): void {
  const trouble = { code: 'provider-slots-full' as const, at: context.clock.now() }
  const candidates = slotCandidates(context, journalOf(context, id).body, live)
  writeStep(context, id, { from: ['planned'], change: { candidates, trouble } })
}

/** Writes down that the request failed: refused, or of unknown outcome. */
export function writeFailure(context: RotationContext, id: RotationId, thrown: unknown): void {
  const { body } = journalOf(context, id)
  // Somebody else has decided meanwhile; what they wrote is not undone by a late failure.
  if (body.step !== 'creating') return
  const code = errorCodeOf(thrown)
  const at = context.clock.now()
  const trouble = { code, at }
  const isOver = isRefusal(code)
  const refused = { step: 'planned', idsBefore: null, notBefore: pauseAfter(thrown, at) } as const
  writeStep(context, id, {
    from: ['creating'],
    change: { ...(isOver ? refused : { step: 'unknown' }), trouble },
    also: (tx) => tx.audit({ event: 'generate-failed', itemId: body.itemId, versionId: null }),
  })
  if (isOver) letGoOfBallast(context)
}

/** Gives the room back, unless another key is just being made; failing to is no failure. */
function letGoOfBallast({ session, ballast }: RotationContext): void {
  if (session.journals().some(({ body }) => body.step === 'creating')) return
  try {
    ballast.drop()
  } catch {
    // A file of one megabyte stays, until the next key is made.
  }
}
