import type { Input } from '../../../src-shared/ipc-contract.ts'
import type { Badge, ItemSummary } from '../../../src-shared/item.ts'
import { call } from '../../api.ts'
import { now } from '../../clock.ts'
import { badgeText } from '../../format/badge.ts'
import { go } from '../../stores/app.ts'
import { isFinished, putRotation, rotationsStore } from '../../stores/rotations.ts'
import { itemWords } from '../../words/en-item.ts'
import { needsDeciding } from '../plan/plan-lines.ts'

type Item = Pick<ItemSummary, 'id' | 'worst'>
type Start = Extract<Input<'rotations.start'>, { readonly kind: 'replace' }>

/** What a person chose before a replacement. */
export type Choices = Pick<Start, 'graceHours' | 'acceptsBreak'>

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

/**
 * Shows the replacement of a key that is under way, or begins one and shows it.
 *
 * Where something is to be decided or read first, the plan is shown instead and nothing begins.
 */
export async function startReplacement(item: Item): Promise<void> {
  const { views } = rotationsStore.getState()
  const open = views.find((view) => view.itemId === item.id && !isFinished(view))
  if (open) {
    go({ screen: 'replacement', rotationId: open.id })
    return
  }
  const plan = await call('rotations.plan', { itemId: item.id })
  if (needsDeciding(plan)) go({ screen: 'plan', itemId: item.id })
  else await beginReplacement(item, {})
}

/** Begins the replacement of a key as it was chosen, and shows it. */
export async function beginReplacement(item: Item, choices: Choices): Promise<void> {
  const reason = reasonOf(item.worst, now())
  const start = { kind: 'replace', itemId: item.id, reason, ...choices } as const
  const view = await call('rotations.start', start)
  putRotation(view)
  go({ screen: 'replacement', rotationId: view.id })
}
