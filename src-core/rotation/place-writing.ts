/**
 * Writes what becomes of one place into the journal of its replacement.
 *
 * The journal is read again inside the transaction; a record that has moved on meanwhile is not
 * overwritten by a late answer.
 */
import { VaultError } from '../../src-shared/errors.ts'
import type { RotationId } from '../../src-shared/ids.ts'
import { arePlacesSettled, arePlacesUndone } from '../../src-shared/place-records.ts'
import type { Journal, PlaceRecord, PlaceState } from '../../src-shared/rotation.ts'
import type { Transaction } from '../vault/transaction.ts'
import type { RotationContext } from './context.ts'
import { journalOf, tellChanged, whole } from './journal.ts'

/** One place of one replacement. */
export type PlaceKey = { readonly id: RotationId; readonly placeId: string }

/** What may change in the record of a place. */
export type PlaceChange = Pick<
  PlaceRecord,
  'state' | 'at' | 'code' | 'previousId' | 'previousCredentialId' | 'checkedAt' | 'checkCode'
>

/** What is written of a place. */
export type PlaceWrite = {
  /** The states from which this may be written; any, if left out. */
  readonly from?: readonly PlaceState[]
  readonly change: Partial<PlaceChange>
  /** Before when nothing is tried again by itself; left as it is, if left out. */
  readonly notBefore?: number
  /** Writes that must stand or fall with it. */
  readonly also?: (tx: Transaction) => void
}

/** The record of a place; throws 'not-found'. */
export function recordOf(context: RotationContext, { id, placeId }: PlaceKey): PlaceRecord {
  return recordIn(journalOf(context, id).body, placeId)
}

/** Writes a change of one place; throws 'changed-elsewhere' if it has moved on. */
export function writePlace(context: RotationContext, key: PlaceKey, write: PlaceWrite): void {
  const { from, change, notBefore, also } = write
  context.session.transact((tx) => {
    const { body, stamp } = journalOf(context, key.id)
    const record = recordIn(body, key.placeId)
    if (from && !from.includes(record.state)) throw new VaultError('changed-elsewhere')
    const at = change.state === undefined ? record.at : context.clock.now()
    const next: PlaceRecord = { ...record, at, ...change }
    const places = body.places?.map((each) => (each.id === record.id ? next : each)) ?? []
    tx.putJournal(key.id, { ...putOff(body, places, notBefore), places }, stamp)
    also?.(tx)
  })
  tellChanged(context, key.id)
}

/** What was put off for the sake of the places is not put off any more once they are through. */
function putOff(
  body: Journal,
  places: readonly PlaceRecord[],
  notBefore: number | undefined,
): Journal {
  if (notBefore !== undefined) return { ...body, notBefore }
  const areThrough = body.backAt === undefined ? arePlacesSettled : arePlacesUndone
  const isAtPlaces = body.step === 'proved' || body.backAt !== undefined
  if (!isAtPlaces || areThrough(body.places ?? []) || !areThrough(places)) return body
  return whole({ ...body, notBefore: undefined })
}

function recordIn({ places }: Journal, placeId: string): PlaceRecord {
  const record = places?.find((each) => each.id === placeId)
  if (!record) throw new VaultError('not-found')
  return record
}
