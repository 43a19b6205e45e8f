import type { BatchFilter, BatchPlanItem } from '../../../src-shared/batch.ts'
import type { ItemId } from '../../../src-shared/ids.ts'
import type { ConnectionView } from '../../../src-shared/ipc-contract.ts'
import { batchWords } from '../../words/en-batches.ts'

/** How a batch is called and why it is made, as the app proposes it. */
export type BatchNames = { readonly title: string; readonly reason: string }

const { titles, reasons } = batchWords
const most = 120

/** The proposed name and reason of a batch of these keys. */
export function namesOf(
  filter: BatchFilter,
  connections: readonly Pick<ConnectionView, 'id' | 'name'>[],
): BatchNames {
  switch (filter.by) {
    case 'overdue':
      return { title: titles.overdue, reason: reasons.overdue }
    case 'owner':
      return shortened({ title: titles.owner(filter.owner), reason: reasons.owner(filter.owner) })
    case 'account': {
      const name = connections.find(({ id }) => id === filter.connectionId)?.name ?? ''
      return shortened({ title: titles.account(name), reason: reasons.account(name) })
    }
    case 'items':
      return { title: titles.items(filter.itemIds.length), reason: reasons.items }
  }
}

/** What a person has chosen in a plan: which keys are in it, and of which they accept the break. */
export type PlanChoice = {
  readonly left: ReadonlySet<ItemId>
  readonly accepted: ReadonlySet<ItemId>
}

/** What a plan amounts to with a choice. */
export type PlanSum = {
  /** The keys that would be replaced. */
  readonly itemIds: readonly ItemId[]
  readonly acceptsBreak: readonly ItemId[]
  /** How many are in it that break something and of which nobody said that they know. */
  readonly waiting: number
  readonly hindered: number
}

/** Whether a key of a plan can be part of it at all. */
export function canBeIn(item: Pick<BatchPlanItem, 'hindrance'>): boolean {
  return item.hindrance === null
}

/** Sums a plan up: everything that can be in it is, until the person leaves it out. */
export function sumOf(plan: readonly BatchPlanItem[], { left, accepted }: PlanChoice): PlanSum {
  const taken = plan.filter((item) => canBeIn(item) && !left.has(item.itemId))
  const breaking = taken.filter((item) => item.breaks)
  const acceptsBreak = breaking.map(({ itemId }) => itemId).filter((id) => accepted.has(id))
  return {
    itemIds: taken.map(({ itemId }) => itemId),
    acceptsBreak,
    waiting: breaking.length - acceptsBreak.length,
    hindered: plan.length - plan.filter(canBeIn).length,
  }
}

/** The same set with one more or one less. */
export function toggled<T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> {
  const next = new Set(set)
  if (!next.delete(one)) next.add(one)
  return next
}

function shortened({ title, reason }: BatchNames): BatchNames {
  return { title: title.slice(0, most), reason: reason.slice(0, most) }
}
