/**
 * Draws the places of a replacement for the window.
 *
 * Pure but for what programs said last. No value stands in what is drawn.
 */
import type { Caller } from '../../src-shared/caller.ts'
import { assertNever, knownCode } from '../../src-shared/errors.ts'
import { hasCheck } from '../../src-shared/place-records.ts'
import { limits } from '../../src-shared/policy.ts'
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
    shows: hasNew && canShow(record),
  }))
}

/** One place, whatever its programs said; `shows` is left to whoever knows the new key. */
export function viewOfPlace(record: PlaceRecord, way: PlaceWay): PlaceView {
  const caller = understood(record.caller)
  const { id, state, at, code, checkedAt, checkCode } = record
  return {
    id,
    kind: record.caller?.kind ?? 'manual',
    ...(caller ? nameOf(caller) : { where: wordsOf(record), what: '' }),
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

function canShow({ caller }: PlaceRecord): boolean {
  const known = writable(caller)
  return known !== null && known.kind !== 'command'
}

function wordsOf({ id, caller }: PlaceRecord): string {
  return caller === null && id.startsWith(wordsPrefix) ? id.slice(wordsPrefix.length) : ''
}

/** Where a place is, and what it is called there. */
export function nameOf(caller: Caller): Pick<PlaceView, 'where' | 'what'> {
  switch (caller.kind) {
    case 'env-file':
      return { where: caller.path, what: caller.variable }
    case 'json-file':
    case 'yaml-file':
      return { where: caller.path, what: caller.pointer }
    case 'aws-credentials':
      return { where: caller.path, what: caller.profile }
    case 'npmrc':
      return { where: caller.path, what: caller.key }
    case 'github-secret': {
      const { owner, repository, environment, name } = caller
      const what = environment === null ? name : `${environment} / ${name}`
      return { where: `${owner}/${repository}`, what }
    }
    case 'gitlab-variable': {
      const what = caller.scope === '*' ? caller.key : `${caller.scope} / ${caller.key}`
      return { where: caller.project, what }
    }
    case 'vercel-variable':
      return { where: caller.project, what: `${caller.target} / ${caller.key}` }
    case 'command':
      return { where: caller.argv.join(' ').slice(0, limits.path), what: caller.name ?? '' }
    case 'manual':
      return { where: caller.label, what: '' }
    default:
      return assertNever(caller)
  }
}
