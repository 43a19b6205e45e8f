/**
 * Has a replacement that is under way follow what the person changed in the places of its item.
 *
 * A place that was not written yet is taken as it is described now, or goes if the person took it
 * away; a new one is added. What was written stays as it was, so that it can be put back where it
 * stood.
 */
import type { RotationId } from '../../src-shared/ids.ts'
import { mayHoldNew } from '../../src-shared/place-records.ts'
import { limits } from '../../src-shared/policy.ts'
import { isOver, type PlaceRecord, type PlaceState } from '../../src-shared/rotation.ts'
import type { RotationContext } from './context.ts'
import { firstPlaces } from './distribute.ts'
import { journalOf, tellChanged } from './journal.ts'

/** States in which a place surely holds what it held before. */
const untouched: readonly PlaceState[] = ['todo', 'failed', 'differs', 'skipped']

/** Takes over the places of the item, if the replacement goes towards its new key. */
export function adoptPlaces(context: RotationContext, id: RotationId): void {
  const { session } = context
  const { body } = journalOf(context, id)
  const isGoing = body.kind === 'replace' && !isOver(body.step) && body.backAt === undefined
  const overview = session.overview(body.itemId)?.body
  if (!isGoing || !overview || body.placesDoneAt !== null || body.places === undefined) return
  const now = firstPlaces(overview)
  const next = body.places.filter((each) => !isGone(each, now)).map((each) => followed(each, now))
  const known = new Set(body.places.map((record) => record.id))
  const places = [...next, ...now.filter((record) => !known.has(record.id))].slice(0, limits.places)
  const { length } = body.places
  const isSame = places.length === length && places.every((each, i) => each === body.places?.[i])
  if (isSame) return
  session.transact((tx) => {
    const { body: latest, stamp } = journalOf(context, id)
    tx.putJournal(id, { ...latest, places }, stamp)
  })
  tellChanged(context, id)
}

/** Whether the person took a place away before anything was done there: it is left alone. */
function isGone(record: PlaceRecord, now: readonly PlaceRecord[]): boolean {
  const isKept = record.previousId !== null || record.previousCredentialId !== null
  if (isKept || !untouched.includes(record.state) || mayHoldNew(record)) return false
  return now.every((each) => each.id !== record.id)
}

function followed(record: PlaceRecord, now: readonly PlaceRecord[]): PlaceRecord {
  const present = now.find((each) => each.id === record.id)
  if (!present || !untouched.includes(record.state)) return record
  if (mayHoldNew(record)) return record
  if (JSON.stringify(present.caller) === JSON.stringify(record.caller)) return record
  const state = record.state === 'skipped' ? 'skipped' : 'todo'
  return { ...record, caller: present.caller, state, code: null }
}
