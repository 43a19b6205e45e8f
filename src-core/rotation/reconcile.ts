/**
 * Looks what happened after a reply was lost. Makes nothing and turns nothing off.
 *
 * A key counts as ours only if its id was absent from the list stored with the intent, and its
 * name is exactly ours, and it was created inside the window (DESIGN section 3). Anything less is
 * shown to the person, who decides. A key that this vault already holds is no candidate at all: it
 * is somebody's working key, however new it looks.
 */
import type { RotationId } from '../../src-shared/ids.ts'
import { clockSkewMs, settlesMs } from '../../src-shared/policy.ts'
import type { Candidate, Journal } from '../../src-shared/rotation.ts'
import type { RemoteKey } from '../connectors/connector.ts'
import { withReach, type RotationContext } from './context.ts'
import { storeChosen } from './chosen.ts'
import { journalOf, writeStep, type JournalChange } from './journal.ts'
import { factsOf } from './strategy.ts'
import { tryKey, versionOf } from './try-key.ts'

/** What a journal says of the request whose reply was lost. */
export type Asked = Pick<Journal, 'idsBefore' | 'name' | 'askedAt' | 'area'>

/** How many candidates a journal holds at most; those of ours come first. */
export const mostCandidates = 1_000

/** Reads the provider's list and writes down what it proves. */
export async function checkWhatHappened(context: RotationContext, id: RotationId): Promise<void> {
  const { body } = journalOf(context, id)
  if (body.strategy === 'in-place') return checkOldKey(context, id)
  const live = await withReach(context, body.connectionId, ({ connector, link }) =>
    connector.list(link),
  )
  const candidates = candidatesAmong(context, body, live)
  const found = verdict(candidates)
  const [ours] = candidates
  // The secret that Keyturn chose is in the vault: with its id, nothing was lost.
  const isChosen = factsOf(context, body.connectionId)?.choosesSecret === true
  if (ours && found.step === 'orphaned' && isChosen) {
    storeChosen(context, id, { told: ours, from: ['creating', 'unknown', 'orphaned'] })
    return
  }
  writeVerdict(context, id, found)
}

/**
 * Where the provider replaces a key itself, a real call with the old one tells what happened: if it
 * is accepted, nothing was done; if it is refused, the new one exists and its secret was lost.
 */
async function checkOldKey(context: RotationContext, id: RotationId): Promise<void> {
  const { body } = journalOf(context, id)
  const old = versionOf(context, body, body.oldVersionId)
  const isAlive = (await tryKey(context, body, old)) === 'accepted'
  const oldOffAt = isAlive ? undefined : (body.oldOffAt ?? context.clock.now())
  writeVerdict(context, id, { step: isAlive ? 'planned' : 'orphaned', oldOffAt })
}

/** That nothing was made is not believed at once: lists lag, and a request may be on its way (W9). */
function writeVerdict(context: RotationContext, id: RotationId, change: JournalChange): void {
  const { itemId, step, askedAt, trouble } = journalOf(context, id).body
  const settled = (askedAt ?? 0) + settlesMs
  const isEarly = change.step === 'planned' && step !== 'orphaned'
  writeStep(context, id, {
    from: ['creating', 'unknown', 'orphaned'],
    change:
      isEarly && context.clock.now() < settled
        ? { step: 'unknown', candidates: [], target: null, notBefore: settled, trouble }
        : { notBefore: undefined, ...change },
    also: (tx) => tx.audit({ event: 'reconciled', itemId, versionId: null }),
  })
}

/** The candidates among the keys of a list, now and in this vault. */
export function candidatesAmong(
  context: RotationContext,
  asked: Asked,
  live: readonly RemoteKey[],
): Candidate[] {
  const known = remoteIdsInVault(context)
  const strangers = live.filter((key) => !known.has(key.remoteId))
  return candidatesOf(asked, strangers, context.clock.now())
}

/** The provider's ids of every key that this vault holds or held. */
export function remoteIdsInVault({ session }: RotationContext): ReadonlySet<string> {
  const versions = session.overviews().flatMap(({ body }) => body.versions)
  return new Set(versions.flatMap(({ remoteId }) => remoteId ?? []))
}

/** The keys that were not there before the request, and whether each is ours by every sign. */
export function candidatesOf(asked: Asked, live: readonly RemoteKey[], now: number): Candidate[] {
  const before = new Set(asked.idsBefore ?? [])
  const from = (asked.askedAt ?? now) - clockSkewMs
  // A slot has no name but its own, and holds one key: what stands there now is what is in use.
  const isNamed = (key: RemoteKey): boolean =>
    asked.area === undefined ? key.name === asked.name : key.remoteId === asked.area
  const isOurs = (key: RemoteKey): boolean =>
    isNamed(key) &&
    key.createdAt !== null &&
    key.createdAt >= from &&
    key.createdAt <= now + clockSkewMs
  return live
    .filter((key) => !before.has(key.remoteId))
    .map((key) => candidate(key, isOurs(key)))
    .sort((a, b) => Number(b.ours) - Number(a.ours))
    .slice(0, mostCandidates)
}

/** What a list of candidates proves: nothing was made, exactly one of ours was, or neither. */
export function verdict(candidates: Candidate[]): Pick<Journal, 'step' | 'candidates' | 'target'> {
  const ours = candidates.filter((candidate) => candidate.ours)
  const [only] = ours
  // The list before the request stays: a key that shows up late is looked for once more before
  // the next request (W9).
  if (candidates.length === 0) return { step: 'planned', candidates, target: null }
  if (only && ours.length === 1) return { step: 'orphaned', candidates, target: only.remoteId }
  return { step: 'unknown', candidates, target: null }
}

/** What is kept of a key that may be chosen. */
export function candidate(key: RemoteKey, ours: boolean): Candidate {
  const { remoteId, name, createdAt, signer } = key
  return { remoteId, name, createdAt, signer, ours }
}
