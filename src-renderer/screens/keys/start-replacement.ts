import type { Badge, ItemSummary } from '../../../src-shared/item.ts'
import { call } from '../../api.ts'
import { now } from '../../clock.ts'
import { badgeText } from '../../format/badge.ts'
import { go } from '../../stores/app.ts'
import { isFinished, putRotation, rotationsStore } from '../../stores/rotations.ts'
import { itemWords } from '../../words/en-item.ts'

const reasons: ReadonlySet<Badge['kind']> = new Set([
  'overdue',
  'expired',
  'due-soon',
  'expires-soon',
  'age-unknown',
])

/** Why a key is replaced: what its worst badge says, or that the person asked. */
export function reasonOf(worst: Badge, at: number): string {
  return reasons.has(worst.kind) ? badgeText(worst, at) : itemWords.reason
}

/** Shows the replacement of a key that is under way, or begins one and shows it. */
export async function startReplacement(item: Pick<ItemSummary, 'id' | 'worst'>): Promise<void> {
  const { views } = rotationsStore.getState()
  const open = views.find((view) => view.itemId === item.id && !isFinished(view))
  if (open) {
    go({ screen: 'replacement', rotationId: open.id })
    return
  }
  const reason = reasonOf(item.worst, now())
  const view = await call('rotations.start', { kind: 'replace', itemId: item.id, reason })
  putRotation(view)
  go({ screen: 'replacement', rotationId: view.id })
}
