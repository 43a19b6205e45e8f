import type { RotationView } from '../../../src-shared/rotation.ts'
import { splitName } from '../../format/item-name.ts'
import { stepWords } from '../../words/en.ts'

const words = stepWords.replacement

/** What is being done, in a few words. */
export function titleOf(view: Pick<RotationView, 'kind' | 'itemName' | 'urgent'>): string {
  const name = splitName(view.itemName).head
  return view.urgent ? words.urgentTitle(name) : words.titles[view.kind](name)
}
