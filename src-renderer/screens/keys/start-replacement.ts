import type { Input } from '../../../src-shared/ipc-contract.ts'
import type { Badge, ItemSummary } from '../../../src-shared/item.ts'
import { call } from '../../api.ts'
import { now } from '../../clock.ts'
import { badgeText } from '../../format/badge.ts'
import { go } from '../../stores/app.ts'
import { guidesStore, loadGuides } from '../../stores/guides.ts'
import { isFinished, putRotation, rotationsStore } from '../../stores/rotations.ts'
import { itemWords } from '../../words/en-item.ts'
import { needsDeciding } from '../plan/plan-lines.ts'
import { whyOfBadge } from '../plan/replace-whys.ts'

type Item = Pick<ItemSummary, 'id' | 'worst'>
type Start = Extract<Input<'rotations.start'>, { readonly kind: 'replace' }>

/** What a person chose before a replacement. */
export type Choices = Pick<Start, 'graceHours' | 'acceptsBreak' | 'why' | 'told' | 'startsAt'>

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

/** What a badge gives as the reason; a person who only asked for it gave none. */
export function whyGiven(worst: Badge): Pick<Start, 'why'> {
  const why = whyOfBadge(worst)
  return why !== 'scheduled' || reasons.has(worst.kind) ? { why } : {}
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
  const asked = { itemId: item.id }
  const [plan, { vendor }] = await Promise.all([
    call('rotations.plan', asked),
    call('items.get', asked),
    loadGuides(),
  ])
  if (needsDeciding(plan) || tellsFirst(vendor)) go({ screen: 'plan', itemId: item.id })
  else await beginReplacement(item, {})
}

/** Whether the vendor wants those who use a key told before another is made. */
export function tellsFirst(vendor: string | null): boolean {
  const { guides } = guidesStore.getState()
  const guide = guides.find((each) => each.vendor === vendor)
  return guide?.notes.includes('tell-callers-first') ?? false
}

/** Begins the replacement of a key as it was chosen, and shows it. */
export async function beginReplacement(item: Item, choices: Choices): Promise<void> {
  const reason = reasonOf(item.worst, now())
  const start = {
    kind: 'replace',
    itemId: item.id,
    reason,
    ...whyGiven(item.worst),
    ...choices,
  } as const
  const view = await call('rotations.start', start)
  putRotation(view)
  go({ screen: 'replacement', rotationId: view.id })
}
