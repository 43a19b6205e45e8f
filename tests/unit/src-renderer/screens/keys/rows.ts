import { ItemId } from '../../../../../src-shared/ids.ts'
import type { Badge, ItemSummary, ListGroup } from '../../../../../src-shared/item.ts'

/** A badge with nothing but what is told. */
export function badge(kind: Badge['kind'], rest: Partial<Badge> = {}): Badge {
  return { kind, days: null, at: null, other: null, ...rest }
}

/** A row of a list with nothing but what is told. */
export function row(
  number: number,
  group: ListGroup,
  rest: Partial<ItemSummary> = {},
): ItemSummary {
  return {
    id: ItemId.parse(String(number).padStart(32, '0')),
    name: `key_${number}`,
    service: `key_${number}`,
    kind: 'api-key',
    provider: null,
    providerName: 'ATNA',
    environment: 'Production',
    owner: 'Priya',
    firstCaller: null,
    callerCount: 0,
    createdAt: null,
    ageDays: null,
    policyDays: 90,
    lastUsedAt: null,
    lastUsedSource: 'unknown',
    neverUsed: false,
    group,
    worst: badge('fresh'),
    replaceable: true,
    ...rest,
  }
}
