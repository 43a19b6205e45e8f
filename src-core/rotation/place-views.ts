/**
 * Draws the places of a replacement for the window.
 *
 * Pure but for what programs said last. No value stands in what is drawn.
 */
import { knownCode } from '../../src-shared/errors.ts'
import { hasCheck } from '../../src-shared/place-records.ts'
import { nameOfPlace } from '../../src-shared/place-names.ts'
import {
  isOver,
  type Journal,
  type PlaceRecord,
  type PlaceView,
} from '../../src-shared/rotation.ts'
import type { RotationContext } from './context.ts'
import { wordsPrefix } from './distribute.ts'
import { actionsOfPlace, wayOf, type PlaceWay } from './place-actions.ts'
import { outputAt } from './place-output.ts'
import { understood, writable } from './place-reach.ts'

/** The places of a replacement, with what may be done with each. */
export function placeViews(context: RotationContext, body: Journal): PlaceView[] {
  const way = wayOf(context, body)
  const hasNew = body.newVersionId !== null && !isOver(body.step)
  return (body.places ?? []).map((record) => ({
    ...viewOfPlace(record, way),
    output: outputAt(context, record.id),
    shows: hasNew && writable(record.caller) !== null,
  }))
}

/** One place, whatever its programs said; `shows` is left to whoever knows the new key. */
export function viewOfPlace(record: PlaceRecord, way: PlaceWay): PlaceView {
  const caller = understood(record.caller)
  const { id, state, at, code, checkedAt, checkCode } = record
  return {
    id,
    kind: record.caller?.kind ?? 'manual',
    ...(caller ? nameOfPlace(caller) : { where: wordsOf(record), what: '' }),
    ...{ state, at, checkedAt },
    who: writable(record.caller) ? 'keyturn' : 'person',
    code: code === null ? null : knownCode(code),
    checkCode: checkCode === null ? null : knownCode(checkCode),
    checks: hasCheck(record),
    shows: false,
    output: null,
    actions: [...actionsOfPlace(record, way)],
  }
}

function wordsOf({ id, caller }: PlaceRecord): string {
  return caller === null && id.startsWith(wordsPrefix) ? id.slice(wordsPrefix.length) : ''
}
