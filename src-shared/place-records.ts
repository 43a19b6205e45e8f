import type { PlaceRecord } from './journal.ts'

/** What of a place says whether anything is still to be done about it. */
type Settling = Pick<PlaceRecord, 'caller' | 'state' | 'checkedAt' | 'checkCode'>

/** Whether a place has a call that shows that it works with its key. */
export function hasCheck({ caller }: Pick<PlaceRecord, 'caller'>): boolean {
  return (caller?.['check'] ?? null) !== null
}

/**
 * Whether nothing is left to be done about a place.
 *
 * One that has a check is settled once that has answered well, or once the person ticks it.
 */
export function isSettled(record: Settling): boolean {
  if (record.state === 'ticked' || record.state === 'skipped') return true
  if (record.state !== 'updated') return false
  return !hasCheck(record) || (record.checkedAt !== null && record.checkCode === null)
}

/** Whether there are places and nothing is left to be done about any of them. */
export function arePlacesSettled(places: readonly Settling[]): boolean {
  return places.length > 0 && places.every(isSettled)
}

/** Whether the new key may stand in a place, as far as is known. */
export function mayHoldNew({ state, code }: Pick<PlaceRecord, 'state' | 'code'>): boolean {
  switch (state) {
    case 'updating':
    case 'waiting':
    case 'updated':
    case 'ticked':
    case 'unknown':
    case 'undoing':
      return true
    case 'failed':
      // A program that ended badly may have done its work before.
      return code === 'command-failed'
    case 'skipped':
      // It was left out when nobody could tell, or had it by then; the code remembers that.
      return code !== null
    case 'todo':
    case 'differs':
    case 'undone':
      return false
  }
}

/** Whether no place holds the new key any more, as far as is known. */
export function arePlacesUndone(places: readonly Pick<PlaceRecord, 'state' | 'code'>[]): boolean {
  return !places.some(mayHoldNew)
}
