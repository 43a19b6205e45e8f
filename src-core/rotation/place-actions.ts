/**
 * What a person may have done with one place, as a pure function of what is written down.
 */
import { assertNever } from '../../src-shared/errors.ts'
import { hasCheck, isSettled, mayHoldNew } from '../../src-shared/place-records.ts'
import {
  isOver,
  type Journal,
  type PlaceAction,
  type PlaceRecord,
} from '../../src-shared/rotation.ts'
import type { RotationContext } from './context.ts'
import { mayUpdate } from './distribute.ts'
import { writable } from './place-reach.ts'
import { versionById } from './versions.ts'

/** Which way the places go at present. */
export type PlaceWay = {
  /** To the new key, back to what stood there before, or not at all. */
  readonly way: 'forward' | 'back' | 'none'
  /** On the way forward, one place may still be given back what stood there. */
  readonly mayUndo: boolean
}

/** Which way the places of a replacement go. */
export function wayOf(context: Pick<RotationContext, 'session'>, body: Journal): PlaceWay {
  const { session } = context
  const none = { way: 'none', mayUndo: false } as const
  if (isOver(body.step) || session.readOnly !== null || body.lineage !== session.lineage) {
    return none
  }
  if (body.backAt !== undefined) return { way: 'back', mayUndo: true }
  if (!mayUpdate(context, body)) return none
  const overview = session.overview(body.itemId)?.body ?? null
  const old = versionById(overview, body.oldVersionId)
  // Once the old key may go, one place alone is not given it back: all are, or none.
  const isAlive = old !== null && old.stage !== 'revoked' && body.oldOffAt === undefined
  return { way: 'forward', mayUndo: isAlive && body.step === 'proved' }
}

/** What may be done with a place, the likeliest first. */
export function actionsOfPlace(
  record: PlaceRecord,
  { way, mayUndo }: PlaceWay,
): readonly PlaceAction[] {
  if (way === 'none') return []
  const isWritable = writable(record.caller) !== null
  if (way === 'back') return isWritable ? backwards(record) : backwardsByHand(record)
  if (!isWritable) return byHand(record)
  const undo: readonly PlaceAction[] = mayUndo ? ['undo'] : []
  const check: readonly PlaceAction[] = hasCheck(record) ? ['check'] : []
  switch (record.state) {
    case 'todo':
    case 'updating':
    case 'unknown':
    case 'failed':
    case 'undone':
      return ['update', 'tick', 'skip']
    case 'differs':
      return ['overwrite', 'update', 'tick', 'skip']
    case 'waiting':
      return ['check', 'tick', ...undo]
    case 'updated':
      return [...check, ...(isSettled(record) ? [] : (['tick'] as const)), ...undo]
    case 'undoing':
      return [...undo, 'update', 'tick', 'skip']
    case 'ticked':
      return ['untick']
    case 'skipped':
      return ['update', 'tick']
    default:
      return assertNever(record.state)
  }
}

/** A place that only the person can change: their word says how it stands. */
function byHand({ state }: PlaceRecord): readonly PlaceAction[] {
  if (state === 'ticked') return ['untick']
  return state === 'skipped' ? ['tick'] : ['tick', 'skip']
}

function backwards({ state, code }: PlaceRecord): readonly PlaceAction[] {
  switch (state) {
    case 'waiting':
      return ['check', 'undo', 'skip']
    case 'updated':
      return ['undo']
    case 'updating':
    case 'ticked':
    case 'unknown':
    case 'undoing':
      return ['undo', 'skip']
    case 'failed':
    case 'skipped':
      return mayHoldNew({ state, code }) ? ['undo', 'skip'] : []
    case 'differs':
      return ['undo']
    case 'todo':
    case 'undone':
      return []
    default:
      return assertNever(state)
  }
}

function backwardsByHand({ state }: PlaceRecord): readonly PlaceAction[] {
  return state === 'ticked' ? ['undo', 'skip'] : []
}
