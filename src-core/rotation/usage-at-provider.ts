/**
 * Asks a provider how the keys of an item were used, those that are dead as well.
 *
 * Who still tries with a dead key is told by nobody else. Changes nothing.
 */
import type { UsageCaller, UsageDay, UsageView } from '../../src-shared/care.ts'
import { errorCodeOf, VaultError } from '../../src-shared/errors.ts'
import type { ItemId } from '../../src-shared/ids.ts'
import type { Overview } from '../../src-shared/item.ts'
import type { Usage } from '../connectors/account-reply.ts'
import { withReach, type Reach, type RotationContext } from './context.ts'

/** The most keys of an item that are asked about, the newest first. */
const mostKeys = 5

/** The most that an answer holds of each. */
const most = { days: 400, callers: 200 } as const

/** What the provider says, or null where it tells nothing; throws its failures. */
export async function usageAtProvider(
  context: RotationContext,
  itemId: ItemId,
): Promise<UsageView | null> {
  const overview = context.session.overview(itemId)?.body
  if (!overview) throw new VaultError('not-found')
  const ids = remoteIdsOf(overview)
  if (overview.connectionId === null || ids.length === 0) return null
  try {
    const asked = await withReach(context, overview.connectionId, (reach) => askAll(reach, ids))
    return { source: 'provider', ...merged(asked) }
  } catch (thrown) {
    if (errorCodeOf(thrown) === 'capability-missing') return null
    throw thrown
  }
}

function remoteIdsOf({ versions }: Overview): readonly string[] {
  const newestFirst = versions.toSorted((a, b) => b.storedAt - a.storedAt)
  const ids = newestFirst.flatMap(({ remoteId }) => (remoteId === null ? [] : [remoteId]))
  return [...new Set(ids)].slice(0, mostKeys)
}

async function askAll({ connector, link }: Reach, ids: readonly string[]): Promise<Usage[]> {
  const told: Usage[] = []
  for (const id of ids) {
    try {
      told.push(await connector.usage(link, id))
    } catch (thrown) {
      // A provider may have forgotten a dead key; of the others it still tells.
      if (errorCodeOf(thrown) !== 'provider-not-found') throw thrown
    }
  }
  return told
}

function merged(told: readonly Usage[]): Pick<UsageView, 'days' | 'callers'> {
  const days = new Map<string, UsageDay>()
  const callers = new Map<string, UsageCaller>()
  for (const usage of told) {
    for (const day of usage.days) days.set(day.day, sumOfDay(days.get(day.day), day))
    for (const caller of usage.callers) {
      callers.set(caller.name, sumOfCaller(callers.get(caller.name), caller))
    }
  }
  const byDay = [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
  const latestFirst = [...callers.values()].sort((a, b) => b.lastAt - a.lastAt)
  return { days: byDay.slice(-most.days), callers: latestFirst.slice(0, most.callers) }
}

function sumOfDay(before: UsageDay | undefined, more: UsageDay): UsageDay {
  if (!before) return more
  return {
    day: more.day,
    used: before.used + more.used,
    refused: before.refused + more.refused,
    failed: before.failed + more.failed,
  }
}

function sumOfCaller(before: UsageCaller | undefined, more: UsageCaller): UsageCaller {
  if (!before) return more
  return {
    name: more.name,
    lastAt: Math.max(before.lastAt, more.lastAt),
    used: before.used + more.used,
    refused: before.refused + more.refused,
  }
}
