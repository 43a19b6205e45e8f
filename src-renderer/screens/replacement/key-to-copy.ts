import type { KeyMention, RotationView } from '../../../src-shared/rotation.ts'
import { isFinished } from './actions.ts'

/** The key that belongs into the places at present: the old one on the way back; or null. */
export function keyToCopy(
  view: Pick<RotationView, 'old' | 'new' | 'backAt' | 'truth' | 'step'>,
): { readonly key: KeyMention; readonly isOld: boolean } | null {
  if (view.truth === 'taken-back' || (isFinished(view) && view.backAt !== null)) return null
  const isOld = view.backAt !== null
  const key = isOld ? view.old : view.new
  return key && { key, isOld }
}
