import type { PlaceAction, PlaceView } from '../../../src-shared/rotation.ts'
import { stepWords } from '../../words/en.ts'

const words = stepWords.places

/** What an action is called at a place: putting a key where that went wrong is another try. */
export function actionLabel(
  { state, who }: Pick<PlaceView, 'state' | 'who'>,
  action: PlaceAction,
): string {
  if (action === 'undo' && who === 'person') return words.undidByHand
  if (action === 'check' && state === 'waiting') return words.lookDeployed
  const wentWrong = state === 'failed' || state === 'unknown' || state === 'undone'
  return action === 'update' && wentWrong ? words.tryAgain : words.actions[action]
}

/**
 * The one action that stands in the list itself, where something is to be done; or null.
 *
 * `isBack` while the replacement is being taken back: then places get what stood there before.
 */
export function actionInList(
  { state, who, checkCode, actions }: Pick<PlaceView, 'state' | 'who' | 'checkCode' | 'actions'>,
  isBack: boolean,
): PlaceAction | null {
  const wanted = isBack ? 'undo' : wantedAt(state, who === 'person', checkCode !== null)
  return wanted !== null && actions.includes(wanted) ? wanted : null
}

function wantedAt(
  state: PlaceView['state'],
  isByHand: boolean,
  checkFailed: boolean,
): PlaceAction | null {
  switch (state) {
    case 'todo':
    case 'undone':
      return isByHand ? 'tick' : 'update'
    case 'failed':
    case 'unknown':
      return 'update'
    case 'updated':
      return checkFailed ? 'check' : null
    case 'updating':
    case 'waiting':
    case 'ticked':
    case 'skipped':
    case 'differs':
    case 'undoing':
      return null
  }
}
