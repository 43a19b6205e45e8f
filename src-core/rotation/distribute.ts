/**
 * Brings a proved key to the places that use the old one, one place after another.
 *
 * The intent stands in the journal before a place is written, and what became of it afterwards. A
 * place that fails holds up no other, and its failure stands at the place.
 */
import type { RotationId } from '../../src-shared/ids.ts'
import type { Overview } from '../../src-shared/item.ts'
import { isSettled } from '../../src-shared/place-records.ts'
import type { Journal, PlaceRecord, Step } from '../../src-shared/rotation.ts'
import type { RotationContext } from './context.ts'
import { journalOf } from './journal.ts'
import { askDeployed, checkPlace, isRestored } from './place-check.ts'
import { isTriedAgain } from './place-failure.ts'
import { accountIdOf, mayRepeat, writable } from './place-reach.ts'
import { updatePlace } from './place-update.ts'
import { recordOf, writePlace, type PlaceKey } from './place-writing.ts'

/** The steps at which places are given the new key: it is proved, and not being turned off. */
const updating: readonly Step[] = ['proved', 'promoted', 'retired']

/** How the id of a place begins that is words only. */
export const wordsPrefix = 'text:'

/** The places of an item when its replacement begins. */
export function firstPlaces(overview: Overview): PlaceRecord[] {
  const described = (overview.places ?? []).map((caller) => newRecord(caller.id, caller))
  const words = new Set(overview.callers)
  return [...described, ...[...words].map((each) => newRecord(`${wordsPrefix}${each}`, null))]
}

/** Whether places may be given the new key now. */
export function mayUpdate({ session }: Pick<RotationContext, 'session'>, body: Journal): boolean {
  const isOurs = body.kind === 'replace' && body.lineage === session.lineage
  const isGoingOn = body.newVersionId !== null && body.backAt === undefined
  return isOurs && isGoingOn && updating.includes(body.step)
}

/**
 * Updates every place that Keyturn can write, as far as nobody has to decide anything.
 *
 * What waits for a deployment, or has not answered its check, is asked again. Never throws what a
 * place threw.
 */
export async function updatePlaces(context: RotationContext, id: RotationId): Promise<void> {
  const tired = new Set<string>()
  for (const { id: placeId } of journalOf(context, id).body.places ?? []) {
    // Whatever was decided meanwhile, such as taking it all back, counts at once.
    const { body } = journalOf(context, id)
    if (!mayUpdate(context, body) || context.isLeaving?.() === true) return
    const key = { id, placeId }
    const record = recordOf(context, key)
    const caller = writable(record.caller)
    const accountId = caller && accountIdOf(caller)
    if (accountId !== null && tired.has(accountId)) continue
    await byItself(context, key, record)
    const { code } = recordOf(context, key)
    if (accountId !== null && code === 'provider-rate-limited') tired.add(accountId)
  }
}

async function byItself(
  context: RotationContext,
  key: PlaceKey,
  record: PlaceRecord,
): Promise<void> {
  const caller = writable(record.caller)
  if (!caller) return
  const { state, code } = record
  if (state === 'waiting') {
    if (!isRestored(journalOf(context, key.id).body, record)) await askDeployed(context, key)
  } else if (state === 'updated') {
    if (!isSettled(record)) await checkPlace(context, key)
  } else if (state === 'updating' && !mayRepeat(caller)) {
    // It was cut off in the middle of a program of the person's own.
    writePlace(context, key, { from: ['updating'], change: { state: 'unknown' } })
  } else if (
    state === 'todo' ||
    (state === 'failed' && isTriedAgain(code)) ||
    ((state === 'updating' || state === 'unknown') && mayRepeat(caller))
  ) {
    await updatePlace(context, key, { overwrite: false })
  }
}

function newRecord(id: string, caller: PlaceRecord['caller']): PlaceRecord {
  return {
    ...{ id, caller, state: 'todo', at: null, code: null },
    ...{ previousId: null, previousCredentialId: null, checkedAt: null, checkCode: null },
  }
}
