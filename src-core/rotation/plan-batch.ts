/**
 * Says which keys a batch would replace, and how each of them: asks no provider, writes nothing.
 */
import type { BatchFilter, BatchPlanItem } from '../../src-shared/batch.ts'
import { dueOf } from '../../src-shared/badges.ts'
import { isPastDue } from '../../src-shared/due.ts'
import { assertNever, VaultError } from '../../src-shared/errors.ts'
import type { ItemId } from '../../src-shared/ids.ts'
import { currentVersion, type Overview } from '../../src-shared/item.ts'
import { limits } from '../../src-shared/policy.ts'
import type { Kept } from '../vault/transaction.ts'
import type { RotationContext } from './context.ts'
import { planOf } from './plan.ts'

/** The keys that a filter finds, those that are due first; throws 'not-found' for an item. */
export function planBatch(context: RotationContext, filter: BatchFilter): BatchPlanItem[] {
  const found = itemsOf(context, filter)
  const due = ({ body }: Kept<ItemId, Overview>) => dueOf(body)?.at ?? Infinity
  found.sort((a, b) => due(a) - due(b) || (a.body.name < b.body.name ? -1 : 1))
  return found.slice(0, limits.batchItems).map(({ id, body }) => planItem(context, id, body))
}

function planItem(context: RotationContext, itemId: ItemId, overview: Overview): BatchPlanItem {
  const { strategy, providerName, breaks, places, hindrance } = planOf(context, itemId)
  return {
    ...{ itemId, name: overview.name, providerName, owner: overview.owner },
    ...{ strategy, breaks, hindrance },
    places: places.length,
    byHand: places.filter(({ who }) => who === 'person').length,
  }
}

function itemsOf({ session, clock }: RotationContext, filter: BatchFilter) {
  const all = [...session.overviews()]
  // An entry without a key, or with dead ones only, has nothing to replace.
  const alive = all.filter(({ body }) => currentVersion(body) !== null)
  switch (filter.by) {
    case 'overdue': {
      const now = clock.now()
      return alive.filter(({ body }) => isPastDue(body, now))
    }
    case 'owner': {
      const owner = filter.owner.trim().toLowerCase()
      return alive.filter(({ body }) => body.owner.trim().toLowerCase() === owner)
    }
    case 'account':
      return alive.filter(({ body }) => body.connectionId === filter.connectionId)
    case 'items': {
      const wanted = new Set(filter.itemIds)
      const found = all.filter(({ id }) => wanted.has(id))
      if (found.length < wanted.size) throw new VaultError('not-found')
      return found
    }
    default:
      return assertNever(filter)
  }
}
